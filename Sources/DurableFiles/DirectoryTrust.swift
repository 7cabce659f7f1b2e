/// Whose directories are believed: anybody may leave an `.orchestra` further up the tree (git's
/// CVE-2022-24765).
package struct DirectoryTrust: Hashable, Sendable {
  /// Who may change what is in the directory.
  package enum Writers: Int, Sendable {
    case owner, group, anyone
  }

  /// Whether the directory must belong to the user this process acts for.
  package var mustBeOurs: Bool
  package var writers: Writers

  package init(mustBeOurs: Bool, writers: Writers) {
    self.mustBeOurs = mustBeOurs
    self.writers = writers
  }

  /// Ours, and nobody else may write in it.
  package static let ours = DirectoryTrust(mustBeOurs: true, writers: .owner)
  /// A project that a group of people shares: any owner, writable by the group.
  package static let sharedWithGroup = DirectoryTrust(mustBeOurs: false, writers: .group)
  /// No check: for directories the user named, such as the project root.
  package static let anybody = DirectoryTrust(mustBeOurs: false, writers: .anyone)

  /// Checks a directory, or a file in it, against these demands.
  ///
  /// - Throws: `foreignOwner` or `writableByOthers`.
  func check(_ status: FileStatus, path: String, user: UInt32) throws(FileError) {
    if mustBeOurs, status.owner != user { throw .foreignOwner(path: path, owner: status.owner) }
    let refused: UInt32 =
      switch writers {
      case .owner: 0o022
      case .group: 0o002
      case .anyone: 0
      }
    if status.mode.rawValue & refused != 0 { throw .writableByOthers(path: path, mode: status.mode) }
  }
}
