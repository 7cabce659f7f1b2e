import ProgressModel

/// The two lines that sum up a display, made narrower step by step until they fit.
struct SummaryLine {
  private let overview: Overview
  private let viewpoint: Viewpoint

  init(_ overview: Overview, _ viewpoint: Viewpoint) {
    self.overview = overview
    self.viewpoint = viewpoint
  }

  /// Such as `🎯 PROGRESS | 2 agents | 67% complete`.
  ///
  /// Without tasks the session's length takes the place of the percentage.
  func header() -> String {
    let phrases = viewpoint.phrases
    let agents = overview.workers.isEmpty ? "" : phrases.agents(overview.workers.count)
    let long: String
    let short: String
    if let percent = overview.statistics.overallProgress {
      long = phrases.complete(percent)
      short = ProgressBar.percent(percent)
    } else {
      let length = overview.sessionLength(at: viewpoint.now).map { viewpoint.elapsed.short($0) }
      long = length.map { phrases.sessionLasting($0) } ?? ""
      short = length ?? ""
    }
    let title = "🎯 " + phrases.progress
    return firstThatFits([
      joined([title, agents, long], " | "),
      joined([title, agents, short], " | "),
      joined([title, short], " | "),
      joined(["🎯", short], " "),
    ])
  }

  /// Such as `✅ 8  ⚡ 3  ⏳ 4`, then failed and left-over tasks if there are any.
  ///
  /// The numbers add up to all tasks that are not cancelled.
  func counts() -> String {
    let leftOver = overview.leftOver.count
    let always = [
      "✅ \(overview.statistics.completedTasks)", "⚡ \(overview.activeCount)", "⏳ \(overview.pendingCount)",
    ]
    let failed = overview.failed.isEmpty ? [] : ["❌ \(overview.failed.count)"]
    let words = leftOver == 0 ? [] : ["↩ \(viewpoint.phrases.leftOver(leftOver))"]
    let number = leftOver == 0 ? [] : ["↩ \(leftOver)"]
    return firstThatFits([
      joined(always + failed + words, "  "),
      joined(always + failed + number, "  "),
      joined(always + failed + number, " "),
    ])
  }

  private func joined(_ parts: [String], _ separator: String) -> String {
    parts.filter { !$0.isEmpty }.joined(by: separator)
  }

  private func firstThatFits(_ candidates: [String]) -> String {
    let fitting = candidates.first { TextWidth.columns(of: $0) <= viewpoint.width }
    return fitting ?? (candidates.last ?? "").truncated(to: viewpoint.width)
  }
}
