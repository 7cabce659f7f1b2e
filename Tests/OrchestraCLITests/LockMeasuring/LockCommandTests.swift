import DurableFiles
import Foundation
import JSONTree
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct LockCommandTests {
  private let harness: CommandHarness

  init() throws { harness = try CommandHarness() }

  private func makeLock(_ command: String = "hook Stop") throws -> FileLock {
    let cache = harness.path + "/.orchestra/cache"
    try FileManager.default.createDirectory(
      atPath: cache, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return FileLock(
      "progress.lock", in: try Directory.open(cache), command: command,
      clock: FixedClock(milliseconds: 1_762_252_220_000))
  }

  private func status() throws -> JSONValue {
    let result = harness.run("lock", "status", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    return try JSONValue(parsing: result.output)
  }

  @Test func `a project nothing was recorded in has a free lock, and gets no files`() throws {
    let result = harness.run("lock", "status")
    #expect(result.status == 0)
    #expect(result.output.contains("free"))
    #expect(harness.run("lock", "wait").status == 0)
    #expect(!FileManager.default.fileExists(atPath: harness.path + "/.orchestra"))
  }

  @Test func `a holder is named with what it does and since when`() throws {
    let held = try makeLock().acquire(until: .after(.seconds(60)))
    let value = try status()
    #expect(value["isHeld"] == true)
    #expect(value["holder"]?["process"]?.integer == Int64(getpid()))
    #expect(value["since"]?.integer == 1_762_252_220_000)
    #expect(value["heldFor"]?.integer == 5_000)
    #expect(value["action"]?.string == "hook Stop")
    #if os(Linux)
    #expect(value["isHolderCertain"] == true)
    #expect(value["holder"]?["state"] == "running")
    #expect(value["waitingCount"]?.integer == 0)
    #endif
    #expect(harness.run("lock", "status").output.contains("process \(getpid())"))
    held.release()
  }

  @Test func `a free lock shows who had it last, and does not call that one the holder`() throws {
    try makeLock("hook \u{1B}]0;trap\u{07}Stop").acquire(until: .after(.seconds(60))).release()
    let value = try status()
    #expect(value["isHeld"] == false)
    #expect(value["holder"] == .null)
    #expect(value["since"] == .null)
    #expect(value["note"]?["process"]?.integer == Int64(getpid()))
    let text = harness.run("lock", "status").output
    #expect(text.contains("free"))
    #expect(!text.contains("\u{1B}") && !text.contains("\u{07}"))
  }

  #if os(Linux)
  @Test func `a note of somebody else is called stale`() throws {
    try makeLock().acquire(until: .after(.seconds(60))).release()
    let path = harness.path + "/.orchestra/cache/progress.lock"
    try "1 1762252000000 hook SessionStart\n".write(toFile: path, atomically: false, encoding: .utf8)
    // Another program, which leaves no note.
    let descriptor = open(path, O_RDWR)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let value = try status()
    #expect(value["isHeld"] == true)
    #expect(value["holder"]?["process"]?.integer == Int64(getpid()))
    #expect(value["since"] == .null)
    #expect(value["action"] == .null)
    #expect(harness.run("lock", "status").output.contains("stale: of process 1, 'hook SessionStart'"))
    close(descriptor)
  }

  @Test func `who waits is counted and named`() throws {
    let lock = try makeLock()
    let held = try lock.acquire(until: .after(.seconds(60)))
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      if let next = try? lock.acquire(until: .after(.seconds(120))) { next.release() }
      isDone.signal()
    }
    let deadline = Date(timeIntervalSinceNow: 60)
    while try status()["waitingCount"]?.integer != 1 { try #require(Date() < deadline) }
    held.release()
    isDone.wait()
    #expect(try status()["isHeld"] == false)
  }
  #endif

  @Test func `waiting ends when the time is over, with the holder and status 75`() throws {
    let held = try makeLock().acquire(until: .after(.seconds(60)))
    let result = harness.run("lock", "wait", "--timeout", "0.05")
    #expect(result.status == 75)
    #expect(result.errors.contains("held by process \(getpid()) (hook Stop)"))
    #expect(result.output.isEmpty)
    held.release()
    #expect(harness.run("lock", "wait", "--timeout", "0").status == 0)
  }

  @Test func `waiting ends when the lock is free, and leaves it free`() throws {
    let lock = try makeLock()
    let held = try lock.acquire(until: .after(.seconds(60)))
    let hasBegun = DispatchSemaphore(value: 0)
    let (harness, result) = (harness, DispatchSemaphore(value: 0))
    nonisolated(unsafe) let shared = harness
    Thread.detachNewThread {
      hasBegun.signal()
      if shared.run("lock", "wait").status == 0 { result.signal() }
    }
    hasBegun.wait()
    held.release()
    #expect(result.wait(timeout: .now() + .seconds(120)) == .success)
    guard case .free = try lock.state() else {
      Issue.record("it is held")
      return
    }
  }
}
