package import ProgressModel

/// The one sentence that reminds a new session of work an ended one left behind.
package struct SessionStartNotice {
  static let nameLimit = 3
  private static let nameWidth = 40

  private let leftOver: TaskSelection
  private let viewpoint: Viewpoint

  package init(_ overview: Overview, from viewpoint: Viewpoint) {
    leftOver = overview.leftOver
    self.viewpoint = viewpoint
  }

  package init(_ state: ProgressState, from viewpoint: Viewpoint) {
    self.init(Overview(state, at: viewpoint.now), from: viewpoint)
  }

  /// Returns the notice within the viewpoint's width; nil when nothing is left.
  ///
  /// Such as `3 tasks left over from an earlier session: "Design API" (in progress), …`.
  package func text() -> String? {
    if leftOver.isEmpty { return nil }
    let phrases = viewpoint.phrases
    let begun = leftOver.filter { $0.status == .inProgress } + leftOver.filter { $0.status != .inProgress }
    var names = begun.prefix(Self.nameLimit).map { task in
      let title = phrases.quoted(task.visibleContent.truncated(to: Self.nameWidth))
      return phrases.named(title, phrases.status(task.status))
    }
    if begun.count > Self.nameLimit { names.append("…") }
    let sessions = Set(leftOver.map(\.session)).count
    let list = names.joined(by: phrases.listSeparator)
    return phrases.leftOverNotice(leftOver.count, sessions: sessions, names: list).truncated(
      to: viewpoint.width)
  }
}
