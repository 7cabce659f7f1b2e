import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct DirectoryFilesTests {
  private let temporary: TemporaryDirectory
  private let directory: Directory

  init() throws {
    temporary = try TemporaryDirectory()
    directory = try temporary.open()
  }

  @Test(arguments: [0, 1, 4095, 4096, 5_000_000])
  func `a file is read whole`(count: Int) throws {
    var bytes = [UInt8](repeating: 7, count: count)
    for index in stride(from: 0, to: count, by: 4093) { bytes[index] = UInt8(truncatingIfNeeded: index) }
    try temporary.write("file", bytes)
    #expect(try directory.readFile("file", maximumBytes: 5_000_000) == bytes)
    #expect(try directory.fileSize("file") == Int64(count))
  }

  @Test func `a whole file takes one read and one to see the end`() throws {
    try temporary.write("file", [UInt8](repeating: 1, count: 1_000_000))
    let system = RecordingFileSystem()
    _ = try temporary.open(system).readFile("file", maximumBytes: 1_000_000)
    #expect(system.calls.filter { $0 == .read }.count == 2)
  }

  @Test func `a missing file is nil, a dangling link is not`() throws {
    symlink("nowhere", temporary.path(of: "link"))
    #expect(try directory.readFile("file", maximumBytes: 10) == nil)
    #expect(try directory.fileSize("file") == nil)
    #expect(try directory.exists("file") == false)
    #expect(try directory.exists("link") == true)
    #expect(throws: FileError.notARegularFile(path: temporary.path(of: "link"), kind: .symbolicLink)) {
      try directory.readFile("link", maximumBytes: 10)
    }
  }

  @Test(arguments: [EACCES, EIO, EMFILE, ENFILE, ENOMEM])
  func `only ENOENT means that there is no file`(code: Int32) throws {
    try temporary.write("file", [1])
    let broken = try temporary.open(FaultyFileSystem(Fault(.openat, number: 2, .failure(code: code))))
    let expected = FileError.system(SystemError(.openat, path: temporary.path(of: "file"), code: code))
    #expect(throws: expected) { try broken.readFile("file", maximumBytes: 10) }
  }

  @Test func `a failing read is an error, not a shorter file`() throws {
    try temporary.write("file", [1, 2, 3])
    for fault in [Fault(.fstat, .failure(code: EIO)), Fault(.read, .failure(code: EIO))] {
      let broken = try temporary.open(FaultyFileSystem(fault))
      #expect(throws: FileError.self) { try broken.readFile("file", maximumBytes: 10) }
    }
  }

  @Test func `a file beyond the bound is refused unread`() throws {
    try temporary.write("file", [UInt8](repeating: 1, count: 11))
    let system = RecordingFileSystem()
    let recording = try temporary.open(system)
    #expect(throws: FileError.tooLarge(path: temporary.path(of: "file"), size: 11, limit: 10)) {
      try recording.readFile("file", maximumBytes: 10)
    }
    #expect(!system.calls.contains(.read))
  }

  @Test func `a file that grows while it is read is read to its new end, within the bound`() throws {
    try temporary.write("file", [1, 2, 3])
    let growing = Growing(path: temporary.path(of: "file"))
    let bytes = try temporary.open(growing).readFile("file", maximumBytes: 100_000)
    #expect(bytes == [1, 2, 3] + [UInt8](repeating: 9, count: 1000))
    try temporary.write("file", [1, 2, 3])
    #expect(throws: FileError.tooLarge(path: temporary.path(of: "file"), size: 1003, limit: 500)) {
      try temporary.open(growing).readFile("file", maximumBytes: 500)
    }
  }

  @Test func `a pipe, a socket and a directory are refused without waiting`() throws {
    mkfifo(temporary.path(of: "pipe"), 0o600)
    mkdir(temporary.path(of: "directory"), 0o700)
    for (name, kind) in [("pipe", FileKind.pipe), ("directory", .directory)] {
      #expect(throws: FileError.notARegularFile(path: temporary.path(of: name), kind: kind)) {
        try directory.readFile(name, maximumBytes: 10)
      }
    }
  }

  @Test func `names are listed in order, without dot entries`() throws {
    for name in ["b", "a", ".hidden"] { try temporary.write(name, []) }
    mkdir(temporary.path(of: "directory"), 0o700)
    #expect(try directory.entryNames() == [".hidden", "a", "b", "directory"])
    #expect(try directory.entryNames().count == 4)
  }

  @Test func `removing says whether there was something`() throws {
    try temporary.write("file", [])
    #expect(try directory.remove("file") == true)
    #expect(try directory.remove("file") == false)
    mkdir(temporary.path(of: "directory"), 0o700)
    #expect(throws: FileError.self) { try directory.remove("directory") }
    #expect(try directory.removeDirectory("directory") == true)
    #expect(try directory.removeDirectory("directory") == false)
  }

  @Test func `renaming replaces, linking does not`() throws {
    try temporary.write("a", [1])
    try temporary.write("b", [2])
    #expect(try directory.link("a", to: "b") == false)
    #expect(temporary.bytes("b") == [2])
    #expect(try directory.link("a", to: "c") == true)
    try directory.rename("a", to: "b")
    #expect(temporary.bytes("b") == [1])
    #expect(temporary.bytes("c") == [1])
    #expect(try temporary.names() == ["b", "c"])
  }

  @Test func `files move between directories`() throws {
    try temporary.write("a", [1])
    let archive = try directory.subdirectory("archive", creating: .privateDirectory)
    try directory.link("a", to: "first", in: archive)
    try directory.rename("a", to: "second", in: archive)
    #expect(temporary.bytes("archive/first") == [1])
    #expect(temporary.bytes("archive/second") == [1])
    #expect(try directory.exists("a") == false)
  }

  @Test func `a new file never replaces one, and is private`() throws {
    try directory.writeNew("file", [1, 2, 3])
    #expect(temporary.bytes("file") == [1, 2, 3])
    #expect(try directory.status(of: "file")?.mode == .privateFile)
    #expect(throws: FileError.alreadyExists(path: temporary.path(of: "file"))) {
      try directory.writeNew("file", [4])
    }
    symlink("elsewhere", temporary.path(of: "link"))
    #expect(throws: FileError.alreadyExists(path: temporary.path(of: "link"))) {
      try directory.writeNew("link", [4])
    }
    #expect(temporary.bytes("file") == [1, 2, 3])
    #expect(temporary.bytes("elsewhere") == nil)
  }

  @Test func `a new file is whole or not there, whatever fails`() throws {
    let recording = RecordingFileSystem()
    try temporary.open(recording).writeNew("first", [1, 2, 3], synchronizing: true)
    for fault in FaultSweep.faults(in: recording.calls) {
      let target = try TemporaryDirectory()
      let system = FaultyFileSystem(fault)
      do {
        try target.open(system).writeNew("file", [1, 2, 3], synchronizing: true)
        #expect(target.bytes("file") == [1, 2, 3], "\(fault)")
      } catch {
        #expect(try target.names() == [], "\(fault)")
      }
    }
  }

  /// Lets the file grow by a thousand bytes behind the reader's back, once it has been measured.
  private struct Growing: InterceptingFileSystem {
    let wrapped: any FileSystemCalls = LiveFileSystem()
    let path: String

    func intercept(_ call: SystemCall, name: String) -> Interception {
      if call == .read, let file = FileHandle(forWritingAtPath: path) {
        if file.seekToEndOfFile() <= 3 { file.write(Data(repeating: 9, count: 1000)) }
        file.closeFile()
      }
      return .proceed
    }
  }
}
