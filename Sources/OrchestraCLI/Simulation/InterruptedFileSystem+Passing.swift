import DurableFiles

/// The calls at which nothing happens, but that a dead process does not make either.
extension InterruptedFileSystem {
  func status(of descriptor: Int32) throws(SystemError) -> FileStatus { try wrapped.status(of: descriptor) }

  func status(ofEntry name: String, in directory: Int32) throws(SystemError) -> FileStatus {
    try wrapped.status(ofEntry: name, in: directory)
  }

  func readBytes(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    try wrapped.readBytes(descriptor, into: buffer)
  }

  func readBytes(
    _ descriptor: Int32, at offset: Int64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try wrapped.readBytes(descriptor, at: offset, into: buffer)
  }

  func truncateFile(_ descriptor: Int32, to size: Int64) throws(SystemError) {
    try live(.ftruncate)
    try wrapped.truncateFile(descriptor, to: size)
  }

  func synchronizeAll(_ descriptor: Int32) throws(SystemError) {
    try live(.fsync)
    try wrapped.synchronizeAll(descriptor)
  }

  func removeEntry(_ name: String, in directory: Int32, isDirectory: Bool) throws(SystemError) {
    try live(.unlinkat)
    try wrapped.removeEntry(name, in: directory, isDirectory: isDirectory)
  }

  func entryNames(in directory: Int32) throws(SystemError) -> [String] {
    try wrapped.entryNames(in: directory)
  }

  func linkTarget(_ name: String, in directory: Int32) throws(SystemError) -> String {
    try wrapped.linkTarget(name, in: directory)
  }

  func fileSystemKind(of descriptor: Int32) throws(SystemError) -> FileSystemKind? {
    try wrapped.fileSystemKind(of: descriptor)
  }

  func waitUntilReady(
    _ descriptor: Int32, for direction: StreamDirection, until deadline: Deadline
  ) throws(SystemError) -> Bool {
    try wrapped.waitUntilReady(descriptor, for: direction, until: deadline)
  }

  func fillWithRandomBytes(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) {
    try wrapped.fillWithRandomBytes(buffer)
  }

  func effectiveUser() -> UInt32 { wrapped.effectiveUser() }

  func processIdentifier() -> Int32 { wrapped.processIdentifier() }

  func ignoreSignal(_ number: Int32) { wrapped.ignoreSignal(number) }
}
