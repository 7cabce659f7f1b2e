package import DurableFiles
package import JSONTree
package import SchemaMigration

/// What `progress.json` is, as it lies there: found without a lock and without changing anything.
package struct SnapshotExamination: Sendable {
  package enum Version: Equatable, Sendable {
    /// There is no `progress.json`.
    case missing
    case known(SchemaVersion)
    /// Written by a later program, which this one never overwrites.
    case newer(String)
    /// JSON, but no progress file.
    case foreign
    case unreadable(JSONSyntaxError)
  }

  /// Whether what lies there can be relied on.
  package enum Health: Equatable, Sendable {
    /// Whole, and in step with the journal.
    case good
    /// Empty project: nothing has been recorded.
    case empty
    /// The next update brings it up to date: missing, behind the journal, edited by hand, torn.
    case mendsItself(SnapshotFault)
    /// Needs `repair`, or a later program.
    case damaged
    case journalDamaged(offset: Int64)
    case newer
  }

  package var version: Version
  package var health: Health
  /// The file's bytes; nil when there is none.
  package var bytes: [UInt8]?
  package var checksum: Checksum?
  /// Unix milliseconds; nil when there is no file.
  package var modifiedAt: Int64?
  /// Whether an operator left it at an older version on purpose: it is not migrated by itself.
  package var isHeld: Bool
  /// The newest entry of the migration history; nil when there is none.
  package var lastMigration: MigrationEntry?
  /// What was read of a file of an older version, for those who go on to migrate it.
  var older: OlderSnapshot?

  /// The versions still to come, oldest first; empty when the file is current or of no known version.
  package var pending: [SchemaVersion] {
    guard case .known(let version) = version else { return [] }
    return SchemaVersion.allCases.filter { $0 > version }
  }
}
