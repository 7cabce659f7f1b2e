package import ProgressModel

/// The few lines shown after every update: who works on what and how far everything is.
///
/// Plain text for a host's `systemMessage`: no colour, no control character but the line feeds between its
/// lines, no line wider than the viewpoint allows.
package struct CompactDisplay {
  static let agentLimit = 6
  static let looseTaskLimit = 3

  private let overview: Overview
  private let viewpoint: Viewpoint

  package init(_ overview: Overview, from viewpoint: Viewpoint) {
    self.overview = overview
    self.viewpoint = viewpoint
  }

  package init(_ state: ProgressState, from viewpoint: Viewpoint) {
    self.init(Overview(state, at: viewpoint.now), from: viewpoint)
  }

  /// Returns the display without a final line feed, or nil when there is neither a task nor an agent to show.
  package func text() -> String? {
    if overview.isEmpty { return nil }
    let header = SummaryLine(overview, viewpoint).header()
    var lines = WorkRows(rows(), viewpoint).lines()
    lines.insert(contentsOf: hiddenAgents, at: min(lines.count, Self.agentLimit))
    lines += hiddenTasks
    if overview.hasTasks { lines.append(SummaryLine(overview, viewpoint).counts()) }
    let widest = (lines + [header]).map { TextWidth.columns(of: $0) }.max() ?? 0
    let rule = String(repeating: "━", count: min(viewpoint.width, max(widest, Self.shortestRule)))
    return ([rule, header] + lines).joined(by: "\n")
  }

  private static let shortestRule = 40

  private func rows() -> [WorkRow] {
    overview.workers.prefix(Self.agentLimit).map { WorkRow($0, from: viewpoint) }
      + overview.loose.prefix(Self.looseTaskLimit).map { WorkRow($0, from: viewpoint) }
  }

  private var hiddenAgents: [String] { andMore(overview.workers.count - Self.agentLimit) }

  private var hiddenTasks: [String] { andMore(overview.loose.count - Self.looseTaskLimit) }

  private func andMore(_ count: Int) -> [String] {
    count > 0 ? [viewpoint.phrases.andMore(count).truncated(to: viewpoint.width)] : []
  }
}
