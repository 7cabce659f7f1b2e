#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A plain-text log that starts anew when it has grown too large, keeping a few old ones.
///
/// The newest lines are in `NAME`, older ones in `NAME.1`, `NAME.2` and so on. For the program's own log. It
/// needs no lock of the store and never throws: a log must not break what it reports on.
package struct RotatingFile: Sendable {
  /// What became of a line.
  package enum Outcome: Equatable, Sendable {
    case written
    /// The older lines are in `NAME.1` now.
    case writtenToNewFile
    case failed(FileError)
  }

  private let directory: Directory
  private let name: String
  private let maximumBytes: Int64
  private let keptFiles: Int

  /// Describes a log; touches nothing yet.
  ///
  /// The file is put aside before a line would make it longer than `maximumBytes`; one line may exceed it
  /// alone. Of the old files, `keptFiles` stay (0 or more).
  package init(_ name: String, in directory: Directory, maximumBytes: Int64, keptFiles: Int) {
    self.name = name
    self.directory = directory
    self.maximumBytes = maximumBytes
    self.keptFiles = keptFiles
  }

  /// Appends a line in one write, so that lines of several processes do not mix.
  ///
  /// A newline is added.
  @discardableResult
  package func append(line: String) -> Outcome {
    var bytes = Array(line.utf8)
    bytes.append(UInt8(ascii: "\n"))
    do throws(FileError) {
      let file = try open()
      let size = file.status.size
      if size == 0 || size + Int64(bytes.count) <= maximumBytes {
        try write(bytes, to: file)
        return .written
      }
      guard try putAside(file) else {
        // Another process is doing it, or has just done it; one line over the bound is better than two
        // rotations.
        try write(bytes, to: try open())
        return .written
      }
      try write(bytes, to: try open())
      return .writtenToNewFile
    } catch {
      return .failed(error)
    }
  }

  private func open() throws(FileError) -> OpenFile {
    try OpenFile.open(name, in: directory, flags: O_WRONLY | O_APPEND | O_CREAT, mode: .privateFile)
  }

  private func write(_ bytes: [UInt8], to file: borrowing OpenFile) throws(FileError) {
    do { try file.write(bytes) } catch { throw .system(error) }
  }

  /// Shifts the old files by one number; false when another process got there first.
  ///
  /// The file itself is the lock, and its name must still lead to it: otherwise two processes that found it
  /// too large at the same time would both rotate, and the second would bury the log under a file of one
  /// line.
  private func putAside(_ file: borrowing OpenFile) throws(FileError) -> Bool {
    do {
      try file.lock(.exclusive)
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw .system(error)
    }
    guard let named = try directory.status(of: name), named.isSameFile(as: file.status) else { return false }
    if keptFiles == 0 {
      try directory.remove(name)
      return true
    }
    for number in stride(from: keptFiles - 1, to: 0, by: -1) where try directory.exists("\(name).\(number)") {
      try directory.rename("\(name).\(number)", to: "\(name).\(number + 1)")
    }
    try directory.rename(name, to: "\(name).1")
    return true
  }
}
