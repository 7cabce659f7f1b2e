package import ProgressModel

/// The text of `progress-status.txt`: for `watch`, `tail`, status bars and people.
///
/// A pure function of the state: the moment it speaks of is that of the newest event, so that a rebuilt file
/// is the same file, and moments are absolute, because nobody rewrites it while agents think. The first line
/// is worth showing alone. There is no control character in it but the line feed.
package struct StatusFile {
  private static let width = 78

  private let overview: Overview
  private let viewpoint: Viewpoint

  /// Shows an overview made at the moment of the newest event.
  package init(_ overview: Overview, language: Language = .en, roster: AgentRoster = .standard) {
    self.overview = overview
    viewpoint = Viewpoint(
      now: overview.state.updatedAt, language: language, width: Self.width, roster: roster)
  }

  package init(_ state: ProgressState, language: Language = .en, roster: AgentRoster = .standard) {
    self.init(Overview(state, at: state.updatedAt), language: language, roster: roster)
  }

  /// Returns the whole text, ending in a line feed.
  package func text() -> String {
    let page = ProgressPage(overview, viewpoint)
    let sections = ProgressSections(overview: overview, viewpoint: viewpoint, times: .moments)
    var blocks = [[StatusLine(overview, from: viewpoint).text()], page.title]
    if overview.isEmpty {
      blocks.append(page.nothing)
    } else {
      blocks.append(page.facts(session: page.sessionByMoment))
      blocks += [
        sections.agents(limit: 12), sections.loose(limit: 8), sections.next(limit: 3),
        sections.blocked(limit: 3),
        sections.failed(limit: 3), sections.completed(limit: 3), sections.leftOver(limit: 5),
      ]
    }
    blocks.append(page.footer(updated: UTCText.moment(viewpoint.now)))
    return ProgressPage.joined(blocks) + "\n"
  }
}
