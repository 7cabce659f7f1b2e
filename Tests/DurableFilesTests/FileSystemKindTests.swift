import Foundation
import TestSupport
import Testing

@testable import DurableFiles

@Suite struct FileSystemKindTests {
  private static let mountTable = """
    22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
    30 22 0:25 / /home rw - nfs4 server:/home rw
    31 30 0:26 / /home/me/my\\040files rw master:2 propagate_from:1 - fuse.sshfs me@host: rw
    32 22 0:27 / /mnt rw - tmpfs none rw
    33 22 0:28 / /mnt rw - 9p share rw
    34 22 0:29 / /data rw - btrfs /dev/vdb rw
    malformed line
    35 22 0:30 / /cut rw -
    """

  @Test(arguments: [
    ("/", "ext4", true), ("/homework", "ext4", true), ("/home", "nfs4", false), ("/home/me", "nfs4", false),
    ("/home/me/my files/x", "fuse.sshfs", false), ("/mnt/x", "9p", false), ("/data/a/b", "btrfs", true),
    ("/cut/x", "ext4", true),
  ])
  func `the nearest mount point above a path decides`(path: String, name: String, isLocal: Bool) {
    let kind = FileSystemKind.holding(path: path, mountTable: Array(Self.mountTable.utf8))
    #expect(kind == FileSystemKind(name: name, isLocal: isLocal))
  }

  @Test func `an empty mount table says nothing`() {
    #expect(FileSystemKind.holding(path: "/x", mountTable: []) == nil)
  }

  @Test(arguments: [
    ("ext4", true), ("xfs", true), ("tmpfs", true), ("overlay", true), ("fuseblk", true), ("apfs", true),
    ("nfs", false), ("cifs", false), ("smbfs", false), ("fuse.rclone", false), ("virtiofs", false),
  ])
  func `names tell whether other machines may share the files`(name: String, isLocal: Bool) {
    #expect(FileSystemKind(name: name).isLocal == isLocal)
  }

  @Test func `the system knows where a temporary directory is`() throws {
    let temporary = try TemporaryDirectory()
    let kind = try temporary.open().fileSystemKind()
    #expect(kind?.name.isEmpty == false)
  }

  @Test func `a failure names the directory`() throws {
    let temporary = try TemporaryDirectory()
    let directory = try temporary.open(FaultyFileSystem(Fault(.fstatfs, .failure(code: EIO))))
    #expect(throws: FileError.system(SystemError(.fstatfs, path: temporary.path, code: EIO))) {
      try directory.fileSystemKind()
    }
  }
}
