import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A plain file reached by its path that belongs to the user and is no link: what the recorder reads and appends to.
///
/// Recordings may lie anywhere, so that `Directory` does not lead to them; its rules hold all the same: no link, nothing that
/// makes an open hang, nobody else's file.
struct OwnFile: ~Copyable {
  let path: String
  /// What the file was when it was opened.
  let status: FileStatus
  private let descriptor: Int32
  private let calls: any FileSystemCalls

  /// How a file is opened.
  enum Purpose {
    case reading
    /// Every write lands at the end, whoever else writes.
    case appending
    /// The file must not exist yet.
    case creating
  }

  /// Opens a file.
  ///
  /// - Throws: `system` (`ENOENT` when it is missing, `EEXIST` when it must not be there), `notARegularFile`, `foreignOwner`.
  static func open(
    _ path: String, for purpose: Purpose, calls: any FileSystemCalls
  ) throws(FileError) -> OwnFile {
    let flags: Int32 =
      switch purpose {
      case .reading: O_RDONLY
      case .appending: O_RDWR | O_APPEND
      case .creating: O_RDWR | O_APPEND | O_CREAT | O_EXCL
      }
    let descriptor: Int32
    do {
      descriptor = try calls.openEntry(
        path, in: AT_FDCWD, flags: flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode: .privateFile)
    } catch {
      if error.code == ELOOP { throw .notARegularFile(path: path, kind: .symbolicLink) }
      throw .system(error.at(path: path))
    }
    let status: FileStatus
    do { status = try calls.status(of: descriptor) } catch {
      try? calls.closeDescriptor(descriptor)
      throw .system(error.at(path: path))
    }
    let file = OwnFile(path: path, status: status, descriptor: descriptor, calls: calls)
    if status.kind != .regular { throw .notARegularFile(path: path, kind: status.kind) }
    if status.owner != calls.effectiveUser() { throw .foreignOwner(path: path, owner: status.owner) }
    return file
  }

  private init(path: String, status: FileStatus, descriptor: Int32, calls: any FileSystemCalls) {
    self.path = path
    self.status = status
    self.descriptor = descriptor
    self.calls = calls
  }

  deinit { try? calls.closeDescriptor(descriptor) }

  /// Reads up to `count` bytes from `offset`; fewer at the end of the file.
  func read(_ count: Int, at offset: Int64 = 0) throws(FileError) -> [UInt8] {
    do {
      return try [UInt8](unsafeUninitializedCapacity: count) { buffer, done throws(SystemError) in
        done = try calls.readBytes(descriptor, at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      throw .system(error.at(path: path))
    }
  }

  /// Reads the file as long as it was when it was opened.
  func readAll() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < status.size {
      let more = try read(min(1 << 20, Int(status.size) - bytes.count), at: Int64(bytes.count))
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Appends the bytes in one write, so that they do not mix with what others append.
  ///
  /// - Throws: `system`; `ENOSPC` when only a part of them found room.
  func append(_ bytes: [UInt8]) throws(FileError) {
    do throws(SystemError) {
      let written = try bytes.withUnsafeBufferPointer { all throws(SystemError) in
        try calls.writeBytes(descriptor, UnsafeRawBufferPointer(all))
      }
      if written < bytes.count { throw SystemError(.write, code: ENOSPC) }
    } catch {
      throw .system(error.at(path: path))
    }
  }

  /// Takes the lock on the file if nobody has it; given back when the file is closed.
  func tryLock() throws(FileError) -> Bool {
    do {
      try calls.lock(descriptor, .exclusive)
      return true
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw .system(error.at(path: path))
    }
  }

  /// Whether the path still leads to this file.
  func isStillNamed() -> Bool {
    (try? calls.status(ofEntry: path, in: AT_FDCWD))?.isSameFile(as: status) ?? false
  }
}

extension FileError {
  /// Whether the file is there, for another user.
  var isSomebodyElses: Bool {
    if case .foreignOwner = self { return true }
    return systemError?.code == EACCES
  }
}

/// Names anywhere, for files that are put aside.
struct PathNames {
  let calls: any FileSystemCalls

  func rename(_ path: String, to newPath: String) throws(FileError) {
    do { try calls.renameEntry(path, in: AT_FDCWD, to: newPath, in: AT_FDCWD) } catch {
      throw .system(error.at(path: newPath))
    }
  }

  /// Gives a file a second name; one that is taken is given up by its file first.
  func link(_ path: String, to newPath: String) throws(FileError) {
    try remove(newPath)
    do { try calls.linkEntry(path, in: AT_FDCWD, to: newPath, in: AT_FDCWD) } catch {
      throw .system(error.at(path: newPath))
    }
  }

  /// Removes a file; it is no failure when there is none.
  func remove(_ path: String) throws(FileError) {
    do { try calls.removeEntry(path, in: AT_FDCWD, isDirectory: false) } catch {
      if error.code != ENOENT { throw .system(error.at(path: path)) }
    }
  }

  func exists(_ path: String) -> Bool { (try? calls.status(ofEntry: path, in: AT_FDCWD)) != nil }
}

extension SystemError {
  fileprivate func at(path: String) -> SystemError { SystemError(operation, path: path, code: code) }
}
