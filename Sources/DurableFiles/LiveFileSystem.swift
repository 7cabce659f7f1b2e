#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The operating system itself.
package struct LiveFileSystem: FileSystemCalls {
  package init() {}

  package func openEntry(
    _ name: String, in directory: Int32, flags: Int32, mode: FileMode
  ) throws(SystemError) -> Int32 {
    while true {
      let descriptor = openat(directory, name, flags, mode_t(truncatingIfNeeded: mode.rawValue))
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw .last(.openat, path: name) }
    }
  }

  package func makeDirectory(_ name: String, in directory: Int32, mode: FileMode) throws(SystemError) {
    let result = mkdirat(directory, name, mode_t(truncatingIfNeeded: mode.rawValue))
    if result != 0 { throw .last(.mkdirat, path: name) }
  }

  package func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .last(.fstat) }
    return FileStatus(status)
  }

  package func status(ofEntry name: String, in directory: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    if fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0 { throw .last(.fstatat, path: name) }
    return FileStatus(status)
  }

  package func closeDescriptor(_ descriptor: Int32) throws(SystemError) {
    // After EINTR the descriptor is closed all the same, so that a retry could close another thread's file.
    if close(descriptor) != 0, errno != EINTR { throw .last(.close) }
  }

  package func renameEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError) {
    if renameat(directory, name, newDirectory, newName) != 0 { throw .last(.renameat, path: newName) }
  }

  package func linkEntry(
    _ name: String, in directory: Int32, to newName: String, in newDirectory: Int32
  ) throws(SystemError) {
    if linkat(directory, name, newDirectory, newName, 0) != 0 { throw .last(.linkat, path: newName) }
  }

  package func removeEntry(_ name: String, in directory: Int32, isDirectory: Bool) throws(SystemError) {
    if unlinkat(directory, name, isDirectory ? AT_REMOVEDIR : 0) != 0 { throw .last(.unlinkat, path: name) }
  }

  package func entryNames(in directory: Int32) throws(SystemError) -> [String] {
    // closedir() closes the descriptor it was given, and reading moves its position: hand it one of its own.
    let own = try openEntry(
      ".", in: directory, flags: O_RDONLY | O_DIRECTORY | O_CLOEXEC, mode: FileMode(rawValue: 0))
    guard let stream = fdopendir(own) else {
      let error = SystemError.last(.readdir)
      close(own)
      throw error
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0  // readdir() tells the end from a failure by errno alone
      guard let entry = readdir(stream) else {
        if errno != 0 { throw .last(.readdir) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  package func linkTarget(_ name: String, in directory: Int32) throws(SystemError) -> String {
    let capacity = 4096
    let target = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return }
        count = max(0, readlinkat(directory, name, base, capacity))
      }
    }
    if target.isEmpty { throw .last(.readlinkat, path: name) }
    return String(decoding: target, as: UTF8.self)
  }

  package func lock(_ descriptor: Int32, _ operation: LockOperation) throws(SystemError) {
    let code =
      switch operation {
      case .shared: LOCK_SH
      case .exclusive: LOCK_EX
      case .release: LOCK_UN
      }
    // Who waits has come first: the lock is not to be had, although it may be free this instant.
    let queue = LockQueue(of: descriptor)
    if operation == .exclusive, !queue.stepInFront() { throw SystemError(.flock, code: EWOULDBLOCK) }
    while flock(descriptor, code | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let error = SystemError.last(.flock)
      if operation == .exclusive { queue.leave() }
      throw error
    }
  }

  package func fillWithRandomBytes(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) {
    guard let base = buffer.baseAddress else { return }
    #if canImport(Darwin)
    arc4random_buf(base, buffer.count)
    #else
    if getentropy(base, buffer.count) != 0 { throw .last(.getentropy) }
    #endif
  }

  package func effectiveUser() -> UInt32 { geteuid() }

  package func processIdentifier() -> Int32 { getpid() }

  package func ignoreSignal(_ number: Int32) { signal(number, SIG_IGN) }
}
