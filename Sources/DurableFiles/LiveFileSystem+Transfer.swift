#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Moving bytes, and flushing them.
extension LiveFileSystem {
  package func readBytes(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try retried(.read) { read(descriptor, buffer.baseAddress, buffer.count) }
  }

  package func readBytes(
    _ descriptor: Int32, at offset: Int64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try retried(.pread) { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  package func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try retried(.write) { write(descriptor, bytes.baseAddress, bytes.count) }
  }

  package func writeBytes(
    _ descriptor: Int32, at offset: Int64, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int {
    try retried(.pwrite) { pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset)) }
  }

  package func truncateFile(_ descriptor: Int32, to size: Int64) throws(SystemError) {
    _ = try retried(.ftruncate) { Int(ftruncate(descriptor, off_t(size))) }
  }

  package func synchronizeData(_ descriptor: Int32, flushingDrive: Bool) throws(SystemError) {
    #if canImport(Darwin)
    // fsync() leaves data in the drive's cache, reordered. The barrier keeps the order, which is all a
    // journal needs; only F_FULLFSYNC empties the cache. Both are unknown to some file systems (SMB), which
    // then get fsync().
    if fcntl(descriptor, flushingDrive ? F_FULLFSYNC : F_BARRIERFSYNC) == 0 { return }
    guard errno == ENOTSUP || errno == EINVAL || errno == ENOTTY else { throw .last(.fdatasync) }
    if Darwin.fsync(descriptor) != 0 { throw .last(.fdatasync) }
    #else
    if fdatasync(descriptor) != 0 { throw .last(.fdatasync) }
    #endif
  }

  package func synchronizeAll(_ descriptor: Int32) throws(SystemError) {
    #if canImport(Darwin)
    if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    guard errno == ENOTSUP || errno == EINVAL || errno == ENOTTY else { throw .last(.fsync) }
    #endif
    if fsync(descriptor) != 0 { throw .last(.fsync) }
  }

  /// Repeats a call that a signal cut short before it did anything; the timer of `waitForLock` makes that
  /// real.
  private func retried(_ operation: SystemCall, _ call: () -> Int) throws(SystemError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw .last(operation) }
    }
  }
}
