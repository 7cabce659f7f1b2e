package import ProgressModel

/// Everything in one line, for a status bar: `67% · 2 agents · ⚡ 3 ⏳ 4 ✅ 8 · Designing the API`.
package struct StatusLine {
  private let overview: Overview
  private let viewpoint: Viewpoint

  package init(_ state: ProgressState, from viewpoint: Viewpoint) {
    self.init(Overview(state, at: viewpoint.now), from: viewpoint)
  }

  package init(_ overview: Overview, from viewpoint: Viewpoint) {
    self.overview = overview
    self.viewpoint = viewpoint
  }

  /// Returns the line without a line feed, the most important first, cut at the viewpoint's width.
  package func text() -> String {
    if overview.isEmpty { return viewpoint.phrases.nothingTracked.truncated(to: viewpoint.width) }
    var parts: [String] = []
    if let percent = overview.statistics.overallProgress { parts.append(ProgressBar.percent(percent)) }
    if !overview.workers.isEmpty { parts.append(viewpoint.phrases.agents(overview.workers.count)) }
    if overview.hasTasks { parts.append(counts) }
    if overview.sessions.contains(where: { $0.state == .waiting }) {
      parts.append(viewpoint.phrases.state(.waiting))
    }
    if let work = currentWork { parts.append(work) }
    return parts.joined(by: " · ").truncated(to: viewpoint.width)
  }

  private var counts: String {
    var counts =
      "⚡ \(overview.activeCount) ⏳ \(overview.pendingCount) ✅ \(overview.statistics.completedTasks)"
    if !overview.failed.isEmpty { counts += " ❌ \(overview.failed.count)" }
    if !overview.leftOver.isEmpty { counts += " ↩ \(overview.leftOver.count)" }
    return counts
  }

  /// The task that was last taken up, else what the agent started last is for.
  private var currentWork: String? {
    let running = overview.workers.compactMap(\.task) + overview.loose
    if let newest = running.max(by: { $0.statusSince < $1.statusSince }) { return newest.workingText }
    let agents = overview.workers.map(\.agent)
    guard let agent = agents.last(where: { $0.purpose != nil }) ?? agents.last else { return nil }
    let name = VisibleText.of(agent.name)
    return agent.purpose.map { "\(name): \(VisibleText.of($0))" } ?? name
  }
}
