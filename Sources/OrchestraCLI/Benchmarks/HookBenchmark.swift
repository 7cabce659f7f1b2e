import DurableFiles
import ProgressStore

/// Measures the hook as its host calls it: whole processes, from their start to their end.
///
/// Programs that are compared run in turn, so that a machine that is slow for a while slows all of them; every other round
/// goes backwards, so that none always runs behind the same other.
struct HookBenchmark {
  /// What to measure.
  struct Plan: Sendable {
    /// Numbers of tasks.
    var sizes = [3, 100, 1_000, 10_000]
    /// Levels compared at `comparedSize`.
    var durabilities = Durability.allCases
    var runs = 200
    /// The program whose hook is measured.
    var program: String
    /// The program that makes the same system calls without understanding anything; nil for none.
    var floor: String?
    /// This program, which fills the projects.
    var ownProgram: String
    var environment: [String: String] = [:]
    /// Lengths of the journal, in events, compared at `comparedSize`.
    var events: [Int] = []
    /// Whether to compare hooks that time themselves with hooks that do not.
    var comparesTiming = false

    var programs: BenchmarkPrograms {
      BenchmarkPrograms(program: program, floor: floor, ownProgram: ownProgram, environment: environment)
    }
  }

  /// Where durability levels, lengths of the journal, own timing, tool calls without news and memory are measured.
  static let comparedSize = 100
  /// The most memory hardly differs from run to run.
  private static let peakRuns = 3

  let plan: Plan
  let scratch: ScratchFolder
  let run: ProgramRunner
  /// Says what is being done.
  let report: (String) -> Void

  /// Runs everything.
  ///
  /// - Throws: `cannotCreate`, or `inputOutput` for a program that cannot be run or does not do its work.
  func rows() throws(Failure) -> [BenchmarkRow] {
    report("Measuring the start, \(plan.runs) runs")
    var rows = try startRows()
    let standard = StoreSettings().durability
    for size in plan.sizes { rows += try updates(MeasuredProject.Place(tasks: size, durability: standard)) }
    for durability in plan.durabilities
    where durability != standard || !plan.sizes.contains(Self.comparedSize) {
      rows += try updates(MeasuredProject.Place(tasks: Self.comparedSize, durability: durability))
    }
    for events in plan.events where events > 0 {
      rows += try updates(MeasuredProject.Place(tasks: Self.comparedSize, events: events))
    }
    if plan.comparesTiming { rows.append(try timing()) }
    return rows
  }

  private func startRows() throws(Failure) -> [BenchmarkRow] {
    var off = plan.environment
    off["ORCHESTRA_PROGRESS_DISABLE"] = "1"
    let calls = [
      MeasuredCall(program: ChildProcess(Self.emptyProgram, environment: plan.environment)),
      MeasuredCall(
        program: ChildProcess(plan.program, ["hook", SamplePayload.otherTool.event], environment: off),
        input: SamplePayload.otherTool.bytes(in: "/"), answer: .none),
      MeasuredCall(program: ChildProcess(plan.program, ["--version"], environment: plan.environment)),
    ]
    var rows = [BenchmarkRow(.emptyProgram), BenchmarkRow(.switchedOff), BenchmarkRow(.version)]
    for call in calls { _ = try run(call) }
    for round in 0..<plan.runs {
      for index in Self.order(rows.indices, round) { rows[index].add(try run(calls[index])) }
    }
    for index in rows.indices { try measurePeak(of: &rows[index]) { _ in calls[index] } }
    return rows
  }

  private func updates(_ place: MeasuredProject.Place) throws(Failure) -> [BenchmarkRow] {
    report("Measuring \(place.words), \(plan.runs) runs of each kind")
    let project = try MeasuredProject.make(place, programs: plan.programs, in: scratch, with: run)
    var subjects = [BenchmarkRow.Subject.listUpdate, .taskUpdate]
    if place == MeasuredProject.Place(tasks: Self.comparedSize) { subjects.append(.otherTool) }
    var rows = subjects.map {
      BenchmarkRow(
        $0, tasks: place.tasks, durability: place.durability, events: place.events > 0 ? place.events : nil)
    }
    for round in MeasuredProject.warmUpRounds..<MeasuredProject.warmUpRounds + plan.runs {
      for index in Self.order(rows.indices, round) {
        let subject = rows[index].subject
        let floor = subject == .otherTool ? nil : project.floor(subject, round: round)
        if round % 2 == 1, let floor { rows[index].addFloor(try run(floor)) }
        rows[index].add(try run(project.hook(subject, round: round)))
        if round % 2 == 0, let floor { rows[index].addFloor(try run(floor)) }
      }
    }
    for index in rows.indices {
      let subject = rows[index].subject
      try measurePeak(of: &rows[index]) {
        project.hook(subject, round: MeasuredProject.warmUpRounds + plan.runs + $0)
      }
    }
    return rows
  }

  /// Measures hooks that time themselves, each beside one that does not: in turn, in projects alike but for that setting.
  private func timing() throws(Failure) -> BenchmarkRow {
    report("Measuring hooks that time themselves beside hooks that do not, \(plan.runs) runs of each")
    func project(_ isTimed: Bool) throws(Failure) -> MeasuredProject {
      try MeasuredProject.make(
        MeasuredProject.Place(tasks: Self.comparedSize, isTimed: isTimed), programs: plan.programs,
        in: scratch,
        with: run)
    }
    let (timed, untimed) = (try project(true), try project(false))
    var row = BenchmarkRow(.timedUpdate, tasks: Self.comparedSize, durability: StoreSettings().durability)
    for round in MeasuredProject.warmUpRounds..<MeasuredProject.warmUpRounds + plan.runs {
      // Two rounds each way, since the payloads of odd and even rounds differ.
      let isTimedFirst = round / 2 % 2 == 0
      if isTimedFirst { row.add(try run(timed.hook(.listUpdate, round: round))) }
      row.addFloor(try run(untimed.hook(.listUpdate, round: round)))
      if !isTimedFirst { row.add(try run(timed.hook(.listUpdate, round: round))) }
    }
    try measurePeak(of: &row) {
      timed.hook(.listUpdate, round: MeasuredProject.warmUpRounds + plan.runs + $0)
    }
    return row
  }

  /// Measures the most memory in a few more runs, which the floor program starts: it is smaller than anything measured.
  private func measurePeak(
    of row: inout BenchmarkRow, _ call: (Int) -> MeasuredCall
  ) throws(Failure) {
    guard let floor = plan.floor else { return }
    row.peakMemory = 0
    for number in 0..<Self.peakRuns {
      var call = call(number)
      call.program = ChildProcess(
        floor, ["--peak", call.program.program] + call.program.arguments,
        environment: call.program.environment)
      call.answer = .some
      let lines = try run(call).output.split(separator: UInt8(ascii: "\n"))
      guard let peak = lines.last.flatMap({ Int64(String(decoding: $0, as: UTF8.self)) }) else {
        throw Failure(.inputOutput, "Cannot measure memory: '\(floor)' does not know '--peak'")
      }
      row.peakMemory = max(row.peakMemory, peak)
    }
  }

  private static func order(_ indices: Range<Int>, _ round: Int) -> [Int] {
    round % 2 == 0 ? Array(indices) : indices.reversed()
  }

  #if canImport(Darwin)
  private static let emptyProgram = "/usr/bin/true"
  #else
  private static let emptyProgram = "/bin/true"
  #endif
}
