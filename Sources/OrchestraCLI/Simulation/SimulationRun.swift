import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// Plays simulated payloads where they are wanted, and shows what came of them.
///
/// Nothing real changes unless it is asked for: on the command line and in scripts they go into a copy of the state in memory, in
/// a shell into its sandbox, with `--apply` into the project, and with faults of processes into a project of their own.
struct SimulationRun {
  let options: SimulationOptions
  let context: ProgramContext
  let project: Project
  let seed: UInt64
  /// Milliseconds between two payloads, when they come at a rate; nil for those of their own times.
  var isPaced = false

  init(_ options: SimulationOptions, in context: ProgramContext) throws(Failure) {
    self.options = options
    self.context = context
    project = try options.project.project(in: context)
    seed = options.seed ?? UInt64(bitPattern: context.now.milliseconds)
    if options.apply, let sandbox = context.session?.sandbox, sandbox.project == project.path {
      throw Failure(
        .usage, "Cannot apply: a sandbox is open", hint: "'commit' or 'rollback' first, or leave out --apply")
    }
  }

  /// An empty stage in this project.
  func stage() -> SimulationStage {
    let home = context.environment["HOME"] ?? ""
    return SimulationStage(directory: project.path, home: home.isEmpty ? "/home/user" : home, seed: seed)
  }

  /// The state as it is, or an empty one where nothing is kept yet.
  func presentState() throws(Failure) -> ProgressState {
    if context.session?.sandbox(of: project.path) == nil {
      // Past the session's cache and past migrating: a simulation must not change a file by looking at it.
      do { return try project.store(for: "simulate").read() ?? ProgressState() } catch {
        throw Failure(error)
      }
    }
    return try project.state(for: "simulate")
  }

  /// Plays what was sent, in the order in which it arrives.
  func play(_ sent: [SimulatedDelivery]) throws(Failure) {
    let arriving = timed(DeliveryOrder.arriving(sent))
    let faults = arriving.flatMap(\.faults)
    if options.emit { return try emit(arriving, faults) }
    guard faults.isEmpty else { return try playWithProcesses(arriving, faults) }
    let payloads = arriving.map(\.payload)
    let before = try presentState()
    if options.apply {
      var sink = ProjectSink(project: project, state: before)
      return try play(payloads, from: before, into: &sink, .project)
    }
    if try openSandbox(on: before) {
      var sink = ProjectSink(project: project, state: before)
      return try play(payloads, from: before, into: &sink, .sandbox)
    }
    var sink = MemorySink(project: project, state: before)
    try play(payloads, from: before, into: &sink, .memory)
  }

  private enum Place {
    case project, sandbox, memory
  }

  private func play(
    _ payloads: [ArrivedPayload], from before: ProgressState, into sink: inout some PayloadSink,
    _ place: Place
  ) throws(Failure) {
    let playback = try playback()
    let account = try playback.play(payloads, into: &sink)
    show(StateComparison(before: before, after: sink.state), sink.state)
    context.output.complain(sentence(account, of: payloads.count) + "; " + Self.words(for: place, project))
  }

  /// Shows what differs, and to people the tasks concerned as they are now.
  func show(_ comparison: StateComparison, _ state: ProgressState) {
    options.output.show(ComparisonReport.report(of: comparison, from: project.viewpoint), in: context)
    let ids = Set((comparison.addedTasks + comparison.changedTasks.map(\.after)).map(\.id))
    guard options.output.chosen(in: context).isForPeople, !ids.isEmpty else { return }
    context.output.answer("\n")
    options.output.show(
      TaskListReport.report(
        of: state.tasks.tasks.filter { ids.contains($0.id) }, in: state, from: project.viewpoint), in: context
    )
  }

  /// The player, at the pace of the options, or that of a rate.
  func playback() throws(Failure) -> Playback {
    var playback = try options.playback.playback(of: project, showing: options.output)
    // The times are those of the pace already.
    if case .times = playback.pace { playback.pace = .times(1) } else if isPaced { playback.pace = .times(1) }
    return playback
  }

  /// Brings the times, which count from the beginning, to the clock: played at once it has just happened, at a pace it begins now.
  private func timed(_ deliveries: [SimulatedDelivery]) -> [SimulatedDelivery] {
    let factor = options.playback.speed?.factor
    let isLive = factor != nil || isPaced
    let last = deliveries.map(\.payload.time.milliseconds).max() ?? 0
    let start = isLive ? context.now.milliseconds : context.now.milliseconds.addingClamped(-last)
    return deliveries.map { delivery in
      var delivery = delivery
      let offset = delivery.payload.time.milliseconds
      let scaled = factor.map { Int64(Double(offset) / $0) } ?? offset
      delivery.payload.time = Timestamp(start.addingClamped(scaled))
      return delivery
    }
  }

  /// Sees to the sandbox of a shell; false where there is nobody to close it.
  private func openSandbox(on state: ProgressState) throws(Failure) -> Bool {
    guard let session = context.session else { return false }
    if let open = session.sandbox {
      if open.project == project.path { return true }
      throw Failure(
        .usage, "Cannot simulate here: a sandbox of '\(open.project)' is open",
        hint: "'commit' or 'rollback' first")
    }
    // A script that ends in an open sandbox has failed: there nothing stays open that nobody has opened.
    guard session.isInteractive else { return false }
    let salt = (try? project.root.randomBytes(8)).map { Checksum(of: $0).hexadecimal } ?? "sandbox"
    session.sandbox = OpenSandbox(project: project.path, sandbox: Sandbox(state: state, salt: salt))
    return true
  }

  private func emit(_ arriving: [SimulatedDelivery], _ faults: [SimulationFault]) throws(Failure) {
    if let fault = faults.first(where: { $0 != .torn }) {
      throw Failure(
        .usage, "Cannot emit '\(fault.word)': it happens to processes, not to payloads",
        hint: "Leave out --emit")
    }
    var sink = EmittingSink(context: context, torn: arriving.map { $0.faults.contains(.torn) })
    _ = try playback().play(arriving.map(\.payload), into: &sink)
  }

  private func playWithProcesses(
    _ arriving: [SimulatedDelivery], _ faults: [SimulationFault]
  ) throws(Failure) {
    if options.apply, let fault = faults.first {
      throw Failure(
        .usage, "Cannot apply '\(fault.word)': such faults are played in a project of their own only",
        hint: "Leave out --apply")
    }
    try FaultTrial(run: self).play(arriving)
  }

  private func sentence(_ account: Playback.Account, of count: Int) -> String {
    let ending =
      switch account.ending {
      case .completed: ""
      case .conditionHeld: ", until the condition held"
      case .stopped: " before it was stopped"
      }
    let payloads = account.payloads == count ? "\(count)" : "\(account.payloads) of \(count)"
    return "Played \(payloads) payload\(count == 1 ? "" : "s"), \(account.recorded) with news\(ending)"
  }

  private static func words(for place: Place, _ project: Project) -> String {
    switch place {
    case .project: "recorded in '\(VisibleText.of(project.path))'"
    case .sandbox: "they are in the sandbox: 'commit' keeps them, 'rollback' drops them"
    case .memory: "nothing was written (--apply records it)"
    }
  }
}
