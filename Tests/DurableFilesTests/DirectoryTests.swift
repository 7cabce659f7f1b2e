import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct DirectoryTests {
  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  @Test func `missing directories are created for the owner alone, and flushed into their parent`() throws {
    let system = RecordingFileSystem()
    let cache = try temporary.open(system)
      .subdirectory(".orchestra", creating: .privateDirectory)
      .subdirectory("cache", creating: .privateDirectory)
    #expect(try cache.status().mode == .privateDirectory)
    #expect(cache.path == temporary.path(of: ".orchestra/cache"))
    let changes = system.calls.filter { $0 == .mkdirat || $0 == .fsync }
    #expect(changes == [.mkdirat, .fsync, .mkdirat, .fsync])
  }

  @Test func `an existing directory is opened without creating or flushing`() throws {
    _ = try temporary.open().subdirectory("cache", creating: .privateDirectory)
    let system = RecordingFileSystem()
    _ = try temporary.open(system).subdirectory("cache", creating: .privateDirectory)
    #expect(!system.calls.contains(.mkdirat))
    #expect(!system.calls.contains(.fsync))
  }

  @Test func `a directory that another process creates first is taken as it is`() throws {
    try FileManager.default.createDirectory(
      atPath: temporary.path(of: "cache"), withIntermediateDirectories: false)
    chmod(temporary.path(of: "cache"), 0o700)
    let system = FaultyFileSystem(Fault(.openat, number: 2, .failure(code: ENOENT)))
    _ = try temporary.open(system).subdirectory("cache", creating: .privateDirectory)
    #expect(system.calls.contains(.mkdirat))
  }

  @Test func `a missing directory that is not to be created is absence`() throws {
    let directory = try temporary.open()
    #expect(try directory.subdirectoryIfPresent("cache") == nil)
    let error = #expect(throws: FileError.self) { try directory.subdirectory("cache") }
    #expect(error?.isAbsence == true)
  }

  @Test(arguments: [EACCES, EIO, EMFILE]) func `only ENOENT counts as absence`(code: Int32) throws {
    let system = FaultyFileSystem(Fault(.openat, number: 2, .failure(code: code)))
    let directory = try temporary.open(system)
    let expected = FileError.system(SystemError(.openat, path: temporary.path(of: "cache"), code: code))
    #expect(throws: expected) { try directory.subdirectoryIfPresent("cache") }
    #expect(!system.calls.contains(.mkdirat))
  }

  @Test func `a link to a directory is refused inside, followed where the user named it`() throws {
    try FileManager.default.createDirectory(
      atPath: temporary.path(of: "real"), withIntermediateDirectories: false)
    symlink("real", temporary.path(of: "link"))
    let directory = try temporary.open()
    #expect(throws: FileError.notADirectory(path: temporary.path(of: "link"))) {
      try directory.subdirectory("link", creating: .privateDirectory)
    }
    _ = try Directory.open(temporary.path(of: "link"))
  }

  @Test func `a file and a pipe are not directories`() throws {
    try temporary.write("file", [1])
    mkfifo(temporary.path(of: "pipe"), 0o600)
    let directory = try temporary.open()
    for name in ["file", "pipe"] {
      #expect(throws: FileError.notADirectory(path: temporary.path(of: name))) {
        try directory.subdirectory(name, creating: .privateDirectory)
      }
    }
  }

  @Test(arguments: ["", ".", "..", "a/b", "/etc", "a\0b"])
  func `names that lead elsewhere are refused before any system call`(name: String) throws {
    let system = RecordingFileSystem()
    let directory = try temporary.open(system)
    let before = system.calls.count
    let expected = FileError.invalidName(name)
    #expect(throws: expected) { try directory.subdirectory(name) }
    #expect(throws: expected) { try directory.readFile(name, maximumBytes: 1) }
    #expect(throws: expected) { try directory.remove(name) }
    #expect(throws: expected) { try directory.rename("a", to: name) }
    #expect(throws: expected) { try directory.link(name, to: "a") }
    #expect(throws: expected) { try directory.writeNew(name, []) }
    #expect(throws: expected) {
      try AtomicReplacement(of: name, in: directory).write([], synchronizing: false)
    }
    #expect(system.calls.count == before)
  }

  @Test func `the descriptor is closed once, also when the checks refuse the directory`() throws {
    let system = RecordingFileSystem()
    do { _ = try temporary.open(system).subdirectory("cache", creating: .privateDirectory) }
    chmod(temporary.path(of: "cache"), 0o777)
    _ = try? temporary.open(system).subdirectory("cache")
    let opened = system.calls.count { $0 == .openat }
    // Four directories, and one attempt that found nothing.
    #expect(opened == 5)
    #expect(system.calls.count { $0 == .close } == 4)
  }

  @Test func `a directory that was renamed is still the one that was opened`() throws {
    let cache = try temporary.open().subdirectory("cache", creating: .privateDirectory)
    rename(temporary.path(of: "cache"), temporary.path(of: "moved"))
    try FileManager.default.createDirectory(
      atPath: temporary.path(of: "cache"), withIntermediateDirectories: false)
    try cache.writeNew("file", [1, 2])
    #expect(temporary.bytes("moved/file") == [1, 2])
    #expect(temporary.bytes("cache/file") == nil)
  }
}
