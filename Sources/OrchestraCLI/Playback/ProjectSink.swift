import HookProtocol
import ProgressModel

/// Takes payloads into a project as hooks do: under its lock and into its journal, or into the session's open sandbox.
struct ProjectSink: PayloadSink {
  let project: Project
  private(set) var state: ProgressState

  init(project: Project, state: ProgressState) {
    self.project = project
    self.state = state
  }

  mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload {
    guard let envelope = try? payload.envelope() else { return PlayedPayload() }
    guard let observation = project.observation(of: envelope, at: payload.time) else {
      return PlayedPayload(event: envelope.event)
    }
    let changed = try project.change(for: "play " + envelope.event, at: payload.time) { transaction in
      transaction.resolve(observation)
    }
    state = changed.after
    return PlayedPayload(event: envelope.event, events: changed.events)
  }
}
