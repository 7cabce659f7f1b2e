import ProgressModel
import ProgressStore
import Rendering

/// Whether anything was recorded, and how long ago.
enum RecordingCheck: DoctorCheck {
  static let name = "recording"
  static let topic = DoctorTopic.nothingShown
  static let summary = "whether anything was recorded yet, and when the last event came"

  private static let day: Int64 = 24 * 3_600_000
  private static let hour: Int64 = 3_600_000

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard context.project != nil else { return [.skipped("The project cannot be opened")] }
    if context.stateFault != nil { return [.skipped("The state cannot be read: see 'state-files'")] }
    guard let state = context.state else {
      return [
        .note(
          "Nothing has been recorded in '\(context.place.path)' yet",
          remedy: "Start a session there, or run 'orchestra init'")
      ]
    }
    let sessions = state.sessions.count
    guard sessions > 0 || state.tasks.count > 0 else {
      return [
        .note(
          "No session has been seen in '\(context.place.path)' yet",
          remedy: "Start a session of the host there")
      ]
    }
    let silence = context.now.milliseconds.addingClamped(-state.updatedAt.milliseconds)
    let sentence =
      "The last event, number \(state.sequence), came \(context.age(since: state.updatedAt.milliseconds)); \(counted(sessions, "session")), \(counted(state.tasks.count, "task")), \(counted(state.activeAgents.count, "agent")) at work"
    let working = state.sessions.filter { $0.isLive && $0.state == .active }
    if !working.isEmpty, silence > hour {
      return [
        .note(
          sentence + "; \(counted(working.count, "session")) should be in the midst of a turn",
          remedy: "If it is not, 'orchestra session end' ends it; if it is, its hooks do not arrive")
      ]
    }
    return silence > 7 * day ? [.note(sentence)] : [.fine(sentence)]
  }
}
