import HookProtocol
import ProgressModel

/// Keeps the payloads that arrive at a project, while that is switched on.
struct PayloadRecorder {
  let project: Project

  /// Keeps one payload when the project records; a failure is logged and costs the hook nothing else.
  func keep(_ envelope: HookEnvelope, fallbackEvent: String?, at time: Timestamp) {
  }
}
