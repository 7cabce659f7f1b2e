/// The kind of file system a directory is on, and whether its locks can be trusted.
package struct FileSystemKind: Hashable, Sendable {
  /// As the system calls it: `ext4`, `nfs4`, `fuse.sshfs`.
  package let name: String
  /// False where other machines may share the files: locks and flushes may then mean less than here.
  package let isLocal: Bool

  package init(name: String, isLocal: Bool) {
    self.name = name
    self.isLocal = isLocal
  }

  private static let shared: Set<String> = [
    "9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "fuse", "gfs2", "glusterfs", "gpfs", "lustre",
    "ncpfs",
    "nfs", "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs", "webdav",
  ]

  /// Judges by name.
  ///
  /// User-space file systems count as shared (their locks are the server's affair), `fuseblk` does not: it is
  /// a local disk in a foreign format.
  package init(name: String) {
    self.name = name
    isLocal = !(FileSystemKind.shared.contains(name) || name.hasPrefix("fuse."))
  }

  /// Returns the kind of the file system that holds an absolute path.
  ///
  /// `mountTable` is the text of Linux's `/proc/self/mountinfo`: the longest mount point that is an ancestor
  /// of the path wins, among equals the last, which covers the others.
  static func holding(path: String, mountTable: [UInt8]) -> FileSystemKind? {
    let path = Array(path.utf8)
    var best: (length: Int, name: String)?
    for line in mountTable.split(separator: UInt8(ascii: "\n")) {
      // 36 35 98:0 /root /mount\040point rw,noatime shared:1 - ext4 /dev/sda1 rw
      let fields = line.split(separator: UInt8(ascii: " "))
      guard let dash = fields.dropFirst(6).firstIndex(where: { $0.elementsEqual("-".utf8) }),
        dash + 1 < fields.count
      else { continue }
      let point = unescaped(fields[4])
      if isAncestor(point, of: path), point.count >= best?.length ?? 0 {
        best = (point.count, String(decoding: fields[dash + 1], as: UTF8.self))
      }
    }
    return best.map { FileSystemKind(name: $0.name) }
  }

  private static func isAncestor(_ point: [UInt8], of path: [UInt8]) -> Bool {
    let slash = UInt8(ascii: "/")
    if point == [slash] { return true }
    guard path.starts(with: point) else { return false }
    return path.count == point.count || path[point.count] == slash
  }

  /// Undoes the octal escapes of space, tab, newline and backslash.
  private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        result.append(value)
        rest = rest.dropFirst(3)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
