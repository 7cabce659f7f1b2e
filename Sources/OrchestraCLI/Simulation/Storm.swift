import DurableFiles
import ProgressModel

/// Keeps many hooks running at once in a project of their own, kills some, gets others into trouble, and keeps account.
///
/// One thread: it starts a process wherever there is room, and waits for the first to end or the next to be killed.
struct Storm {
  let script: StormScript
  let processes: Int
  let duration: Duration
  let hooks: HookProcesses
  /// Whether somebody pressed Ctrl-C.
  let isInterrupted: () -> Bool
  /// Told now and then how far it has come.
  let report: (StormAccount, Duration) -> Void

  private var random: SplitMix64
  private var account: StormAccount
  private var writers: [Writer]
  private var holder: (process: RunningProcess, end: Duration, isKilled: Bool)?
  private var future: Duration?

  /// One of those who send, an event at a time.
  private struct Writer {
    var event: StormEvent
    /// The same event is sent once more.
    var repeats = false
    var running: Running?
  }

  /// A hook at work.
  private struct Running {
    let process: RunningProcess
    let fate: StormScript.Fate
    /// When it is killed; nil for one that lives.
    let death: Duration?
  }

  /// No hook takes longer by itself; what does is killed, and counted as refused to nobody's advantage.
  private static let longestRun = Duration.seconds(15)

  init(
    script: StormScript, processes: Int, duration: Duration, seed: UInt64, hooks: HookProcesses,
    isInterrupted: @escaping () -> Bool, report: @escaping (StormAccount, Duration) -> Void
  ) {
    self.script = script
    self.processes = processes
    self.duration = duration
    self.hooks = hooks
    self.isInterrupted = isInterrupted
    self.report = report
    random = SplitMix64(state: seed)
    account = StormAccount(processes: processes, seed: seed)
    writers = (0..<processes).map {
      Writer(event: StormEvent(kind: .begin, writer: $0, session: 0, number: 0))
    }
  }

  /// Runs it to its end and returns what was sent and promised.
  ///
  /// - Throws: `inputOutput` when it was interrupted or processes cannot be started; all of them are gone then.
  mutating func rage() throws(Failure) -> StormAccount {
    do throws(Failure) { return try runToEnd() } catch {
      abandon()
      throw error
    }
  }

  private mutating func runToEnd() throws(Failure) -> StormAccount {
    let start = Deadline.monotonicNow()
    var told = start
    while true {
      let now = Deadline.monotonicNow()
      if isInterrupted() { throw Failure(.inputOutput, "Cannot finish the storm: interrupted") }
      let isOver = now - start >= duration
      if !isOver {
        for index in writers.indices where writers[index].running == nil { try launch(index, now) }
      }
      try disturb(now, isOver: isOver)
      let busy = writers.indices.filter { writers[$0].running != nil }
      if isOver && busy.isEmpty && holder == nil && future == nil { break }
      try wait(for: busy, now)
      if now - told >= .milliseconds(250) {
        told = now
        report(account, now - start)
      }
    }
    account.elapsed = Deadline.monotonicNow() - start
    return account
  }

  /// Kills whoever still runs, so that nobody writes into files that are being removed.
  private mutating func abandon() {
    let running = writers.compactMap { $0.running?.process } + [holder?.process].compactMap { $0 }
    for process in running { process.kill() }
    for process in running { process.wait() }
    for index in writers.indices { writers[index].running = nil }
    holder = nil
  }

  private mutating func launch(_ index: Int, _ now: Duration) throws(Failure) {
    let event = writers[index].event
    // Sessions begin and end in peace, so that the state stays small; the trouble is for what is counted.
    var fate = event.kind == .task && !writers[index].repeats ? script.draw(&random) : .served
    if fate == .fault("lock-held") { fate = holdLock(now) }
    if fate == .fault("future-snapshot"), future == nil {
      try hooks.plantFutureSnapshot()
      future = now + .milliseconds(Int64.random(in: 20...300, using: &random))
    }
    account.send(event)
    writers[index].running = Running(
      process: try start(event, fate), fate: fate,
      death: fate == .killed ? now + .microseconds(Int64.random(in: 0...12_000, using: &random)) : nil)
  }

  private func start(_ event: StormEvent, _ fate: StormScript.Fate) throws(Failure) -> RunningProcess {
    let payload = event.payload(in: hooks.project.path, isHostile: fate.simulated == .hostile)
    switch fate.simulated {
    case .clock(let shift):
      return try hooks.start(payload, at: Timestamp(hooks.project.context.now.milliseconds + shift))
    case .heldLock, .futureSnapshot, .hostile, .repeated, nil: return try hooks.start(payload)
    case let fault: return try hooks.start(payload, fault)
    }
  }

  /// Starts somebody who takes the lock and hangs, unless there is one; the event itself is sent as usual.
  private mutating func holdLock(_ now: Duration) -> StormScript.Fate {
    guard holder == nil, let process = try? hooks.start([], .heldLock) else { return .served }
    // Some longer than hooks wait.
    let length = Int64.random(in: 100...2_600, using: &random)
    holder = (process, now + .milliseconds(length), Bool.random(using: &random))
    return .fault("lock-held")
  }

  /// Ends what has disturbed long enough.
  private mutating func disturb(_ now: Duration, isOver: Bool) throws(Failure) {
    if let holder, holder.end <= now || isOver {
      // Half of them are killed, as somebody does who has waited for long; the lock comes free in both cases.
      if holder.isKilled { holder.process.kill() } else { holder.process.closeInput() }
      holder.process.end(within: Self.longestRun)
      self.holder = nil
    }
    if let future, future <= now || isOver {
      _ = try hooks.removeFutureSnapshot()
      self.future = nil
    }
  }

  private mutating func wait(for busy: [Int], _ now: Duration) throws(Failure) {
    var next = now + .milliseconds(100)
    for index in busy {
      guard let running = writers[index].running else { continue }
      let death = running.death ?? running.process.startedAt + Self.longestRun
      if death <= now { running.process.kill() } else { next = min(next, death) }
    }
    let processes = busy.compactMap { writers[$0].running?.process }
    for place in RunningProcess.waitForOutput(of: processes, next - now) {
      if processes[place].readOutput() == nil { end(busy[place]) }
    }
  }

  private mutating func end(_ index: Int) {
    guard let running = writers[index].running else { return }
    let status = running.process.wait()
    let event = writers[index].event
    let ending = Self.ending(status, running.fate)
    account.add(event, running.fate, ending, running.process.elapsed)
    writers[index].running = nil
    switch (event.kind, ending) {
    // Without its beginning and end a session would never go to the archive.
    case (.begin, .refused), (.begin, .killed), (.end, .refused), (.end, .killed): break
    case (.task, .acknowledged) where running.fate.simulated == .repeated:
      writers[index].repeats = true
    default:
      writers[index].repeats = false
      writers[index].event = event.next
    }
  }

  /// Reads what a hook says of its own work, with `--strict`.
  ///
  /// Busy (75), held back by a later version (78) or by damage (65): the hook has put it aside. With a payload it could not read,
  /// or nowhere to write, it could not.
  static func ending(_ status: Int32, _ fate: StormScript.Fate) -> StormAccount.Ending {
    switch status {
    case 0: return .acknowledged
    case 129...: return .killed
    case 65 where fate.simulated == .torn, 74 where fate.simulated == .stalled: return .refused
    case 65, 75, 78: return fate.simulated == .fullDisk ? .refused : .putAside
    default: return .refused
    }
  }
}
