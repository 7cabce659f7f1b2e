package import DurableFiles

/// What happens to a system call instead of its normal course.
package enum Interception: Equatable, Sendable {
  case proceed
  /// The call is not made and fails.
  case fail(SystemError)
  /// A write lands only its first bytes and says so; other calls proceed.
  case shorten(Int)
  /// A write lands only its first bytes and then fails; other calls are not made and fail.
  case tear(Int, SystemError)
}

/// A file system in front of another one that decides, call by call, what becomes of it.
///
/// A conforming type says what it wraps and what it intercepts; everything else is here. Calls that cannot
/// fail (who am I, ignore a signal) are passed on and not counted.
package protocol InterceptingFileSystem: FileSystemCalls {
  var wrapped: any FileSystemCalls { get }

  /// Decides about a call; called once for each, before it is made.
  func intercept(_ call: SystemCall, name: String) -> Interception
}

extension InterceptingFileSystem {
  private func pass<Value>(
    _ call: SystemCall, _ name: String = "", _ body: () throws(SystemError) -> Value
  ) throws(SystemError) -> Value {
    switch intercept(call, name: name) {
    case .proceed, .shorten: return try body()
    case .fail(let error), .tear(_, let error): throw error
    }
  }

  private func passWrite(
    _ call: SystemCall, _ bytes: UnsafeRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) -> Int {
    switch intercept(call, name: "") {
    case .proceed:
      return try body(bytes)
    case .fail(let error):
      throw error
    case .shorten(let count):
      return try body(UnsafeRawBufferPointer(rebasing: bytes.prefix(max(1, count))))
    case .tear(let count, let error):
      _ = try body(UnsafeRawBufferPointer(rebasing: bytes.prefix(max(0, count))))
      throw error
    }
  }

  package func openEntry(
    _ name: String, in directory: Int32, flags: Int32, mode: FileMode
  ) throws(SystemError) -> Int32 {
    try pass(.openat, name) { () throws(SystemError) in
      try wrapped.openEntry(name, in: directory, flags: flags, mode: mode)
    }
  }

  package func makeDirectory(_ name: String, in directory: Int32, mode: FileMode) throws(SystemError) {
    try pass(.mkdirat, name) { () throws(SystemError) in
      try wrapped.makeDirectory(name, in: directory, mode: mode)
    }
  }

  package func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    try pass(.fstat) { () throws(SystemError) in try wrapped.status(of: descriptor) }
  }

  package func status(ofEntry name: String, in directory: Int32) throws(SystemError) -> FileStatus {
    try pass(.fstatat, name) { () throws(SystemError) in try wrapped.status(ofEntry: name, in: directory) }
  }

  package func readBytes(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try pass(.read) { () throws(SystemError) in try wrapped.readBytes(descriptor, into: buffer) }
  }

  package func readBytes(
    _ descriptor: Int32, at offset: Int64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try pass(.pread) { () throws(SystemError) in
      try wrapped.readBytes(descriptor, at: offset, into: buffer)
    }
  }

  package func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
    try passWrite(.write, bytes) { part throws(SystemError) in try wrapped.writeBytes(descriptor, part) }
  }

  package func writeBytes(
    _ descriptor: Int32, at offset: Int64, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int {
    try passWrite(.pwrite, bytes) { part throws(SystemError) in
      try wrapped.writeBytes(descriptor, at: offset, part)
    }
  }

  package func truncateFile(_ descriptor: Int32, to size: Int64) throws(SystemError) {
    try pass(.ftruncate) { () throws(SystemError) in try wrapped.truncateFile(descriptor, to: size) }
  }

  package func synchronizeData(_ descriptor: Int32, flushingDrive: Bool) throws(SystemError) {
    try pass(.fdatasync) { () throws(SystemError) in
      try wrapped.synchronizeData(descriptor, flushingDrive: flushingDrive)
    }
  }

  package func synchronizeAll(_ descriptor: Int32) throws(SystemError) {
    try pass(.fsync) { () throws(SystemError) in try wrapped.synchronizeAll(descriptor) }
  }

  /// Closes in any case, as the system does: a failing `close` has closed, and so has the death of the
  /// process.
  package func closeDescriptor(_ descriptor: Int32) throws(SystemError) {
    do {
      try pass(.close) { () throws(SystemError) in }
    } catch {
      try? wrapped.closeDescriptor(descriptor)
      throw error
    }
    try wrapped.closeDescriptor(descriptor)
  }

  package func renameEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError) {
    try pass(.renameat, newName) { () throws(SystemError) in
      try wrapped.renameEntry(name, in: directory, to: newName, in: newDirectory)
    }
  }

  package func linkEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError) {
    try pass(.linkat, newName) { () throws(SystemError) in
      try wrapped.linkEntry(name, in: directory, to: newName, in: newDirectory)
    }
  }

  package func removeEntry(_ name: String, in directory: Int32, isDirectory: Bool) throws(SystemError) {
    try pass(.unlinkat, name) { () throws(SystemError) in
      try wrapped.removeEntry(name, in: directory, isDirectory: isDirectory)
    }
  }

  package func entryNames(in directory: Int32) throws(SystemError) -> [String] {
    try pass(.readdir) { () throws(SystemError) in try wrapped.entryNames(in: directory) }
  }

  package func linkTarget(_ name: String, in directory: Int32) throws(SystemError) -> String {
    try pass(.readlinkat, name) { () throws(SystemError) in try wrapped.linkTarget(name, in: directory) }
  }

  package func lock(_ descriptor: Int32, _ operation: LockOperation) throws(SystemError) {
    try pass(.flock) { () throws(SystemError) in try wrapped.lock(descriptor, operation) }
  }

  package func waitForLock(_ descriptor: Int32, until deadline: Deadline) throws(SystemError) -> Bool {
    try pass(.flockWaiting) { () throws(SystemError) in
      try wrapped.waitForLock(descriptor, until: deadline)
    }
  }

  package func fileSystemKind(of descriptor: Int32) throws(SystemError) -> FileSystemKind? {
    try pass(.fstatfs) { () throws(SystemError) in try wrapped.fileSystemKind(of: descriptor) }
  }

  package func waitUntilReady(
    _ descriptor: Int32, for direction: StreamDirection, until deadline: Deadline
  ) throws(SystemError) -> Bool {
    try pass(.poll) { () throws(SystemError) in
      try wrapped.waitUntilReady(descriptor, for: direction, until: deadline)
    }
  }

  package func fillWithRandomBytes(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) {
    try pass(.getentropy) { () throws(SystemError) in try wrapped.fillWithRandomBytes(buffer) }
  }

  package func effectiveUser() -> UInt32 { wrapped.effectiveUser() }

  package func processIdentifier() -> Int32 { wrapped.processIdentifier() }

  package func ignoreSignal(_ number: Int32) { wrapped.ignoreSignal(number) }
}
