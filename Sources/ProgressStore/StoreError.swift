package import DurableFiles
package import JSONTree

/// Why the store could not do what it was asked.
///
/// Cases hold facts; the sentences are made where they are shown.
package enum StoreError: Error, Equatable, Sendable {
  case file(FileError)
  /// The update is in the journal, but a flush failed: a power cut may still take it. It must not be recorded again.
  case unconfirmed(FileError)
  /// The lock was not to be had in time; nothing was changed.
  case lockBusy(path: String, holder: LockHolder?)
  /// `progress.json` was written by a later version of the program; it is never written to.
  case newerSnapshot(version: String)
  /// The journal holds an event type or format this version does not know; nothing is ever written behind it.
  case newerJournal(type: String, sequence: Int64)
  /// A record in the middle of the journal does not verify although later ones do: not a torn tail but damage.
  case journalDamaged(path: String, offset: Int64)
  /// `progress.json` is of an older version and is not to be migrated by itself: settings or an operator said so.
  case heldSnapshot(version: String)
  /// A migration could not be done; every byte is as it was.
  case migrationFailed(from: String?, to: String, reason: MigrationFailure)
  /// There is no backup of that name.
  case noSuchBackup(name: String?)
  /// There is no state here yet.
  case notInitialized(path: String)
  /// The settings file cannot be understood.
  case settingsInvalid(path: String, JSONSyntaxError)

  init(_ error: FileError) {
    switch error {
    case .lockTimedOut(let path, let holder): self = .lockBusy(path: path, holder: holder)
    default: self = .file(error)
    }
  }
}

/// What kept a migration from being done.
package enum MigrationFailure: Equatable, Sendable {
  /// The file is no JSON.
  case unreadable(JSONSyntaxError)
  /// The file is JSON but no progress file.
  case foreign
  /// There is no file to migrate.
  case missing
  /// What came of the step is not what the program reads: a fault of the step.
  case invalidResult(pointer: String)
  /// The journal beside it cannot be continued.
  case journalDamaged(offset: Int64)
  /// The file says that it is of another version already.
  case hasVersion(String)
  /// The file has not the shape of the version it is said to be of.
  case wrongShape(pointer: String)
}
