import AgentDetection
import DurableFiles
import HookEvents
import HookProtocol
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// Serves one hook event: payload in, state brought up to date, display out.
///
/// It never blocks, slows or fails the agent: it ends within three seconds, exits 0 whatever happens (`--strict` apart), never with
/// 2, and prints nothing to standard output but the JSON object the event accepts. What it could not record at once waits in
/// the spool; what went wrong is in the log.
struct HookRunner {
  /// How long a hook waits for the lock; `SessionEnd` handlers share a second and a half and are then killed.
  private static let lockPatience = Duration.seconds(2)
  private static let lockPatienceAtSessionEnd = Duration.seconds(1)
  /// No hook takes longer than this, whatever it waits for.
  private static let longestRun = Duration.milliseconds(2_800)

  let context: ProgramContext
  let options: HookOptions

  /// Returns the exit status.
  func run() -> Int32 {
    if context.isSet("ORCHESTRA_PROGRESS_DISABLE") { return 0 }
    var timer = HookTimer()
    let end = Deadline.after(Self.longestRun)
    do {
      let payload = try readPayload(until: min(end, .after(HookInput.patience)))
      timer.end(.input)
      try serve(payload, until: end, &timer)
      return 0
    } catch {
      context.output.complain(error.text)
      return options.isStrict ? error.status.rawValue : 0
    }
  }

  private func readPayload(until deadline: Deadline) throws(Failure) -> JSONValue {
    do {
      if let text = options.payload { return try HookInput.parse(text) }
      return try HookInput(input: context.input, deadline: deadline).read()
    } catch {
      let failure = Failure(error)
      log(.warning, failure.message)
      throw failure
    }
  }

  private func serve(
    _ payload: JSONValue, until end: Deadline, _ timer: inout HookTimer
  ) throws(Failure) {
    let environment = HookEnvironment(context.environment)
    let envelope: HookEnvelope
    do {
      envelope = try HookEnvelope(payload, fallbackEvent: options.event, environment: environment)
    } catch {
      let failure = Failure(.damagedData, "Cannot serve the payload: \(error.words)")
      log(.warning, failure.message)
      throw failure
    }
    let project = try open(envelope.workingDirectory)
    guard project.settings.isEnabled else { return }
    let time = context.now
    PayloadRecorder(project: project).keep(envelope, fallbackEvent: options.event, at: time)
    guard HookEventCatalog.event(named: envelope.event) != nil,
      let observation = project.observation(of: envelope, at: time)
    else { return }
    report(project)
    let served = ServedHook(
      project: project, envelope: envelope, observation: observation, fallbackEvent: options.event)
    let patience = envelope.event == "SessionEnd" ? Self.lockPatienceAtSessionEnd : Self.lockPatience
    timer.end(.preparation)
    // Last of all: the host waits for nothing but the process's end by then.
    defer { keep(&timer, of: envelope.event, at: time, project) }
    if let reply = try served.record(until: min(end, .after(patience)), &timer) {
      project.context.output.answer(reply)
    }
  }

  /// Keeps how long the hook took, where there is a state to keep it beside.
  private func keep(_ timer: inout HookTimer, of event: String, at time: Timestamp, _ project: Project) {
    guard timer.course != .elsewhere, project.settings.timesHooks else { return }
    LatencyFile(project: project).keep(timer.sample(of: event, at: time))
  }

  /// Says in the log what of the settings could not be used.
  private func report(_ project: Project) {
    let log = ProjectLog(project: project)
    if let fault = project.settingsFault {
      log.write(.warning, Failure(fault).message + "; using the defaults")
    }
    for key in project.settings.ignoredKeys {
      log.write(
        .warning, "Cannot use the setting '\(key)': its value is of the wrong kind; using the default")
    }
  }

  private func open(_ payloadDirectory: String?) throws(Failure) -> Project {
    let path = ProjectDiscovery(context: context).root(
      option: options.root, payloadDirectory: payloadDirectory, isHook: true)
    do { return try Project.open(path, in: context, isHook: true) } catch { throw Failure(error) }
  }

  /// Logs to the project the environment names: a payload that could not be read names none.
  private func log(_ level: ProjectLog.Level, _ message: String) {
    guard let project = try? open(nil) else { return }
    ProjectLog(project: project).write(level, "hook: " + message)
  }
}

extension Failure {
  init(_ fault: HookInput.Fault) {
    switch fault {
    case .empty: self.init(.missingInput, "Cannot serve a hook: standard input is empty")
    case .syntax(let error):
      self.init(.damagedData, "Cannot read the payload: \(error.sentence) at byte \(error.offset)")
    case .timedOut(let bytes):
      self.init(.inputOutput, "Cannot read the payload: incomplete after 2 s, at byte \(bytes)")
    case .file(let error): self.init(.inputOutput, "Cannot read standard input: \(error.sentence)")
    }
  }
}

extension HookEnvelope.Fault {
  fileprivate var words: String {
    switch self {
    case .notAnObject: "it is not an object"
    case .eventMissing: "it has no 'hook_event_name', and no event was given as an argument"
    }
  }
}
