import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct AppendOnlyLogTests {
  private static let old = Array("{\"seq\":1}\n".utf8)
  private static let record = Array("{\"seq\":2,\"text\":\"a longer record\"}\n".utf8)

  private let temporary: TemporaryDirectory
  private let directory: Directory

  init() throws {
    temporary = try TemporaryDirectory()
    directory = try temporary.open()
  }

  /// One update: open, append, flush, close.
  private func update(_ calls: any FileSystemCalls = LiveFileSystem(), in target: TemporaryDirectory? = nil)
    throws
  {
    var log = try AppendOnlyLog.open("log", in: (target ?? temporary).open(calls))
    try log.append(Self.record)
    try log.synchronize(.journal)
    try log.close()
  }

  @Test func `a missing log is created once, private, and says so`() throws {
    do {
      let log = try AppendOnlyLog.open("log", in: directory)
      #expect(log.wasCreated == true)
      #expect(log.size == 0)
    }
    let log = try AppendOnlyLog.open("log", in: directory)
    #expect(log.wasCreated == false)
    #expect(try directory.status(of: "log")?.mode == .privateFile)
  }

  @Test func `records are appended and read back by position`() throws {
    try temporary.write("log", Self.old)
    var log = try AppendOnlyLog.open("log", in: directory)
    #expect(log.size == 10)
    try log.append(Self.record)
    #expect(log.size == Int64(10 + Self.record.count))
    #expect(try log.read(from: 10, upTo: log.size) == Self.record)
    #expect(try log.read(from: 2, upTo: 5) == Array("seq".utf8))
    #expect(try log.read(from: 0, upTo: 10) == Self.old)
    #expect(temporary.bytes("log") == Self.old + Self.record)
  }

  @Test func `reading beyond the end gives what there is, without asking for the memory`() throws {
    try temporary.write("log", Self.old)
    let log = try AppendOnlyLog.open("log", in: directory)
    #expect(try log.read(from: 8, upTo: .max) == Array("}\n".utf8))
    #expect(try log.read(from: 100, upTo: .max) == [])
    #expect(throws: FileError.outOfRange(path: log.path, offset: -1, size: 10)) {
      try log.read(from: -1, upTo: 5)
    }
    #expect(throws: FileError.outOfRange(path: log.path, offset: 5, size: 10)) {
      try log.read(from: 5, upTo: 4)
    }
  }

  @Test func `a torn tail is cut off, but nothing is ever lengthened`() throws {
    try temporary.write("log", Self.old + Self.record.prefix(7))
    var log = try AppendOnlyLog.open("log", in: directory)
    try log.truncate(to: 10)
    try log.append(Self.record)
    #expect(temporary.bytes("log") == Self.old + Self.record)
    let size = log.size
    #expect(throws: FileError.outOfRange(path: log.path, offset: size + 1, size: size)) {
      try log.truncate(to: size + 1)
    }
    #expect(throws: FileError.outOfRange(path: log.path, offset: -1, size: size)) { try log.truncate(to: -1) }
  }

  @Test func `a log for reading is not created and cannot be changed`() throws {
    if try AppendOnlyLog.openForReading("log", in: directory) != nil { Issue.record("opened out of nothing") }
    #expect(try temporary.names() == [])
    try temporary.write("log", Self.old)
    guard var log = try AppendOnlyLog.openForReading("log", in: directory) else {
      Issue.record("not opened")
      return
    }
    #expect(try log.read(from: 0, upTo: 10) == Self.old)
    do {
      try log.append(Self.record)
      Issue.record("appended")
    } catch {
      #expect(error.systemError?.code == EBADF)
    }
    #expect(temporary.bytes("log") == Self.old)
  }

  @Test func `a link, a pipe and a directory in its place are refused without waiting`() throws {
    try temporary.write("victim", Self.old)
    let path = temporary.path(of: "log")
    let cases: [(FileKind, (String) -> Int32)] = [
      (.symbolicLink, { symlink("victim", $0) }), (.pipe, { mkfifo($0, 0o600) }),
      (.directory, { mkdir($0, 0o700) }),
    ]
    for (kind, make) in cases {
      try #require(make(path) == 0)
      #expect(throws: FileError.notARegularFile(path: path, kind: kind)) { try update() }
      #expect(remove(path) == 0)
    }
    #expect(temporary.bytes("victim") == Self.old)
  }

  @Test(arguments: [EACCES, EIO, EMFILE, ENFILE])
  func `a log that cannot be opened is not taken for a new one`(
    code: Int32
  ) throws {
    try temporary.write("log", Self.old)
    let system = FaultyFileSystem(Fault(.openat, number: 2, .failure(code: code)))
    #expect(throws: FileError.system(SystemError(.openat, path: temporary.path(of: "log"), code: code))) {
      try update(system)
    }
    #expect(system.calls.count { $0 == .openat } == 2)
    #expect(temporary.bytes("log") == Self.old)
  }

  @Test func `a log that another process creates in between is opened`() throws {
    try temporary.write("log", Self.old)
    try update(FaultyFileSystem(Fault(.openat, number: 2, .failure(code: ENOENT))))
    #expect(temporary.bytes("log") == Self.old + Self.record)
  }

  @Test(arguments: [true, false])
  func `whatever fails, the record is there as a whole or not at all`(exists: Bool) throws {
    let old = exists ? Self.old : []
    let recording = RecordingFileSystem()
    if exists { try temporary.write("log", old) }
    try update(recording)
    for fault in FaultSweep.faults(in: recording.calls) {
      let target = try TemporaryDirectory()
      if exists { try target.write("log", old) }
      let succeeded = (try? update(FaultyFileSystem(fault), in: target)) != nil
      let bytes = target.bytes("log") ?? []
      if succeeded {
        #expect(bytes == old + Self.record, "\(fault)")
      } else if fault.call == .fdatasync || fault.call == .close {
        // Committed, only its durability is in doubt.
        #expect(bytes == old + Self.record || bytes == old, "\(fault)")
      } else {
        #expect(bytes == old, "\(fault)")
      }
    }
  }

  @Test func `killed at any moment, the old records are whole and the new one is a beginning of itself`()
    throws
  {
    let recording = RecordingFileSystem()
    try temporary.write("log", Self.old)
    try update(recording)
    for crash in FaultSweep.crashes(in: recording.calls, tears: [1, 7, Self.record.count - 1]) {
      let target = try TemporaryDirectory()
      try target.write("log", Self.old)
      let survived = (try? update(crash.fileSystem(), in: target)) != nil
      let bytes = try #require(target.bytes("log"))
      #expect(bytes.starts(with: Self.old), "\(crash)")
      #expect(Self.record.starts(with: bytes.dropFirst(Self.old.count)), "\(crash)")
      if survived { #expect(bytes == Self.old + Self.record, "\(crash)") }
      if case .bytes(let count) = crash.tear { #expect(bytes.count == Self.old.count + count, "\(crash)") }
      // The next writer cuts the torn tail off and goes on.
      var log = try AppendOnlyLog.open("log", in: target.open())
      try log.truncate(to: Int64(Self.old.count))
      try log.append(Self.record)
      #expect(target.bytes("log") == Self.old + Self.record, "\(crash)")
    }
  }

  @Test func `half a record is taken back`() throws {
    try temporary.write("log", Self.old)
    let system = FaultyFileSystem(
      Fault(.write, number: 1, .shortWrite(bytes: 7)), Fault(.write, number: 2, .failure(code: ENOSPC)))
    let cause = SystemError(.write, path: temporary.path(of: "log"), code: ENOSPC)
    #expect(throws: FileError.appendFailed(cause: cause, rollback: nil)) { try update(system) }
    #expect(temporary.bytes("log") == Self.old)
  }

  @Test func `an append that cannot be taken back says so`() throws {
    try temporary.write("log", Self.old)
    let path = temporary.path(of: "log")
    let system = FaultyFileSystem(
      Fault(.write, number: 1, .shortWrite(bytes: 7)), Fault(.write, number: 2, .failure(code: EIO)),
      Fault(.ftruncate, .failure(code: EIO)))
    let cause = SystemError(.write, path: path, code: EIO)
    let rollback = SystemError(.ftruncate, path: path, code: EIO)
    #expect(throws: FileError.appendFailed(cause: cause, rollback: rollback)) { try update(system) }
    #expect(temporary.bytes("log") == Self.old + Self.record.prefix(7))
  }

  @Test func `a record cut into single bytes by short writes arrives whole`() throws {
    let system = FaultyFileSystem(Fault(.write, .shortWrite(bytes: 1), isLasting: true))
    try update(system)
    #expect(temporary.bytes("log") == Self.record)
    #expect(system.calls.count { $0 == .write } == Self.record.count)
  }

  @Test func `a failed flush is reported and not repeated`() throws {
    let system = FaultyFileSystem(Fault(.fdatasync, .failure(code: EIO)))
    let log = try AppendOnlyLog.open("log", in: temporary.open(system))
    #expect(throws: FileError.system(SystemError(.fdatasync, path: log.path, code: EIO))) {
      try log.synchronize(.journal)
    }
    #expect(system.calls.count { $0 == .fdatasync } == 1)
  }

  @Test(arguments: [(Durability.off, 0), (.journal, 1), (.full, 1)])
  func `the level decides about the flush`(durability: Durability, flushes: Int) throws {
    let system = RecordingFileSystem()
    let log = try AppendOnlyLog.open("log", in: temporary.open(system))
    try log.synchronize(durability)
    #expect(system.calls.count { $0 == .fdatasync } == flushes)
  }
}
