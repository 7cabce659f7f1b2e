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
