import DurableFiles
import HookProtocol
import ProgressModel
import ProgressStore

/// Measures updates as the store does them, in this process: what a hook costs without the process around it.
///
/// Each update takes the lock, reads everything anew and writes everything, as every hook's does; only the program, its memory and
/// its types are warm. The floor program runs in turn with the updates where there is one.
struct UpdateBenchmark {
  /// What to measure: every number of tasks with every length of the journal.
  struct Plan: Sendable {
    var sizes = [3, 100, 1_000, 10_000]
    var events = [0, 10_000, 100_000]
    var runs = 200
    var programs: BenchmarkPrograms
  }

  let plan: Plan
  let scratch: ScratchFolder
  let run: ProgramRunner
  let context: ProgramContext
  /// Says what is being done.
  let report: (String) -> Void

  /// Runs everything.
  ///
  /// - Throws: `cannotCreate`, or `inputOutput` for a program that cannot be run, an update that records nothing, or Ctrl-C.
  func rows() throws(Failure) -> [UpdateRow] {
    var rows: [UpdateRow] = []
    for size in plan.sizes {
      for events in plan.events { rows.append(try row(tasks: size, events: events)) }
    }
    return rows
  }

  private func row(tasks: Int, events: Int) throws(Failure) -> UpdateRow {
    report("Measuring \(tasks) tasks, a journal of \(events) events, \(plan.runs) updates")
    let place = MeasuredProject.Place(tasks: tasks, events: events)
    let measured = try MeasuredProject.make(place, programs: plan.programs, in: scratch, with: run)
    let project: Project
    do { project = try Project.open(measured.path, in: context) } catch { throw Failure(error) }
    var row = UpdateRow(tasks: tasks, events: events)
    for round in MeasuredProject.warmUpRounds..<MeasuredProject.warmUpRounds + plan.runs {
      let floor = measured.floor(.listUpdate, round: round)
      if round % 2 == 1, let floor { row.addFloor(try run(floor)) }
      try update(project, measured, round, &row)
      if round % 2 == 0, let floor { row.addFloor(try run(floor)) }
      if run.isInterrupted() { throw Failure(.inputOutput, "Cannot measure: interrupted") }
    }
    return row
  }

  private func update(
    _ project: Project, _ measured: MeasuredProject, _ round: Int, _ row: inout UpdateRow
  ) throws(Failure) {
    guard
      let envelope = try? HookEnvelope(
        measured.payload(.listUpdate, round: round).body(in: measured.path), fallbackEvent: nil,
        environment: HookEnvironment()),
      let observation = project.observation(of: envelope, at: measured.moment(round))
    else { throw Failure(.internalFault, "Cannot measure: the sample payload says nothing") }
    let store = project.store(for: "bench update")
    let policy = project.policy
    let beginning = Deadline.monotonicNow()
    let outcome: ProgressStore.Outcome
    do {
      outcome = try store.update(until: .after(.seconds(10)), policy: policy, spool: project.spoolReader) {
        $0.resolve(observation)
      }
    } catch {
      throw Failure(error)
    }
    let elapsed = Deadline.monotonicNow() - beginning
    guard !outcome.events.isEmpty else {
      throw Failure(.inputOutput, "Cannot measure: an update recorded nothing")
    }
    row.add(elapsed, outcome.stages)
  }
}
