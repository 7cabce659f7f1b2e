import DurableFiles
import HookProtocol
import ProgressModel
import ProgressStore
import Synchronization

/// The time of the payload that is being played: all that a replayed project is told of the time of day.
final class ReplayClock: WallClock {
  private let milliseconds = Mutex<Int64>(0)

  func now() -> Int64 { milliseconds.withLock { $0 } }

  func set(_ time: Timestamp) { milliseconds.withLock { $0 = time.milliseconds } }
}

/// How many payloads of one event were played, and what they recorded.
struct CountedEvent: Equatable {
  var payloads = 0
  var events = 0
}

/// Counts what passes on its way into another sink, and tells the clock of the replay the time.
struct CountingSink<Inner: PayloadSink>: PayloadSink {
  private var inner: Inner
  private let clock: ReplayClock?
  private let keepsEvents: Bool
  /// By the event's name; under `nameless` those that have none.
  private(set) var counts: [String: CountedEvent] = [:]
  private(set) var firstTime: Timestamp?
  /// Everything that was recorded, where it is to be recorded once more elsewhere.
  private(set) var events: [ProgressEvent] = []

  static var nameless: String { "(no event)" }

  init(_ inner: Inner, clock: ReplayClock? = nil, keepsEvents: Bool = false) {
    self.inner = inner
    self.clock = clock
    self.keepsEvents = keepsEvents
  }

  var state: ProgressState { inner.state }

  mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload {
    clock?.set(payload.time)
    if firstTime == nil { firstTime = payload.time }
    let played = try inner.serve(payload)
    counts[played.event ?? Self.nameless, default: CountedEvent()].payloads += 1
    if !played.events.isEmpty {
      counts[played.event ?? Self.nameless, default: CountedEvent()].events += played.events.count
      if keepsEvents { events += played.events }
    }
    return played
  }
}

/// Takes payloads into a copy of a sandbox, so that ids of new tasks are those the sandbox itself would make.
struct SandboxSink: PayloadSink {
  let project: Project
  private var sandbox: Sandbox

  init(project: Project, sandbox: Sandbox) {
    self.project = project
    self.sandbox = sandbox
  }

  var state: ProgressState { sandbox.state }

  mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload {
    guard let envelope = try? payload.envelope() else { return PlayedPayload() }
    guard let observation = project.observation(of: envelope, at: payload.time) else {
      return PlayedPayload(event: envelope.event)
    }
    let events = sandbox.change(policy: project.policy) { $0.resolve(observation) }
    return PlayedPayload(event: envelope.event, events: events)
  }
}

extension ProgramContext {
  /// A world in which nothing but the payloads tells anything: the same on every machine and in every run.
  func forReplay(by clock: ReplayClock) -> ProgramContext {
    var context = self
    context.clock = clock
    context.hostName = "replay"
    context.isProcessGone = { _ in false }
    context.session = nil
    // The status file's text is part of what has to be the same.
    context.environment["ORCHESTRA_LANGUAGE"] = "en"
    return context
  }
}

extension Project {
  /// The same project in another world.
  func replacing(_ context: ProgramContext) -> Project {
    Project(
      path: path, root: root, settings: settings, settingsFault: settingsFault, roster: roster,
      context: context)
  }
}
