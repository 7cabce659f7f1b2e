#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// An open directory.
///
/// Everything in it is reached by name through the descriptor. So a directory that is renamed or swapped for
/// another while we work changes nothing: all files come from the one that was checked. A class, since it
/// owns the descriptor: closed once, when the last user lets go.
package final class Directory: Sendable {
  /// For messages only; files are never reached through it.
  package let path: String
  package let calls: any FileSystemCalls
  let descriptor: Int32

  private init(path: String, descriptor: Int32, calls: any FileSystemCalls) {
    self.path = path
    self.descriptor = descriptor
    self.calls = calls
  }

  deinit { try? calls.closeDescriptor(descriptor) }

  /// Opens a directory that the user named, following links on the way as the user expects.
  ///
  /// - Throws: `notADirectory`, what `trust` refuses, or `system` (with `ENOENT` when it is missing).
  package static func open(
    _ path: String, trust: DirectoryTrust = .anybody, calls: any FileSystemCalls = LiveFileSystem()
  ) throws(FileError) -> Directory {
    if path.utf8.contains(0) { throw .invalidName(path) }
    return try open(path, in: AT_FDCWD, path: path, extraFlags: 0, trust: trust, calls: calls)
  }

  /// Opens a directory inside this one, step by step; a link in its place is refused.
  ///
  /// When it is missing it is created with `mode`; nil lets `ENOENT` through. A new directory is flushed into
  /// this one at once, or a power cut could take it away together with all that was flushed inside.
  /// A folder for what nobody relies on, such as a log, need not be: `synchronizing` is false then.
  /// - Throws: `notADirectory`, `invalidName`, what `trust` refuses, or `system`.
  package func subdirectory(
    _ name: String, creating mode: FileMode? = nil, synchronizing: Bool = true, trust: DirectoryTrust = .ours
  ) throws(FileError) -> Directory {
    try checkName(name)
    do {
      return try openChild(name, trust: trust)
    } catch {
      guard let mode, error.isAbsence else { throw error }
      try create(name, mode: mode, synchronizing: synchronizing)
      return try openChild(name, trust: trust)
    }
  }

  /// Opens a directory inside this one, or returns nil when it is missing.
  package func subdirectoryIfPresent(
    _ name: String, trust: DirectoryTrust = .ours
  ) throws(FileError) -> Directory? {
    do { return try subdirectory(name, trust: trust) } catch {
      if error.isAbsence { return nil }
      throw error
    }
  }

  /// Makes the names in this directory survive a power cut: what was created, renamed, removed (`fsync`).
  package func synchronize() throws(FileError) {
    do { try calls.synchronizeAll(descriptor) } catch { throw .system(error.at(path)) }
  }

  /// Returns the kind of file system below, or nil when the system does not say.
  package func fileSystemKind() throws(FileError) -> FileSystemKind? {
    do { return try calls.fileSystemKind(of: descriptor) } catch { throw .system(error.at(path)) }
  }

  /// Returns owner, mode and modification time of the directory itself.
  package func status() throws(FileError) -> FileStatus {
    do { return try calls.status(of: descriptor) } catch { throw .system(error.at(path)) }
  }

  /// Refuses names that would lead out of the directory: they may come from a session id or another journal.
  func checkName(_ name: String) throws(FileError) {
    if name.isEmpty || name == "." || name == ".." || name.utf8.contains(where: { $0 == 0x2F || $0 == 0 }) {
      throw .invalidName(name)
    }
  }

  func path(of name: String) -> String { path.hasSuffix("/") ? "\(path)\(name)" : "\(path)/\(name)" }

  private func create(_ name: String, mode: FileMode, synchronizing: Bool) throws(FileError) {
    do {
      try calls.makeDirectory(name, in: descriptor, mode: mode)
    } catch {
      // Another process was faster: its directory is checked like any other.
      if error.code == EEXIST { return }
      throw .system(error.at(path(of: name)))
    }
    if synchronizing { try synchronize() }
  }

  private func openChild(_ name: String, trust: DirectoryTrust) throws(FileError) -> Directory {
    // O_NOFOLLOW: a repository can ship `.orchestra` as a link to anywhere.
    try Directory.open(
      name, in: descriptor, path: path(of: name), extraFlags: O_NOFOLLOW, trust: trust, calls: calls)
  }

  private static func open(
    _ name: String, in parent: Int32, path: String, extraFlags: Int32, trust: DirectoryTrust,
    calls: any FileSystemCalls
  ) throws(FileError) -> Directory {
    let directory: Directory
    let status: FileStatus
    do {
      // O_DIRECTORY: opening a pipe would hang. O_CLOEXEC: a child must not keep the directory busy.
      let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | extraFlags
      let descriptor = try calls.openEntry(name, in: parent, flags: flags, mode: FileMode(rawValue: 0))
      directory = Directory(path: path, descriptor: descriptor, calls: calls)
      if trust == .anybody { return directory }
      status = try calls.status(of: descriptor)
    } catch {
      if error.code == ENOTDIR || error.code == ELOOP { throw .notADirectory(path: path) }
      throw .system(error.at(path))
    }
    try trust.check(status, path: path, user: calls.effectiveUser())
    return directory
  }
}
