import DurableFiles
import ProgressModel
import ProgressStore

extension StoreNote {
  /// Whether somebody may want to look into it.
  var isTrouble: Bool {
    switch self {
    case .initialized, .rotated, .sessionsArchived, .spoolTaken, .leftoversRemoved, .handEditAdopted,
      .migrated, .migrationFinished:
      false
    default: true
    }
  }

  /// Whether a file of an older version was migrated: what people are told once.
  var isMigration: Bool {
    if case .migrated = self { true } else { false }
  }

  /// What happened, for the log.
  var sentence: String {
    switch self {
    case .initialized: "Began to keep progress here"
    case .tornTailCut(let bytes):
      "Cut off \(bytes) bytes of an unfinished update from the journal; kept in 'quarantine/events.torn'"
    case .snapshotRebuilt(let fault): "Rebuilt 'progress.json' from the journal: \(fault.words)"
    case .snapshotSalvaged(let tasks):
      "Read what could be read of a damaged 'progress.json' without a journal: \(tasks) task(s)"
    case .snapshotSetAside(let name): "Kept the former 'progress.json' as 'quarantine/\(name)'"
    case .handEditAdopted: "Took over an edit made to 'progress.json' by hand"
    case .journalRestarted: "Began a new journal from 'progress.json', since there was none"
    case .migrated(let from, let tasks, let backup):
      "Migrated 'progress.json' from \(from) to \(ProgressState.version): \(tasks) task(s); "
        + "the file as it was is 'backups/\(backup)'"
    case .migrationFinished(let from):
      "Finished the migration of 'progress.json' from \(from) that a killed process had begun"
    case .rotated(let segment): "Began a new journal; the old one is 'journal/\(segment)'"
    case .rotationFailed(let error): "Cannot begin a new journal: \(error.sentence)"
    case .sessionsArchived(let ids): "Moved \(ids.count) ended session(s) to 'history/'"
    case .archiveFailed(let error): "Cannot write the archive of a session: \(error.sentence)"
    case .spoolTaken(let count): "Took in \(count) event(s) that had been put aside"
    case .spoolEntrySetAside(let name): "Cannot understand the spooled event '\(name)'; kept in 'quarantine'"
    case .snapshotNotWritten(let error): "Recorded, but cannot write 'progress.json': \(error.sentence)"
    case .statusNotWritten(let error): "Recorded, but cannot write 'progress-status.txt': \(error.sentence)"
    case .leftoversRemoved(let count): "Removed \(count) temporary file(s) of killed processes"
    }
  }
}

extension SnapshotFault {
  fileprivate var words: String {
    switch self {
    case .missing: "it was missing"
    case .unreadable: "it could not be read"
    case .checksum: "its checksum was wrong"
    case .otherHistory: "it belonged to another journal"
    }
  }
}
