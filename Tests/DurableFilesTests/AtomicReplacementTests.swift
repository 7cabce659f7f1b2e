import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct AtomicReplacementTests {
  private static let old = Array("the old bytes".utf8)
  private static let new = Array("the new bytes, longer than the old ones".utf8)

  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  private func replace(
    _ calls: any FileSystemCalls = LiveFileSystem(), in target: TemporaryDirectory? = nil,
    synchronizing: Bool = true
  ) throws {
    let directory = try (target ?? temporary).open(calls)
    try AtomicReplacement(of: "file", in: directory).write(Self.new, synchronizing: synchronizing)
  }

  @Test(arguments: [true, false]) func `the file is replaced and nothing else is left`(synchronizing: Bool)
    throws
  {
    try temporary.write("file", Self.old)
    let system = RecordingFileSystem()
    try replace(system, synchronizing: synchronizing)
    #expect(temporary.bytes("file") == Self.new)
    #expect(try temporary.names() == ["file"])
    #expect(system.calls.contains(.fdatasync) == synchronizing)
  }

  @Test func `the bytes are flushed and the file closed before it gets its name`() throws {
    let system = RecordingFileSystem()
    try replace(system)
    let order = system.calls.filter { [.write, .fdatasync, .close, .renameat].contains($0) }
    #expect(order.prefix(4) == [.write, .fdatasync, .close, .renameat])
  }

  @Test func `a new file has the mode asked for, also in place of another`() throws {
    try temporary.write("file", Self.old)
    chmod(temporary.path(of: "file"), 0o666)
    try replace()
    #expect(try temporary.open().status(of: "file")?.mode == .privateFile)
  }

  @Test func `whatever fails, there are the old bytes or the new, and nothing else unless removing failed`()
    throws
  {
    let recording = RecordingFileSystem()
    try replace(recording)
    for fault in FaultSweep.faults(in: recording.calls) {
      let target = try TemporaryDirectory()
      try target.write("file", Self.old)
      let wasReplaced: Bool
      do {
        try replace(FaultyFileSystem(fault), in: target)
        wasReplaced = true
      } catch {
        wasReplaced = false
      }
      #expect(target.bytes("file") == (wasReplaced ? Self.new : Self.old), "\(fault)")
      #expect(try target.names() == ["file"], "\(fault)")
    }
  }

  @Test func `killed at any moment, there are the old bytes or the new, and the next one works`() throws {
    let recording = RecordingFileSystem()
    try replace(recording)
    for crash in FaultSweep.crashes(in: recording.calls) {
      let target = try TemporaryDirectory()
      try target.write("file", Self.old)
      let system = crash.fileSystem()
      let survived = (try? replace(system, in: target)) != nil
      let bytes = target.bytes("file")
      #expect(bytes == Self.old || bytes == Self.new, "\(crash)")
      if survived { #expect(bytes == Self.new, "\(crash)") }
      // The next process has the number of the dead one, of all numbers, and clears up behind it.
      try replace(in: target)
      #expect(target.bytes("file") == Self.new, "\(crash)")
      #expect(try target.names() == ["file"], "\(crash)")
    }
  }

  @Test(arguments: [
    (Fault(.openat, number: 2, .failure(code: EROFS)), ReplacementStep.create),
    (Fault(.write, .failure(code: ENOSPC)), .write), (Fault(.fdatasync, .failure(code: EIO)), .synchronize),
    (Fault(.close, .failure(code: EDQUOT)), .close), (Fault(.renameat, .failure(code: EACCES)), .rename),
  ])
  func `the error says which step failed`(fault: Fault, step: ReplacementStep) throws {
    let error = #expect(throws: FileError.self) { try replace(FaultyFileSystem(fault)) }
    guard case .replacementFailed(step, let cause) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fault.effect == .failure(code: cause.code))
    #expect(fault.call == cause.operation)
    #expect(cause.path.hasPrefix(temporary.path))
  }

  @Test func `a failed flush is not repeated`() throws {
    let system = FaultyFileSystem(Fault(.fdatasync, .failure(code: EIO)))
    #expect(throws: FileError.self) { try replace(system) }
    #expect(system.calls.count { $0 == .fdatasync } == 1)
  }

  @Test func `a disk that fills up in the middle of the write leaves the old file`() throws {
    try temporary.write("file", Self.old)
    let system = FaultyFileSystem(
      Fault(.write, number: 1, .shortWrite(bytes: 10)), Fault(.write, number: 2, .failure(code: ENOSPC)))
    #expect(throws: FileError.self) { try replace(system) }
    #expect(temporary.bytes("file") == Self.old)
    #expect(try temporary.names() == ["file"])
  }

  @Test func `a planted link under the temporary name is removed, not followed`() throws {
    try temporary.write("victim", [1])
    symlink("victim", temporary.path(of: ".file.\(getpid()).tmp"))
    try replace()
    #expect(temporary.bytes("victim") == [1])
    #expect(temporary.bytes("file") == Self.new)
    #expect(try temporary.names() == ["file", "victim"])
  }

  @Test func `a planted directory under the temporary name is an error`() throws {
    mkdir(temporary.path(of: ".file.\(getpid()).tmp"), 0o700)
    let error = #expect(throws: FileError.self) { try replace() }
    #expect(error?.systemError?.code == EEXIST)
  }

  @Test func `a link under the file's own name is replaced, its target untouched`() throws {
    try temporary.write("victim", [1])
    symlink("victim", temporary.path(of: "file"))
    try replace()
    #expect(temporary.bytes("victim") == [1])
    #expect(try temporary.open().status(of: "file")?.kind == .regular)
  }

  @Test func `leftovers of this file are removed, everything else stays`() throws {
    let leftovers = [".file.1.tmp", ".file.99999.tmp"]
    let others = [
      ".file.tmp", ".file..tmp", ".file.x.tmp", ".file.json.1.tmp", ".other.1.tmp", "file", ".file.1.tmp2",
    ]
    for name in leftovers + others { try temporary.write(name, []) }
    let replacement = AtomicReplacement(of: "file", in: try temporary.open())
    #expect(try replacement.removeLeftovers() == 2)
    #expect(try temporary.names() == others.sorted())
    #expect(try replacement.removeLeftovers() == 0)
  }

  @Test func `a leftover that cannot be removed stays for the next sweep`() throws {
    for name in [".file.1.tmp", ".file.2.tmp"] { try temporary.write(name, []) }
    let system = FaultyFileSystem(Fault(.unlinkat, .failure(code: EACCES)))
    #expect(try AtomicReplacement(of: "file", in: temporary.open(system)).removeLeftovers() == 1)
    #expect(try AtomicReplacement(of: "file", in: temporary.open()).removeLeftovers() == 1)
  }
}
