package import ProgressModel

/// Who looks, and when: everything a display needs beside the state.
package struct Viewpoint: Sendable {
  /// Displays are made for at least this many columns.
  package static let narrowest = 20

  package let now: Timestamp
  package let language: Language
  /// Columns no line exceeds, `narrowest` at least.
  package let width: Int
  package let roster: AgentRoster

  package init(now: Timestamp, language: Language = .en, width: Int = 80, roster: AgentRoster = .standard) {
    self.now = now
    self.language = language
    self.width = max(Self.narrowest, width)
    self.roster = roster
  }

  var phrases: Phrases { Phrases(language) }
  var elapsed: ElapsedText { ElapsedText(language) }
}

extension Viewpoint {
  /// How long ago a moment was, in words: `3 min ago`.
  package func age(of moment: Timestamp) -> String { elapsed.age(now.elapsed(since: moment)) }
}
