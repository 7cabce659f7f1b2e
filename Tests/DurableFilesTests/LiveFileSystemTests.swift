import Foundation
import TestSupport
import Testing

@testable import DurableFiles

@Suite struct LiveFileSystemTests {
  private let system = LiveFileSystem()

  @Test func `errors carry the call, the name and the number`() {
    #expect(throws: SystemError(.openat, path: "/no/such/file", code: ENOENT)) {
      try system.openEntry("/no/such/file", in: AT_FDCWD, flags: O_RDONLY, mode: .privateFile)
    }
    #expect(throws: SystemError(.fstat, code: EBADF)) { try system.status(of: -1) }
    #expect(throws: SystemError(.close, code: EBADF)) { try system.closeDescriptor(-1) }
    #expect(throws: SystemError(.fdatasync, code: EBADF)) {
      try system.synchronizeData(-1, flushingDrive: true)
    }
    #expect(throws: SystemError(.fsync, code: EBADF)) { try system.synchronizeAll(-1) }
    #expect(throws: SystemError(.flock, code: EBADF)) { try system.lock(-1, .exclusive) }
  }

  @Test func `a signal does not cut a read short`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    defer { for end in ends { close(end) } }
    // Signals reach this thread every 20 ms from the beginning; the byte comes after some of them.
    let timer = try WakingTimer(firstAt: .after(.milliseconds(1)))
    defer { timer.cancel() }
    Thread.detachNewThread {
      usleep(100_000)
      _ = [UInt8(7)].withUnsafeBytes { write(writing, $0.baseAddress, 1) }
    }
    var byte: UInt8 = 0
    let count = try withUnsafeMutableBytes(of: &byte) { try system.readBytes(reading, into: $0) }
    #expect(count == 1)
    #expect(byte == 7)
  }

  @Test func `a link's target is read, a file's is not`() throws {
    let temporary = try TemporaryDirectory()
    symlink("some where", temporary.path(of: "link"))
    #expect(try system.linkTarget(temporary.path(of: "link"), in: AT_FDCWD) == "some where")
    #expect(throws: SystemError(.readlinkat, path: temporary.path, code: EINVAL)) {
      try system.linkTarget(temporary.path, in: AT_FDCWD)
    }
  }

  @Test func `random bytes differ, and more than 256 at a time are refused`() throws {
    #expect(try system.randomBytes(count: 16) != system.randomBytes(count: 16))
    #expect(try system.randomBytes(count: 256).count == 256)
    #expect(throws: SystemError(.getentropy, code: EIO)) { try system.randomBytes(count: 257) }
  }

  @Test func `a file is the same under two names and differs from another`() throws {
    let temporary = try TemporaryDirectory()
    try temporary.write("a", [1, 2])
    try temporary.write("b", [1, 2])
    let directory = try temporary.open()
    try directory.link("a", to: "c")
    let statuses = try ["a", "b", "c"].map { try #require(try directory.status(of: $0)) }
    #expect(statuses[0].isSameFile(as: statuses[2]))
    #expect(!statuses[0].isSameFile(as: statuses[1]))
    #expect(statuses[0].size == 2)
    #expect(abs(statuses[0].modifiedMilliseconds - SystemClock().now()) < 60_000)
  }
}
