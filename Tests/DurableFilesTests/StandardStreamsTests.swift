import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct StandardStreamsTests {
  private let streams = StandardStreams()
  private let ends: Ends

  init() throws {
    streams.ignoreSignalsOfFailedWrites()
    ends = try Ends()
  }

  @Test func `what is there is read, then the end is seen`() throws {
    ends.send([1, 2, 3])
    #expect(try streams.readAvailable(ends.reading, until: .after(.seconds(5))) == .bytes([1, 2, 3]))
    ends.closeWriting()
    #expect(try streams.readAvailable(ends.reading, until: .after(.seconds(5))) == .end)
  }

  @Test func `no more than asked for is read at a time`() throws {
    ends.send([1, 2, 3])
    #expect(
      try streams.readAvailable(ends.reading, maximumBytes: 2, until: .after(.seconds(5))) == .bytes([1, 2]))
    #expect(
      try streams.readAvailable(ends.reading, maximumBytes: 2, until: .after(.seconds(5))) == .bytes([3]))
  }

  @Test func `a pipe that stays open and empty does not hold us beyond the deadline`() throws {
    let start = Deadline.monotonicMilliseconds()
    #expect(try streams.readAvailable(ends.reading, until: .after(.milliseconds(50))) == .timedOut)
    #expect(Deadline.monotonicMilliseconds() - start >= 49)
  }

  @Test func `bytes that come during the wait end it`() throws {
    let ends = ends
    Thread.detachNewThread {
      usleep(30_000)
      ends.send([9])
    }
    #expect(try streams.readAvailable(ends.reading, until: .after(.seconds(20))) == .bytes([9]))
  }

  @Test func `what is there is read even when the deadline has passed`() throws {
    ends.send([1])
    #expect(try streams.readAvailable(ends.reading, until: .after(.zero)) == .bytes([1]))
  }

  @Test func `a non-blocking pipe emptied by another reader is waited for again`() throws {
    ends.send([1])
    let system = FaultyFileSystem(Fault(.read, .failure(code: EAGAIN)))
    let streams = StandardStreams(calls: system)
    #expect(try streams.readAvailable(ends.reading, until: .after(.seconds(5))) == .bytes([1]))
    #expect(system.calls == [.poll, .read, .poll, .read])
  }

  @Test func `a stream that was never open is at its end and has no reader`() throws {
    #expect(try streams.readAvailable(-1, until: .after(.seconds(5))) == .end)
    #expect(try streams.readAvailable(9999, until: .after(.seconds(5))) == .end)
    #expect(try streams.writeAll([1], to: 9999, until: .after(.seconds(5))) == .readerGone(delivered: 0))
  }

  @Test func `a failing read is an error`() throws {
    ends.send([1])
    let streams = StandardStreams(calls: FaultyFileSystem(Fault(.read, .failure(code: EIO))))
    #expect(throws: FileError.system(SystemError(.read, code: EIO))) {
      try streams.readAvailable(ends.reading, until: .after(.seconds(5)))
    }
  }

  @Test func `more than the pipe holds is delivered to a slow reader`() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 256 &+ $0) }
    let ends = ends
    let received = Received()
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      while case .bytes(let chunk) = try? StandardStreams().readAvailable(
        ends.reading, until: .after(.seconds(30)))
      {
        received.bytes += chunk
        usleep(1000)
      }
      done.signal()
    }
    #expect(try streams.writeAll(bytes, to: ends.writing, until: .after(.seconds(30))) == .delivered)
    ends.closeWriting()
    done.wait()
    #expect(received.bytes == bytes)
  }

  @Test func `a full pipe that nobody reads does not hold us beyond the deadline`() throws {
    let outcome = try streams.writeAll(
      [UInt8](repeating: 1, count: 1_000_000), to: ends.writing, until: .after(.milliseconds(100)))
    guard case .timedOut(let delivered) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(delivered >= 4096 && delivered < 1_000_000)
  }

  @Test func `a reader that has gone is an outcome, not a signal`() throws {
    ends.closeReading()
    #expect(
      try streams.writeAll([1, 2], to: ends.writing, until: .after(.seconds(5))) == .readerGone(delivered: 0))
  }

  @Test func `a plain file takes everything in one write`() throws {
    let temporary = try TemporaryDirectory()
    let descriptor = open(temporary.path(of: "file"), O_CREAT | O_WRONLY, 0o600)
    defer { close(descriptor) }
    let system = RecordingFileSystem()
    let bytes = [UInt8](repeating: 7, count: 1_000_000)
    let outcome = try StandardStreams(calls: system).writeAll(
      bytes, to: descriptor, until: .after(.seconds(5)))
    #expect(outcome == .delivered)
    #expect(temporary.bytes("file") == bytes)
    #expect(system.calls.count { $0 == .write } == 1)
  }

  @Test func `a full disk behind a redirection is an error`() throws {
    let streams = StandardStreams(calls: FaultyFileSystem(Fault(.write, .failure(code: ENOSPC))))
    #expect(throws: FileError.system(SystemError(.write, code: ENOSPC))) {
      try streams.writeAll([1], to: ends.writing, until: .after(.seconds(5)))
    }
  }

  @Test func `writing nothing is delivered`() throws {
    #expect(try streams.writeAll([], to: ends.writing, until: .after(.zero)) == .delivered)
  }

  /// The two ends of a pipe, closed when the last user lets go.
  private final class Ends: @unchecked Sendable {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws {
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      reading = ends[0]
      writing = ends[1]
    }

    deinit {
      closeReading()
      closeWriting()
    }

    func send(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { write(writing, $0.baseAddress, $0.count) } }

    func closeReading() {
      if reading >= 0 { close(reading) }
      reading = -1
    }

    func closeWriting() {
      if writing >= 0 { close(writing) }
      writing = -1
    }
  }

  private final class Received: @unchecked Sendable {
    var bytes: [UInt8] = []
  }
}
