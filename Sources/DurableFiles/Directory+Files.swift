#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The plain files in a directory. Nothing here follows a link or waits for the other end of a pipe.
extension Directory {
  /// Reads a whole file, or returns nil when there is none.
  ///
  /// Only `ENOENT` means "none": taking any other failure for an empty history would overwrite the state.
  /// - Throws: `tooLarge`, `notARegularFile`, `invalidName`, `system`.
  package func readFile(_ name: String, maximumBytes: Int) throws(FileError) -> [UInt8]? {
    let file: OpenFile
    do {
      file = try OpenFile.open(name, in: self, flags: O_RDONLY)
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
    let size = file.status.size
    if size > maximumBytes { throw .tooLarge(path: file.path, size: size, limit: Int64(maximumBytes)) }
    var bytes: [UInt8]
    do throws(SystemError) {
      // One byte more than the size, so that the first read meets the end unless the file is growing.
      bytes = try file.read(count: Int(size) + 1)
      while bytes.count > size, bytes.count <= maximumBytes {
        let more = try file.read(count: 65536)
        if more.isEmpty { break }
        bytes += more
      }
    } catch {
      throw .system(error)
    }
    if bytes.count > maximumBytes {
      throw .tooLarge(path: file.path, size: Int64(bytes.count), limit: Int64(maximumBytes))
    }
    return bytes
  }

  /// Reads the last `count` bytes of a file, all of a shorter one, or returns nil when there is none.
  ///
  /// - Throws: `notARegularFile`, `invalidName`, `system`.
  package func readEnd(of name: String, count: Int) throws(FileError) -> [UInt8]? {
    let file: OpenFile
    do {
      file = try OpenFile.open(name, in: self, flags: O_RDONLY)
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
    do throws(SystemError) {
      return try file.read(count: count, at: max(0, file.status.size - Int64(count)))
    } catch {
      throw .system(error)
    }
  }

  /// Returns what an entry is, or nil when there is none.
  ///
  /// A link is described itself.
  package func status(of name: String) throws(FileError) -> FileStatus? {
    try checkName(name)
    do {
      return try calls.status(ofEntry: name, in: descriptor)
    } catch {
      if error.code == ENOENT { return nil }
      throw .system(error.at(path(of: name)))
    }
  }

  /// Whether there is an entry of any kind, a dangling link included.
  package func exists(_ name: String) throws(FileError) -> Bool { try status(of: name) != nil }

  /// Returns the size of a plain file in bytes, or nil when there is none.
  ///
  /// - Throws: `notARegularFile`, `invalidName`, `system`.
  package func fileSize(_ name: String) throws(FileError) -> Int64? {
    guard let status = try status(of: name) else { return nil }
    if status.kind != .regular { throw .notARegularFile(path: path(of: name), kind: status.kind) }
    return status.size
  }

  /// Lists the names of all entries, sorted by their bytes.
  ///
  /// Names that are not UTF-8 come out repaired.
  package func entryNames() throws(FileError) -> [String] {
    do { return try calls.entryNames(in: descriptor).sorted() } catch { throw .system(error.at(path)) }
  }

  /// Removes a file or a link; false when there was none.
  @discardableResult
  package func remove(_ name: String) throws(FileError) -> Bool { try remove(name, isDirectory: false) }

  /// Removes an empty directory; false when there was none.
  ///
  /// `ENOTEMPTY` when it holds something.
  @discardableResult
  package func removeDirectory(_ name: String) throws(FileError) -> Bool {
    try remove(name, isDirectory: true)
  }

  /// Renames a file at once, replacing one of the new name; `directory` nil means this one.
  package func rename(
    _ name: String, to newName: String, in directory: Directory? = nil
  ) throws(FileError) {
    try checkName(name)
    try checkName(newName)
    let target = directory ?? self
    do {
      try calls.renameEntry(name, in: descriptor, to: newName, in: target.descriptor)
    } catch {
      throw .system(error.at(target.path(of: newName)))
    }
  }

  /// Gives a file a second name without replacing anything; false when the name is taken.
  ///
  /// For rotation: the file keeps its old name until another is renamed over it, so that it exists at every
  /// instant.
  @discardableResult
  package func link(
    _ name: String, to newName: String, in directory: Directory? = nil
  ) throws(FileError) -> Bool {
    try checkName(name)
    try checkName(newName)
    let target = directory ?? self
    do {
      try calls.linkEntry(name, in: descriptor, to: newName, in: target.descriptor)
      return true
    } catch {
      if error.code == EEXIST { return false }
      throw .system(error.at(target.path(of: newName)))
    }
  }

  /// Creates a file that must not exist yet; when anything fails it is removed again.
  ///
  /// - Throws: `alreadyExists`, `invalidName`, `system`.
  package func writeNew(
    _ name: String, _ bytes: [UInt8], mode: FileMode = .privateFile, synchronizing: Bool = false
  ) throws(FileError) {
    let file: OpenFile
    do {
      file = try OpenFile.open(name, in: self, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    } catch {
      if error.systemError?.code == EEXIST { throw .alreadyExists(path: path(of: name)) }
      // Created by us, but then not to be examined.
      if error.systemError?.operation == .fstat { _ = try? remove(name) }
      throw error
    }
    do throws(SystemError) {
      try file.write(bytes)
      if synchronizing { try file.synchronizeData(flushingDrive: false) }
      try file.close()
    } catch {
      try? calls.removeEntry(name, in: descriptor, isDirectory: false)
      throw .system(error)
    }
  }

  private func remove(_ name: String, isDirectory: Bool) throws(FileError) -> Bool {
    try checkName(name)
    do {
      try calls.removeEntry(name, in: descriptor, isDirectory: isDirectory)
      return true
    } catch {
      if error.code == ENOENT { return false }
      throw .system(error.at(path(of: name)))
    }
  }
}
