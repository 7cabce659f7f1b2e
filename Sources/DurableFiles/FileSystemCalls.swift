/// The seam to the operating system: one thin method per system call, so that tests can fail any one of them.
///
/// Names are single entries relative to an open directory, except where `currentDirectory` is given. Errors
/// carry the name where one was passed, else an empty path; the layers above know the full path.
///
/// Implementations retry `EINTR` themselves in `openat`, `read`, `pread`, `write`, `pwrite`, `ftruncate`,
/// `poll` and the attempt to lock. They never retry a flush: after a failed one Linux marks the pages clean,
/// so that a second would succeed without the data. They never retry `close`: the descriptor is gone, perhaps
/// already someone else's.
package protocol FileSystemCalls: Sendable {
  /// Opens an entry (`openat`). `flags` are the `O_…` bits.
  func openEntry(_ name: String, in directory: Int32, flags: Int32, mode: FileMode) throws(SystemError)
    -> Int32

  /// Creates a directory (`mkdirat`).
  func makeDirectory(_ name: String, in directory: Int32, mode: FileMode) throws(SystemError)

  /// Describes an open file (`fstat`).
  func status(of descriptor: Int32) throws(SystemError) -> FileStatus

  /// Describes an entry without following a link (`fstatat` with `AT_SYMLINK_NOFOLLOW`).
  func status(ofEntry name: String, in directory: Int32) throws(SystemError) -> FileStatus

  /// Reads at the current position; 0 is the end (`read`).
  func readBytes(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int

  /// Reads at `offset` without moving the position; 0 is the end (`pread`).
  func readBytes(
    _ descriptor: Int32, at offset: Int64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int

  /// Writes at the current position; may write less than asked (`write`).
  func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int

  /// Writes at `offset`; may write less than asked (`pwrite`).
  func writeBytes(
    _ descriptor: Int32, at offset: Int64, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int

  /// Sets the length of an open file (`ftruncate`).
  func truncateFile(_ descriptor: Int32, to size: Int64) throws(SystemError)

  /// Flushes contents and length (`fdatasync`; macOS: `F_BARRIERFSYNC`, or `F_FULLFSYNC` with
  /// `flushingDrive`).
  func synchronizeData(_ descriptor: Int32, flushingDrive: Bool) throws(SystemError)

  /// Flushes everything; of a directory, its entries (`fsync`; macOS: `F_FULLFSYNC`).
  func synchronizeAll(_ descriptor: Int32) throws(SystemError)

  /// Closes a descriptor (`close`). It is gone even when this throws.
  func closeDescriptor(_ descriptor: Int32) throws(SystemError)

  /// Renames, replacing a file of the new name at once (`renameat`).
  func renameEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError)

  /// Gives a file a second name; `EEXIST` when it is taken (`linkat`).
  func linkEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError)

  /// Removes a name, or an empty directory (`unlinkat`).
  func removeEntry(_ name: String, in directory: Int32, isDirectory: Bool) throws(SystemError)

  /// Lists the names in a directory without `.` and `..`, unsorted (`readdir`).
  func entryNames(in directory: Int32) throws(SystemError) -> [String]

  /// Returns what a symbolic link points to (`readlinkat`).
  func linkTarget(_ name: String, in directory: Int32) throws(SystemError) -> String

  /// Takes, shares or drops the lock at once; `EWOULDBLOCK` when another holds it (`flock` with `LOCK_NB`).
  func lock(_ descriptor: Int32, _ operation: LockOperation) throws(SystemError)

  /// Waits for the exclusive lock; false when the deadline passed first (`flock`, woken by a timer signal).
  ///
  /// The file must be one that is there for its lock alone: those who wait write their order into it (`LockQueue`).
  func waitForLock(_ descriptor: Int32, until deadline: Deadline) throws(SystemError) -> Bool

  /// Returns what kind of file system holds an open file, or nil when the system does not say (`fstatfs`).
  func fileSystemKind(of descriptor: Int32) throws(SystemError) -> FileSystemKind?

  /// Waits until a descriptor can be read or written; false when the deadline passed first (`poll`).
  ///
  /// - Throws: `EBADF` for a descriptor that is not open. A closed other end counts as ready.
  func waitUntilReady(
    _ descriptor: Int32, for direction: StreamDirection, until deadline: Deadline
  ) throws(SystemError) -> Bool

  /// Fills a buffer of at most 256 bytes with random bytes (`getentropy`; macOS: `arc4random_buf`).
  func fillWithRandomBytes(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemError)

  /// Returns the user id whose rights this process has (`geteuid`).
  func effectiveUser() -> UInt32

  /// Returns the process id (`getpid`).
  func processIdentifier() -> Int32

  /// Makes the process deaf to a signal, for good (`signal` with `SIG_IGN`).
  func ignoreSignal(_ number: Int32)
}

extension FileSystemCalls {
  /// Returns random bytes, at most 256, for identifiers.
  package func randomBytes(count: Int) throws(SystemError) -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled throws(SystemError) in
      try fillWithRandomBytes(UnsafeMutableRawBufferPointer(buffer))
      filled = count
    }
  }
}

/// What to do with a lock.
package enum LockOperation: Sendable {
  case shared, exclusive, release
}

/// Which way bytes flow.
package enum StreamDirection: Sendable {
  case reading, writing
}
