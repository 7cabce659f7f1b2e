/// What a project's progress file is, or what became of it, in one word.
package enum MigrationVerdict: String, CaseIterable, Sendable {
  /// Of this program's version, and fit for use.
  case current
  /// Of an older version: the next hook or command migrates it.
  case pending
  /// Of an older version on purpose: it stays so until `migrate up`.
  case held
  case migrated, restored
  /// Everything that can be proven about it holds.
  case verified
  /// Nothing has been recorded.
  case empty
  /// Another process has the lock.
  case busy
  /// `repair` is needed.
  case damaged
  case journalDamaged = "journal-damaged"
  /// Written by a later program.
  case newer
  /// JSON, but no progress file.
  case foreign
  /// The system does not let us read or write it.
  case unreadable
  case failed
  /// Not begun, because the run was stopped.
  case left

  package var tone: TextStyle.Tone {
    switch self {
    case .current, .migrated, .restored, .verified: .good
    case .pending, .held, .left: .busy
    case .empty: .faint
    case .busy, .damaged, .journalDamaged, .newer, .foreign, .unreadable, .failed: .bad
    }
  }
}
