#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Everything that can go wrong in this module.
///
/// Cases hold facts; the sentences are made where they are shown.
package enum FileError: Error, Equatable, Sendable {
  /// A system call failed and nothing more specific is known. `ENOENT` also ends up here where absence is an
  /// error.
  case system(SystemError)
  /// The name of a directory entry is empty, `.`, `..`, or holds a slash or a NUL: it would leave the
  /// directory.
  case invalidName(String)
  case notADirectory(path: String)
  /// A link, pipe, socket, device or directory where a plain file belongs: planted, or a mistake. Never
  /// followed.
  case notARegularFile(path: String, kind: FileKind)
  case foreignOwner(path: String, owner: UInt32)
  case writableByOthers(path: String, mode: FileMode)
  case tooLarge(path: String, size: Int64, limit: Int64)
  case alreadyExists(path: String)
  /// The deadline passed; the holder is what its note says, and the note may be missing or out of date.
  case lockTimedOut(path: String, holder: LockHolder?)
  /// The kernel cannot give locks here at all (`ENOLCK`, `EOPNOTSUPP`, …): waiting longer would not help.
  case lockUnavailable(SystemError)
  /// The old file is untouched and the temporary one removed, as far as the system allowed.
  case replacementFailed(step: ReplacementStep, cause: SystemError)
  /// An append failed. `rollback` is nil when the log has its old length again, otherwise why it has not.
  case appendFailed(cause: SystemError, rollback: SystemError?)
  case outOfRange(path: String, offset: Int64, size: Int64)

  /// The system call behind the error, where there is one.
  package var systemError: SystemError? {
    switch self {
    case .system(let error), .lockUnavailable(let error): error
    case .replacementFailed(_, let cause), .appendFailed(let cause, _): cause
    default: nil
    }
  }

  /// Whether the file or directory is simply not there (`ENOENT`), the one failure that may mean "empty".
  package var isAbsence: Bool { systemError?.code == ENOENT }
}
