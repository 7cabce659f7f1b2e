package import DurableFiles

/// Something the store did on its own, for the log and for people who ask.
///
/// Facts; the words are made elsewhere.
package enum StoreNote: Equatable, Sendable {
  case initialized
  /// The journal ended in an unfinished update, which was cut off and kept in `quarantine/events.torn`.
  case tornTailCut(bytes: Int64)
  /// The snapshot was missing, damaged or of another history and was made anew from the journal.
  case snapshotRebuilt(SnapshotFault)
  /// The snapshot was damaged and there was no journal to make it anew from: what could be read of it was kept.
  case snapshotSalvaged(tasks: Int)
  /// The bytes of a snapshot that could not be used are kept under this name in `quarantine/`.
  case snapshotSetAside(name: String)
  /// The snapshot had been edited by hand; the edit stands and is in the journal now.
  case handEditAdopted
  /// The journal was gone; a new one begins with what the snapshot says.
  case journalRestarted
  /// The snapshot was of an older version and was migrated; the old bytes are in `backups/` under this name.
  case migrated(from: String, tasks: Int, backup: String)
  /// A migration that a killed process had recorded is brought to its end by this update.
  case migrationFinished(from: String)
  case rotated(segment: String)
  case rotationFailed(FileError)
  case sessionsArchived([String])
  case archiveFailed(FileError)
  case spoolTaken(Int)
  case spoolEntrySetAside(name: String)
  /// The event is recorded; the next update writes the snapshot.
  case snapshotNotWritten(FileError)
  case statusNotWritten(FileError)
  case leftoversRemoved(Int)
}

/// What was wrong with a snapshot.
package enum SnapshotFault: String, Equatable, Sendable {
  case missing
  /// Not JSON, or not of the snapshot's shape.
  case unreadable
  /// Its bytes do not match their checksum, and it does not say from which journal it came.
  case checksum
  /// It belongs to another history than the journal beside it.
  case otherHistory
}
