import ProgressModel

/// What frames the long displays: title, facts about the whole, and the last lines.
struct ProgressPage {
  private static let widestRule = 65

  private let overview: Overview
  private let viewpoint: Viewpoint
  private var phrases: Phrases { viewpoint.phrases }
  private var elapsed: ElapsedText { viewpoint.elapsed }

  init(_ overview: Overview, _ viewpoint: Viewpoint) {
    self.overview = overview
    self.viewpoint = viewpoint
  }

  /// Joins blocks of lines with an empty line between them, leaving out empty ones.
  static func joined(_ blocks: [[String]]) -> String {
    blocks.filter { !$0.isEmpty }.map { $0.joined(by: "\n") }.joined(by: "\n\n")
  }

  var title: [String] {
    let titles = ["🎯 \(phrases.fullTitle)", "🎯 \(phrases.progress)"]
    return [rule, titles.first { TextWidth.columns(of: $0) <= viewpoint.width } ?? fit(titles[1]), rule]
  }

  var nothing: [String] { phrases.nothingTracked.wrapped(to: viewpoint.width) }

  /// Labelled lines on the session, the whole and what is left, as far as there is something to say.
  func facts(session: [LabelledLines.Entry]) -> [String] {
    LabelledLines(entries: session + [overall, estimate].compactMap(\.self), width: viewpoint.width).lines()
  }

  private var overall: LabelledLines.Entry? {
    let statistics = overview.statistics
    guard let percent = statistics.overallProgress else { return nil }
    let counted = statistics.totalTasks - statistics.cancelledTasks
    let ratio = phrases.taskRatio(statistics.completedTasks, counted)
    let bar =
      viewpoint.width < 44 ? "" : ProgressBar.text(percent, width: viewpoint.width < 60 ? 10 : 20) + " "
    return entry(phrases.overall, "\(bar)\(ProgressBar.percent(percent)) (\(ratio))")
  }

  private var estimate: LabelledLines.Entry? {
    guard let remaining = overview.statistics.estimatedRemaining, remaining > 0 else { return nil }
    let samples = overview.completed.count { $0.finishedDuration > 0 }
    return entry(phrases.estimate, phrases.remaining(elapsed.estimate(remaining), from: samples))
  }

  /// Such as `42 m 10 s · claude-code · working`, for a reader who is there now.
  var sessionByLength: [LabelledLines.Entry] {
    guard let length = overview.sessionLength(at: viewpoint.now) else { return [] }
    return [entry(phrases.session, "\(elapsed.length(length)) · \(sessionWords)")]
  }

  /// As `sessionByLength` for a reader who comes later: the moment it began, and how long it was when this
  /// was written.
  var sessionByMoment: [LabelledLines.Entry] {
    guard let start = overview.sessions.map(\.startedAt).min(),
      let length = overview.sessionLength(at: viewpoint.now)
    else { return [] }
    let isLive = overview.sessions.contains(where: \.isLive)
    let words = elapsed.length(length)
    return [
      entry(phrases.session, "\(phrases.since(UTCText.moment(start))) · \(sessionWords)"),
      entry(phrases.length, isLive ? phrases.atLastUpdate(words) : words),
    ]
  }

  /// Host and state of the session, or how many there are.
  private var sessionWords: String {
    guard let first = overview.sessions.first, overview.sessions.count == 1 else {
      return phrases.sessions(overview.sessions.count)
    }
    return "\(VisibleText.of(first.client)) · \(phrases.state(first.state))"
  }

  private func entry(_ label: String, _ value: String) -> LabelledLines.Entry {
    LabelledLines.Entry(label: label, value: value)
  }

  var updateAge: String { elapsed.age(viewpoint.now.elapsed(since: overview.state.updatedAt)) }

  func footer(updated: String) -> [String] {
    var lines = [rule]
    if overview.hasTasks { lines.append(SummaryLine(overview, viewpoint).counts()) }
    return lines
      + LabelledLines(entries: [entry(phrases.lastUpdate, updated)], width: viewpoint.width).lines()
  }

  private var rule: String { String(repeating: "━", count: min(viewpoint.width, Self.widestRule)) }

  private func fit(_ line: String) -> String { line.truncated(to: viewpoint.width) }
}
