package import JSONTree
package import SchemaMigration

/// What somebody wants done to the shape of `progress.json`.
package struct MigrationRequest: Sendable {
  package enum Goal: Equatable, Sendable {
    /// To a version, up or down.
    case version(SchemaVersion)
    /// Back to a backup's bytes; nil for `progress.json.backup`.
    case backup(String?)
    /// A file made by hand without a version key is of this version: its shape is checked.
    case baseline(SchemaVersion)
    /// The file is of this version whatever it says; only what this program can read is taken.
    case force(SchemaVersion)
  }

  package var goal: Goal
  /// The user's name, for the history.
  package var actor: String
  package var host: String
  /// What the file was when somebody looked: as long as its bytes are the same, it is not read into a document again.
  package var examined: SnapshotExamination?

  package init(_ goal: Goal, actor: String, host: String, examined: SnapshotExamination? = nil) {
    self.goal = goal
    self.actor = actor
    self.host = host
    self.examined = examined
  }
}

/// What a migration did, or would do.
package struct MigrationReport: Sendable {
  package var action: MigrationEntry.Action
  package var from: String?
  package var to: String
  package var steps: [Migrator.StepReport]
  /// The document before and after, for a diff; nil where the bytes before were no JSON.
  package var before: JSONValue?
  package var after: JSONValue
  package var bytesBefore: Int
  package var bytesAfter: Int
  /// The name of the backup in `backups/`; nil in a rehearsal and where there was nothing to keep.
  package var backup: String?
  /// The entry it made in the history; nil in a rehearsal, and when there was nothing to do.
  package var entry: MigrationEntry?
  package var notes: [StoreNote]
  /// Whether the file was what was asked for already.
  package var wasNeeded: Bool
}

/// A file in `backups/`, or `progress.json.backup`.
package struct StoredBackup: Equatable, Sendable {
  package var name: String
  /// The version of what is in it, as its name says; nil for `progress.json.backup`.
  package var version: String?
  /// Unix milliseconds.
  package var time: Int64
  package var size: Int64
}
