#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// An open plain file: owns its descriptor, closes it exactly once, and puts the path into every error.
struct OpenFile: ~Copyable, Sendable {
  let calls: any FileSystemCalls
  let path: String
  /// What the file was when it was opened.
  let status: FileStatus
  private var descriptor: Int32

  /// Takes over a descriptor.
  private init(descriptor: Int32, path: String, status: FileStatus, calls: any FileSystemCalls) {
    self.descriptor = descriptor
    self.path = path
    self.status = status
    self.calls = calls
  }

  /// Opens a plain file of a directory, with `O_CLOEXEC`, `O_NOFOLLOW` and `O_NONBLOCK` added to `flags`.
  ///
  /// A repository can ship a link or a pipe under any of our names. A link would send our bytes to a file of
  /// its choice; a pipe would hang the open for ever, with the lock held. A child must not inherit the file:
  /// it would keep the lock beyond our death.
  /// - Throws: `invalidName`, `notARegularFile`, or `system` (with `ENOENT` when it is missing).
  static func open(
    _ name: String, in directory: Directory, flags: Int32, mode: FileMode = FileMode(rawValue: 0)
  ) throws(FileError) -> OpenFile {
    try directory.checkName(name)
    let path = directory.path(of: name)
    let calls = directory.calls
    let descriptor: Int32
    do {
      descriptor = try calls.openEntry(
        name, in: directory.descriptor, flags: flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode: mode)
    } catch {
      switch error.code {
      case ELOOP: throw .notARegularFile(path: path, kind: .symbolicLink)
      case EISDIR: throw .notARegularFile(path: path, kind: .directory)
      case ENXIO: throw .notARegularFile(path: path, kind: .pipe)  // nobody reads it; or a socket
      default: throw .system(error.at(path))
      }
    }
    let status: FileStatus
    do {
      status = try calls.status(of: descriptor)
    } catch {
      try? calls.closeDescriptor(descriptor)
      throw .system(error.at(path))
    }
    if status.kind != .regular {
      try? calls.closeDescriptor(descriptor)
      throw .notARegularFile(path: path, kind: status.kind)
    }
    return OpenFile(descriptor: descriptor, path: path, status: status, calls: calls)
  }

  deinit {
    // A file that was only read, or whose failure is being reported already, has nothing to say on closing.
    if descriptor >= 0 { try? calls.closeDescriptor(descriptor) }
  }

  /// Closes the file, reporting what a delayed write (quota, network) may say only now.
  consuming func close() throws(SystemError) {
    let closing = descriptor
    descriptor = -1
    do { try calls.closeDescriptor(closing) } catch { throw error.at(path) }
  }

  /// Writes everything at the current position (at the end, for a file opened with `O_APPEND`).
  ///
  /// The system may take less than it was offered (a nearly full disk, a file-size limit); the rest is
  /// offered again, so that the reason is reported by an error instead of half a file by nobody.
  func write(_ bytes: [UInt8]) throws(SystemError) { try write(bytes[...]) }

  /// Writes everything at the current position, as `write` does with an array.
  func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
    do {
      try bytes.withUnsafeBufferPointer { all throws(SystemError) in
        var rest = UnsafeRawBufferPointer(all)[...]
        while !rest.isEmpty {
          let written = try calls.writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: rest))
          // Not allowed for plain files; without the check such a system would make this loop for ever.
          if written <= 0 { throw SystemError(.write, code: EIO) }
          rest = rest.dropFirst(written)
        }
      }
    } catch {
      throw error.at(path)
    }
  }

  /// Writes once at `offset`; less than everything may land.
  func write(_ bytes: [UInt8], at offset: Int64) throws(SystemError) {
    do {
      _ = try bytes.withUnsafeBufferPointer { all throws(SystemError) in
        try calls.writeBytes(descriptor, at: offset, UnsafeRawBufferPointer(all))
      }
    } catch {
      throw error.at(path)
    }
  }

  /// Reads up to `count` bytes from the current position, fewer only at the end of the file.
  func read(count: Int) throws(SystemError) -> [UInt8] {
    try fill(count) { rest, _ throws(SystemError) in try calls.readBytes(descriptor, into: rest) }
  }

  /// Reads up to `count` bytes from `offset`, fewer only at the end of the file.
  func read(count: Int, at offset: Int64) throws(SystemError) -> [UInt8] {
    try fill(count) { rest, done throws(SystemError) in
      try calls.readBytes(descriptor, at: offset + Int64(done), into: rest)
    }
  }

  func truncate(to size: Int64) throws(SystemError) {
    do { try calls.truncateFile(descriptor, to: size) } catch { throw error.at(path) }
  }

  func synchronizeData(flushingDrive: Bool) throws(SystemError) {
    do { try calls.synchronizeData(descriptor, flushingDrive: flushingDrive) } catch { throw error.at(path) }
  }

  func lock(_ operation: LockOperation) throws(SystemError) {
    do { try calls.lock(descriptor, operation) } catch { throw error.at(path) }
  }

  func waitForLock(until deadline: Deadline) throws(SystemError) -> Bool {
    do { return try calls.waitForLock(descriptor, until: deadline) } catch { throw error.at(path) }
  }

  /// Reads into memory that is not cleared first: at 5 MB clearing would cost as much as reading.
  private func fill(
    _ count: Int, _ read: (UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int
  ) throws(SystemError) -> [UInt8] {
    do {
      return try [UInt8](unsafeUninitializedCapacity: count) { buffer, done throws(SystemError) in
        while done < count {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[done..<count])
          let read = try read(rest, done)
          if read == 0 { return }
          done += read
        }
      }
    } catch {
      throw error.at(path)
    }
  }
}
