import DurableFiles
import HookProtocol
import ProgressModel

/// Keeps the payloads that arrive at a project, while that is switched on.
struct PayloadRecorder {
  let project: Project

  /// Keeps one payload when the project records; a failure is logged and costs the hook nothing else.
  func keep(_ envelope: HookEnvelope, fallbackEvent: String?, at time: Timestamp) {
    do {
      guard let order = try RecordingOrder.read(of: project) else { return }
      let file = RecordingFile(path: order.path(in: project), order: order, calls: project.context.calls)
      let line = line(envelope, fallbackEvent, time, isRaw: order.isRaw)
      if try file.append(line, at: time) == .full {
        _ = try? RecordingOrder.remove(from: project)
        ProjectLog(project: project).write(
          .info, "Recording has ended: '\(file.path)' has as many bytes as it may have")
      }
    } catch {
      ProjectLog(project: project).write(.warning, "Cannot record the payload: \(error.sentence)")
    }
  }

  private func line(
    _ envelope: HookEnvelope, _ fallbackEvent: String?, _ time: Timestamp, isRaw: Bool
  ) -> [UInt8] {
    let payload =
      isRaw ? envelope.payload : SecretRedaction(sparing: project.roster).redacted(envelope.payload)
    return ArrivedPayload(
      time: time, fallbackEvent: fallbackEvent, payload: payload, environment: envelope.environment
    ).bytes()
  }
}
