#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file that grows at its end, such as the journal.
///
/// Open it after taking the lock: the last holder may have rotated it.
///
/// 1. `append` lands as a whole or not at all, as far as the process lives to see to it. A killed process may
///    leave part of its last record; the next writer finds it with its checksums and cuts it off with
///    `truncate`.
/// 2. Nothing is durable before `synchronize`, and then everything in the file is, whoever appended it.
/// 3. Appending and truncating need the lock; `synchronize` does not, so that nobody holds it while a disk
///    flushes.
package struct AppendOnlyLog: ~Copyable, Sendable {
  private let file: OpenFile
  /// Bytes in the file, as long as everybody who appends holds the lock.
  package private(set) var size: Int64
  /// Whether opening created the file; then its name survives a power cut only after
  /// `directory.synchronize()`.
  package let wasCreated: Bool

  /// Opens a log, creating it when it is missing.
  ///
  /// - Throws: `notARegularFile`, `invalidName`, `system`: a log that cannot be opened is never taken for an
  ///   empty one.
  package static func open(
    _ name: String, in directory: Directory, mode: FileMode = .privateFile
  ) throws(FileError) -> AppendOnlyLog {
    // O_APPEND: the kernel finds the end, so that even a writer without the lock cannot be overwritten.
    let flags = O_RDWR | O_APPEND
    do {
      return AppendOnlyLog(file: try OpenFile.open(name, in: directory, flags: flags), wasCreated: false)
    } catch {
      guard error.isAbsence else { throw error }
    }
    do {
      // O_EXCL: only what was really missing is created, and only by one of several processes.
      let file = try OpenFile.open(name, in: directory, flags: flags | O_CREAT | O_EXCL, mode: mode)
      return AppendOnlyLog(file: file, wasCreated: true)
    } catch {
      guard error.systemError?.code == EEXIST else { throw error }
    }
    return AppendOnlyLog(file: try OpenFile.open(name, in: directory, flags: flags), wasCreated: false)
  }

  /// Opens a log for reading alone, or returns nil when there is none.
  ///
  /// `append` and `truncate` then fail with `EBADF`.
  package static func openForReading(
    _ name: String, in directory: Directory
  ) throws(FileError) -> AppendOnlyLog? {
    do {
      return AppendOnlyLog(file: try OpenFile.open(name, in: directory, flags: O_RDONLY), wasCreated: false)
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
  }

  private init(file: consuming OpenFile, wasCreated: Bool) {
    size = file.status.size
    self.file = file
    self.wasCreated = wasCreated
  }

  package var path: String { file.path }

  /// Reads the bytes of `[offset, end)`; fewer when the file ends before that.
  ///
  /// - Throws: `outOfRange` for a negative offset or an end before it; `system`.
  package func read(from offset: Int64, upTo end: Int64) throws(FileError) -> [UInt8] {
    guard offset >= 0, end >= offset else { throw .outOfRange(path: path, offset: offset, size: size) }
    // No more than there is: an end that comes from a damaged snapshot must not ask for that much memory.
    let count = min(end, max(size, offset)) - offset
    if count == 0 { return [] }
    do { return try file.read(count: Int(count), at: offset) } catch { throw .system(error) }
  }

  /// Adds bytes at the end: the commit point of an update.
  ///
  /// - Throws: `appendFailed`, with the old length restored unless its `rollback` says why not.
  package mutating func append(_ bytes: [UInt8]) throws(FileError) {
    do {
      try file.write(bytes)
    } catch {
      var rollback: SystemError?
      do throws(SystemError) { try file.truncate(to: size) } catch { rollback = error }
      throw .appendFailed(cause: error, rollback: rollback)
    }
    size += Int64(bytes.count)
  }

  /// Cuts off everything from `size` on: a torn last record.
  ///
  /// - Throws: `outOfRange` when that would lengthen the file; `system`.
  package mutating func truncate(to newSize: Int64) throws(FileError) {
    guard newSize >= 0, newSize <= size else { throw .outOfRange(path: path, offset: newSize, size: size) }
    do { try file.truncate(to: newSize) } catch { throw .system(error) }
    size = newSize
  }

  /// Makes everything in the file survive a power cut.
  ///
  /// Never repeat it after a failure.
  ///
  /// After a failed flush the system may forget what it could not write, and a second flush would succeed
  /// without it. `off` does nothing. On macOS `journal` only keeps the order, `full` also empties the drive's
  /// cache.
  /// - Throws: `system`; the bytes are in the file, but whether they survive a power cut is unknown.
  package func synchronize(_ durability: Durability) throws(FileError) {
    if durability == .off { return }
    do {
      try file.synchronizeData(flushingDrive: durability == .full)
    } catch {
      throw .system(error)
    }
  }

  /// Closes the file, reporting what a network or quota system may say only now.
  ///
  /// Without it, the scope's end closes.
  package consuming func close() throws(FileError) {
    do { try file.close() } catch { throw .system(error) }
  }
}
