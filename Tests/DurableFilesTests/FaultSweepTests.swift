import DurableFiles
import Foundation
import TestSupport
import Testing

/// The tools of the other tests, held to what they promise: a sweep that cannot see a bug proves nothing.
@Suite struct FaultSweepTests {
  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  /// A store as it should not be: rewrites the file in place.
  private func overwrite(_ calls: any FileSystemCalls, in target: TemporaryDirectory) throws {
    let directory = try target.open(calls)
    try directory.remove("file")
    try directory.writeNew("file", Array("new bytes".utf8))
  }

  @Test func `rewriting in place is caught by faults and by crashes`() throws {
    let recording = RecordingFileSystem()
    try temporary.write("file", Array("old".utf8))
    try overwrite(recording, in: temporary)
    func isWhole(after calls: any FileSystemCalls) throws -> Bool {
      let target = try TemporaryDirectory()
      try target.write("file", Array("old".utf8))
      try? overwrite(calls, in: target)
      return [Array("old".utf8), Array("new bytes".utf8)].contains(target.bytes("file"))
    }
    let faults = try FaultSweep.faults(in: recording.calls).filter {
      try !isWhole(after: FaultyFileSystem($0))
    }
    let crashes = try FaultSweep.crashes(in: recording.calls).filter { try !isWhole(after: $0.fileSystem()) }
    #expect(faults.contains { $0.call == .write })
    #expect(crashes.contains { $0.tear == .bytes(7) })
    #expect(crashes.contains { $0.call == .openat && $0.tear == .nothing })
  }

  @Test func `the chosen call fails, once or from then on`() throws {
    for name in ["a", "b", "c"] { try temporary.write(name, [1]) }
    func outcomes(_ fault: Fault) throws -> [Bool] {
      let directory = try temporary.open(FaultyFileSystem(fault))
      return ["a", "b", "c"].map { (try? directory.exists($0)) != nil }
    }
    let failure = Fault.Effect.failure(code: EIO)
    #expect(try outcomes(Fault(.fstatat, number: 2, failure)) == [true, false, true])
    #expect(try outcomes(Fault(.fstatat, number: 2, failure, isLasting: true)) == [true, false, false])
    // Among all calls, opening the directory is the first.
    #expect(try outcomes(Fault(nil, number: 2, failure)) == [false, true, true])
    #expect(try outcomes(Fault(.fstatat, number: 4, failure)) == [true, true, true])
  }

  @Test func `after its death a process changes nothing, but its descriptors are closed`() throws {
    try temporary.write("file", [1])
    let system = CrashingFileSystem(dyingAt: 2)
    do {
      let directory = try temporary.open(system)
      #expect(!system.isDead)
      for _ in 0..<3 {
        let death = SystemError(.unlinkat, path: temporary.path(of: "file"), code: CrashingFileSystem.death)
        #expect(throws: FileError.system(death)) { try directory.remove("file") }
      }
      #expect(system.isDead)
    }
    #expect(temporary.bytes("file") == [1])
    #expect(system.calls == [.openat, .unlinkat, .unlinkat, .unlinkat, .close])
  }

  @Test func `a sweep has each call of a kind under its own number`() {
    let faults = FaultSweep.faults(in: [.openat, .write, .openat])
    #expect(Set(faults.filter { $0.call == .openat }.map(\.number)) == [1, 2])
    #expect(faults.contains { $0.effect == .shortWrite(bytes: 1) })
    #expect(Set(faults).count == faults.count)
    let crashes = FaultSweep.crashes(in: [.openat, .write, .openat], tears: [3])
    #expect(crashes.map(\.number) == [1, 2, 2, 3, 4])
  }

  @Test func `faults and crashes describe themselves`() {
    let fault = Fault(.write, number: 2, .failure(code: ENOSPC), isLasting: true)
    #expect("\(fault)" == "write 2 and later: No space left on device")
    #expect("\(Fault(nil, number: 3, .shortWrite(bytes: 5)))" == "call 3: only 5 bytes")
    let crashes = FaultSweep.crashes(in: [.write], tears: [3]).map(String.init(describing:))
    #expect(crashes == ["before write, call 1", "before write, call 1, 3 bytes written", "at the end"])
  }

  @Test func `a temporary directory is removed with everything in it`() throws {
    var path = ""
    do {
      let other = try TemporaryDirectory()
      path = other.path
      try other.write("file", [1])
      mkdir(other.path(of: "inner"), 0o700)
    }
    #expect(!path.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
