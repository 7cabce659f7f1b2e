#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What a directory entry is.
package enum FileKind: String, Sendable {
  case regular, directory, symbolicLink, pipe, socket, device
}

/// Permission bits, as `open` and `mkdir` take them (the process's umask is subtracted by the system).
package struct FileMode: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue & 0o7777 }

  /// Read and written by the owner alone (0600).
  package static let privateFile = FileMode(rawValue: 0o600)
  /// Entered by the owner alone (0700).
  package static let privateDirectory = FileMode(rawValue: 0o700)
  /// Read by everybody, written by the owner (0644).
  package static let readableFile = FileMode(rawValue: 0o644)
  /// Entered by everybody, changed by the owner (0755).
  package static let readableDirectory = FileMode(rawValue: 0o755)
}

/// What `fstat` says about a file.
package struct FileStatus: Hashable, Sendable {
  package let kind: FileKind
  package let mode: FileMode
  /// Bytes.
  package let size: Int64
  /// User id.
  package let owner: UInt32
  package let device: UInt64
  package let inode: UInt64
  /// Milliseconds since 1970.
  package let modifiedMilliseconds: Int64

  /// Whether both describe one and the same file, whatever its name is now.
  package func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    mode = FileMode(rawValue: UInt32(status.st_mode))
    size = Int64(status.st_size)
    owner = status.st_uid
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    #if canImport(Darwin)
    let modified = status.st_mtimespec
    #else
    let modified = status.st_mtim
    #endif
    modifiedMilliseconds = Int64(modified.tv_sec) * 1000 + Int64(modified.tv_nsec) / 1_000_000
  }
}
