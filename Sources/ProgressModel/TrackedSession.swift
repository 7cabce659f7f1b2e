/// One run of a host (Claude Code, Codex) in this project.
package struct TrackedSession: Equatable, Sendable, Identifiable {
  /// What a session is doing; the raw value is stored as `state`.
  package enum State: String, CaseIterable, Sendable {
    /// A turn is running.
    case active
    /// The turn is over; the human has the word.
    case idle
    /// The host waits for an answer or a permission.
    case waiting
    case ended
  }

  package var id: String
  /// The host: `claude-code`, `codex`, `shell`, or `unknown`.
  package var client: String
  package var startedAt: Timestamp
  package var lastActivityAt: Timestamp
  package var endedAt: Timestamp?
  package var state: State
  /// How it began: `startup`, `resume`, `clear`, `compact`, `fork`; nil when its start was never seen.
  package var source: String?
  /// Why it ended, in the host's word, or `lost` when its process vanished.
  package var endReason: String?
  package var title: String?
  package var model: String?
  /// Machine and process of the host, to see whether a silent session still lives; nil when not told.
  package var host: String?
  package var process: Int64?
  /// The agent its main thread was last seen working as.
  package var currentAgent: String?
  package var unknown: UnknownMembers

  package init(id: String, client: String, startedAt: Timestamp) {
    self.id = id
    self.client = client
    self.startedAt = startedAt
    lastActivityAt = startedAt
    state = .active
    unknown = .none
  }

  package var isLive: Bool { endedAt == nil }

  /// The end reason of a session whose process vanished, and the outcome of its agents.
  static let lost = "lost"
}
