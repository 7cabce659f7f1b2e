import DurableFiles
import Foundation
import TestSupport
import Testing

@Suite struct RotatingFileTests {
  private let temporary: TemporaryDirectory

  init() throws { temporary = try TemporaryDirectory() }

  private func log(
    _ calls: any FileSystemCalls = LiveFileSystem(), maximumBytes: Int64 = 20, keptFiles: Int = 2
  ) throws -> RotatingFile {
    RotatingFile("log", in: try temporary.open(calls), maximumBytes: maximumBytes, keptFiles: keptFiles)
  }

  private func text(_ name: String) -> String? {
    temporary.bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `lines are added at the end of a private file, each in one write`() throws {
    let system = RecordingFileSystem()
    let log = try log(system)
    #expect(log.append(line: "first") == .written)
    #expect(log.append(line: "second") == .written)
    #expect(text("log") == "first\nsecond\n")
    #expect(system.calls.count { $0 == .write } == 2)
    #expect(try temporary.open().status(of: "log")?.mode == .privateFile)
  }

  @Test func `a full log is put aside, old ones move on, the oldest goes`() throws {
    let log = try log()
    for number in 1...8 {
      let outcome = log.append(line: "line \(number)")  // 7 bytes each: two fit
      #expect(outcome == (number > 1 && number % 2 == 1 ? .writtenToNewFile : .written))
    }
    #expect(text("log") == "line 7\nline 8\n")
    #expect(text("log.1") == "line 5\nline 6\n")
    #expect(text("log.2") == "line 3\nline 4\n")
    #expect(try temporary.names() == ["log", "log.1", "log.2"])
  }

  @Test func `without old files the log starts anew`() throws {
    let log = try log(maximumBytes: 10, keptFiles: 0)
    log.append(line: "line 1")
    #expect(log.append(line: "line 2") == .writtenToNewFile)
    #expect(text("log") == "line 2\n")
    #expect(try temporary.names() == ["log"])
  }

  @Test func `a line longer than the bound is written whole, alone`() throws {
    let log = try log(maximumBytes: 5)
    #expect(log.append(line: "much too long") == .written)
    #expect(log.append(line: "x") == .writtenToNewFile)
    #expect(text("log.1") == "much too long\n")
  }

  @Test func `while another process rotates, the line is written all the same`() throws {
    try temporary.write("log", Array("0123456789012345678\n".utf8))
    let system = FaultyFileSystem(Fault(.flock, .failure(code: EWOULDBLOCK)))
    #expect(try log(system).append(line: "x") == .written)
    #expect(text("log")?.hasSuffix("\nx\n") == true)
    #expect(try temporary.names() == ["log"])
  }

  @Test func `a log that another process has just put aside is not put aside again`() throws {
    try temporary.write("log", Array("0123456789012345678\n".utf8))
    let system = RotatedInBetween(directory: temporary.path)
    #expect(try log(system).append(line: "ours") == .written)
    #expect(text("log") == "theirs\nours\n")
    #expect(text("log.1") == "0123456789012345678\n")
    #expect(try temporary.names() == ["log", "log.1"])
  }

  @Test func `many threads neither lose nor mix lines, nor rotate one log twice`() throws {
    let log = try log(maximumBytes: 2000, keptFiles: 1000)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for number in 0..<100 { log.append(line: "thread \(thread) line \(number) of a hundred") }
    }
    let files = try temporary.names()
    let lines = files.flatMap { text($0)?.split(separator: "\n") ?? [] }
    #expect(lines.count == 800)
    #expect(Set(lines).count == 800)
    #expect(lines.allSatisfy { $0.hasPrefix("thread ") && $0.hasSuffix(" of a hundred") })
    #expect(files.count < 40, "some rotated files hold next to nothing: \(files.count)")
  }

  @Test func `a link or a pipe in its place is refused, silently`() throws {
    try temporary.write("victim", [1])
    symlink("victim", temporary.path(of: "log"))
    let path = temporary.path(of: "log")
    #expect(try log().append(line: "x") == .failed(.notARegularFile(path: path, kind: .symbolicLink)))
    #expect(temporary.bytes("victim") == [1])
    unlink(path)
    mkfifo(path, 0o600)
    #expect(try log().append(line: "x") == .failed(.notARegularFile(path: path, kind: .pipe)))
  }

  @Test func `whatever fails is an outcome, and what was written before is still there`() throws {
    try temporary.write("log", Array("0123456789012345678\n".utf8))
    let recording = RecordingFileSystem()
    #expect(try log(recording).append(line: "x") == .writtenToNewFile)
    let opening = 1  // the directory
    for fault in FaultSweep.faults(in: Array(recording.calls.dropFirst(opening))) where fault.call != .openat
    {
      for name in try temporary.names() { unlink(temporary.path(of: name)) }
      try temporary.write("log", Array("0123456789012345678\n".utf8))
      let outcome = try log(FaultyFileSystem(fault)).append(line: "x")
      let everything = (text("log.1") ?? "") + (text("log") ?? "")
      #expect(everything.hasPrefix("0123456789012345678\n"), "\(fault)")
      if case .failed = outcome {} else { #expect(everything.hasSuffix("\nx\n"), "\(fault)") }
    }
  }

  /// Another process rotates after the log was opened and measured, before it is locked.
  private struct RotatedInBetween: InterceptingFileSystem {
    let wrapped: any FileSystemCalls = LiveFileSystem()
    let directory: String

    func intercept(_ call: SystemCall, name: String) -> Interception {
      if call == .flock {
        rename("\(directory)/log", "\(directory)/log.1")
        try? Data("theirs\n".utf8).write(to: URL(fileURLWithPath: "\(directory)/log"))
      }
      return .proceed
    }
  }
}
