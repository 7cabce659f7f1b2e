import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// Whether what was recorded and the clock agree.
enum ClockCheck: DoctorCheck {
  static let name = "clock"
  static let topic = DoctorTopic.wrongShown
  static let summary = "events or files from the future, and a clock that was set back"

  /// Clocks of machines that share a folder may differ this much, in milliseconds.
  private static let tolerance: Int64 = 60_000

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let state = context.state else { return [.skipped("Nothing has been recorded yet")] }
    var findings: [DoctorFinding] = []
    let ahead = state.updatedAt.milliseconds.addingClamped(-context.now.milliseconds)
    if ahead > tolerance {
      findings.append(
        .warning(
          "The newest event lies \(ElapsedText(.en).length(ahead)) in the future: ages and durations are wrong until then",
          remedy: context.variable("ORCHESTRA_NOW_MS") == nil
            ? "Look at the clock: date -u" : "unset ORCHESTRA_NOW_MS"))
    }
    findings += files(context)
    if let step = setBack(state.history) {
      findings.append(
        .note(
          "The clock was set back by \(ElapsedText(.en).length(step.length)) before event \(step.sequence), or that event came late"
        ))
    }
    return findings.isEmpty ? [.fine("No event or file lies in the future")] : findings
  }

  /// Files are stamped by the machine, whatever the program takes for now.
  private static func files(_ context: DoctorContext) -> [DoctorFinding] {
    let now = context.machine.clock.now()
    return [StoreName.snapshot, StoreName.journal].compactMap { name in
      guard let modified = (try? context.cache?.status(of: name))??.modifiedMilliseconds,
        modified.addingClamped(-now) > tolerance
      else { return nil }
      return .warning(
        "'\(name)' was written \(ElapsedText(.en).length(modified.addingClamped(-now))) in the future, by the machine's clock",
        remedy: "Look at the clock: date -u")
    }
  }

  private static func setBack(_ history: [HistoryEntry]) -> (sequence: Int64, length: Int64)? {
    for (first, second) in zip(history, history.dropFirst()) {
      let length = first.time.milliseconds.addingClamped(-second.time.milliseconds)
      if length > tolerance { return (second.sequence, length) }
    }
    return nil
  }
}
