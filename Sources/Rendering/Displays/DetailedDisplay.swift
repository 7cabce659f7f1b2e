package import ProgressModel

/// Everything worth knowing on one page: what `ORCHESTRA_PROGRESS_VERBOSE=1` and `status` show.
///
/// Plain text like the compact display, under the same rules of width and control characters.
package struct DetailedDisplay {
  private let overview: Overview
  private let viewpoint: Viewpoint

  package init(_ overview: Overview, from viewpoint: Viewpoint) {
    self.overview = overview
    self.viewpoint = viewpoint
  }

  package init(_ state: ProgressState, from viewpoint: Viewpoint) {
    self.init(Overview(state, at: viewpoint.now), from: viewpoint)
  }

  /// Returns the display without a final line feed; with nothing tracked it says so.
  package func text() -> String {
    let page = ProgressPage(overview, viewpoint)
    let sections = ProgressSections(overview: overview, viewpoint: viewpoint, times: .lengths)
    var blocks = [page.title]
    if overview.isEmpty {
      blocks.append(page.nothing)
    } else {
      blocks.append(page.facts(session: page.sessionByLength))
      blocks += [
        sections.agents(limit: 12), sections.loose(limit: 8), sections.next(limit: 5),
        sections.blocked(limit: 5),
        sections.failed(limit: 5), sections.completed(limit: 5), sections.leftOver(limit: 5),
      ]
      blocks.append(page.footer(updated: page.updateAge))
    }
    return ProgressPage.joined(blocks)
  }
}
