import DurableFiles
import Foundation
import TestSupport
import Testing

/// Tests cite the invariants of `FileLock`.
@Suite struct FileLockTests {
  private let temporary: TemporaryDirectory
  private let directory: Directory

  init() throws {
    temporary = try TemporaryDirectory()
    directory = try temporary.open()
  }

  private func lock(_ command: String = "test", calls: any FileSystemCalls = LiveFileSystem()) throws
    -> FileLock
  {
    FileLock("lock", in: try temporary.open(calls), command: command, clock: FixedClock(milliseconds: 7))
  }

  private var path: String { temporary.path(of: "lock") }

  @Test func `the first one gets it without waiting, and leaves a note in a private file`() throws {
    let system = RecordingFileSystem()
    let held = try lock("hook Stop", calls: system).acquire(until: .after(.seconds(5)))
    #expect(!system.calls.contains(.flockWaiting))
    #expect(temporary.bytes("lock") == Array("\(getpid()) 7 hook Stop\n".utf8))
    #expect(try directory.status(of: "lock")?.mode == .privateFile)
    held.release()
    #expect(try temporary.names() == ["lock"])
  }

  @Test func `a second one does not get it, whether it waits or not (invariant 1)`() throws {
    let held = try lock("first").acquire(until: .after(.seconds(5)))
    #expect(try !lock().isFree())
    let holder = LockHolder(processIdentifier: getpid(), since: 7, command: "first")
    for wait in [Duration.zero, .milliseconds(30)] {
      #expect(throws: FileError.lockTimedOut(path: path, holder: holder)) {
        try lock().passThrough(waiting: wait)
      }
    }
    held.release()
    #expect(try lock().isFree())
  }

  @Test(arguments: [25, 120, 300]) func `a wait in vain ends at its deadline (invariant 4)`(milliseconds: Int)
    throws
  {
    let held = try lock().acquire(until: .after(.seconds(5)))
    let start = Deadline.monotonicMilliseconds()
    #expect(throws: FileError.self) { try lock().passThrough(waiting: .milliseconds(milliseconds)) }
    // How much later it ends is up to how busy the machine is; that it ends at all is what this is about.
    #expect(Int(Deadline.monotonicMilliseconds() - start) >= milliseconds - 1)
    held.release()
  }

  @Test func `a waiter gets it as soon as the holder lets go`() throws {
    let held = try lock().acquire(until: .after(.seconds(5)))
    let started = DispatchSemaphore(value: 0)
    let acquired = DispatchSemaphore(value: 0)
    let waiting = try lock("second")
    Thread.detachNewThread {
      started.signal()
      try? waiting.passThrough(waiting: .seconds(120)) { acquired.signal() }
    }
    started.wait()
    #expect(acquired.wait(timeout: .now() + .milliseconds(100)) == .timedOut)
    held.release()
    #expect(acquired.wait(timeout: .now() + .seconds(120)) == .success)
  }

  @Test func `no update is lost, and everybody gets turns (invariants 1 and 3)`() throws {
    let threads = 6
    let contest = Contest(threads: threads)
    let group = DispatchGroup()
    let end = Deadline.after(.milliseconds(600))
    for number in 0..<threads {
      let lock = try lock()
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        while !end.hasPassed {
          try? lock.passThrough(waiting: .seconds(10)) { contest.takeTurn(number) }
        }
      }
    }
    group.wait()
    let turns = contest.turns
    #expect(turns.reduce(0, +) == contest.count)
    #expect((turns.min() ?? 0) * 50 > turns.max() ?? 0, "\(turns)")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
  func `the death of the holder frees it (invariant 2)`() throws {
    let holder = Process()
    let output = Pipe()
    holder.executableURL = URL(fileURLWithPath: "/bin/sh")
    holder.arguments = ["-c", "exec 9<>\"$1\" && flock 9 && echo held && exec sleep 60", "sh", path]
    holder.standardOutput = output
    try temporary.write("lock", [])
    try holder.run()
    #expect(output.fileHandleForReading.readData(ofLength: 5) == Data("held\n".utf8))
    #expect(try !lock().isFree())
    #expect(try lock().state() == .held(by: nil))

    kill(holder.processIdentifier, SIGKILL)
    let held = try lock().acquire(until: .after(.seconds(10)))
    held.release()
    holder.waitUntilExit()
  }

  @Test func `a lock file deleted while it is held lets nobody slip in beside a waiter (invariant 1)`() throws
  {
    let held = try lock("first").acquire(until: .after(.seconds(5)))
    // The waiter waits for the old file, gets it, and must notice that it is not the lock any more.
    let replacing = ReplacingBeforeCheck(path: path)
    let waiting = try lock("waiter", calls: replacing)
    let result = DispatchSemaphore(value: 0)
    let other = try lock("other")
    Thread.detachNewThread {
      try? waiting.passThrough(waiting: .seconds(120)) {
        // What the waiter holds is what everybody else now opens.
        if (try? other.isFree()) == false { result.signal() }
      }
    }
    usleep(20_000)
    held.release()
    #expect(result.wait(timeout: .now() + .seconds(120)) == .success)
  }

  @Test func `a lock file that is replaced again and again ends in a timeout, not in a lock`() throws {
    let replacing = ReplacingBeforeCheck(path: path, always: true)
    #expect(throws: FileError.lockTimedOut(path: path, holder: nil)) {
      try lock(calls: replacing).passThrough(waiting: .milliseconds(50))
    }
  }

  @Test func `a link, a pipe and a directory in its place are refused at once`() throws {
    let cases: [(FileKind, (String) -> Int32)] = [
      (.symbolicLink, { symlink("victim", $0) }), (.pipe, { mkfifo($0, 0o600) }),
      (.directory, { mkdir($0, 0o700) }),
    ]
    for (kind, make) in cases {
      try #require(make(path) == 0)
      #expect(throws: FileError.notARegularFile(path: path, kind: kind)) {
        try lock().passThrough()
      }
      #expect(temporary.bytes("victim") == nil)
      #expect(remove(path) == 0)
    }
  }

  @Test(arguments: [
    Fault(.flock, .failure(code: ENOLCK)), Fault(.flock, .failure(code: EOPNOTSUPP)),
    Fault(.flock, .failure(code: EINTR)),
  ])
  func `a file system without locks is told apart from a lock that is held`(fault: Fault) throws {
    let error = #expect(throws: FileError.self) {
      try lock(calls: FaultyFileSystem(fault)).passThrough()
    }
    guard case .lockUnavailable(let cause) = error else { throw error ?? FileError.notADirectory(path: "") }
    #expect(fault.effect == .failure(code: cause.code))
    #expect(cause.path == path)
  }

  @Test(arguments: [ENOLCK, EWOULDBLOCK]) func `a wait that the kernel refuses is an error of its own`(
    code: Int32
  ) throws {
    let system = FaultyFileSystem(
      Fault(.flock, .failure(code: EWOULDBLOCK)), Fault(.flockWaiting, .failure(code: code)))
    #expect(throws: FileError.lockUnavailable(SystemError(.flockWaiting, path: path, code: code))) {
      try lock(calls: system).passThrough()
    }
  }

  @Test func `refused although nobody holds it, it is waited for and taken`() throws {
    let system = FaultyFileSystem(Fault(.flock, .failure(code: EWOULDBLOCK)))
    let held = try lock(calls: system).acquire(until: .after(.seconds(5)))
    #expect(system.calls.contains(.flockWaiting))
    held.release()
  }

  @Test func `a note that cannot be written does not keep the lock from being taken`() throws {
    let system = FaultyFileSystem(Fault(.pwrite, .failure(code: ENOSPC)))
    let held = try lock(calls: system).acquire(until: .after(.seconds(5)))
    #expect(try lock().state() == .held(by: nil))
    held.release()
  }

  @Test func `asking who holds it creates nothing and keeps nothing`() throws {
    #expect(try lock().state() == .free(lastHolder: nil))
    #expect(try temporary.names() == [])
    let note = LockHolder(processIdentifier: getpid(), since: 7, command: "show me")
    let held = try lock("show me").acquire(until: .after(.seconds(5)))
    #expect(try lock().state() == .held(by: note))
    held.release()
    #expect(try lock().state() == .free(lastHolder: note))
    #expect(try lock().isFree())
  }

  @Test func `every failure leaves the lock free for the next one`() throws {
    let recording = RecordingFileSystem()
    try lock(calls: recording).passThrough()
    for fault in FaultSweep.faults(in: recording.calls) {
      try? lock(calls: FaultyFileSystem(fault)).passThrough(waiting: .milliseconds(30))
      #expect(try lock().isFree(), "\(fault)")
    }
    for crash in FaultSweep.crashes(in: recording.calls) {
      try? lock(calls: crash.fileSystem()).passThrough(waiting: .milliseconds(30))
      #expect(try lock().isFree(), "\(crash)")
    }
  }

  /// A counter that only a lock protects: read, pause, write.
  private final class Contest: @unchecked Sendable {
    private(set) var turns: [Int]
    private(set) var count = 0

    init(threads: Int) { turns = Array(repeating: 0, count: threads) }

    func takeTurn(_ number: Int) {
      let seen = count
      sched_yield()
      count = seen + 1
      turns[number] += 1
    }
  }

  /// Puts a new file in the place of the lock file, just before the taker checks that it is still the same.
  private final class ReplacingBeforeCheck: InterceptingFileSystem, @unchecked Sendable {
    let wrapped: any FileSystemCalls = LiveFileSystem()
    private let path: String
    private let always: Bool
    private var isDone = false

    init(path: String, always: Bool = false) {
      self.path = path
      self.always = always
    }

    func intercept(_ call: SystemCall, name: String) -> Interception {
      if call == .fstatat, always || !isDone {
        isDone = true
        unlink(path)
        close(open(path, O_CREAT | O_RDWR, 0o600))
      }
      return .proceed
    }
  }
}

extension FileLock {
  /// Takes the lock, runs the body, lets go.
  fileprivate func passThrough(waiting duration: Duration = .seconds(5), _ body: () -> Void = {}) throws {
    let held = try acquire(until: .after(duration))
    body()
    held.release()
  }

  /// Whether somebody else could take the lock now.
  fileprivate func isFree() throws -> Bool {
    guard let held = try acquireIfFree() else { return false }
    held.release()
    return true
  }
}
