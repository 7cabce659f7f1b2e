import DurableFiles

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A program that runs while we go on: it can be killed, and several can be waited for at once.
///
/// Owns the process and two pipe ends: what is left when it goes away is killed and taken leave of, so that nothing stays behind.
/// One thread starts all of them: no child inherits a pipe of another.
final class RunningProcess {
  let id: pid_t
  /// The end of the pipe its standard input reads from; -1 once closed.
  private var input: Int32
  /// The end of the pipe that its standard output writes to.
  private let output: Int32
  /// Its exit status, or 128 and the number of the signal that ended it; nil while it runs.
  private(set) var status: Int32?
  let startedAt = Deadline.monotonicNow()
  /// How long it ran; known once it has ended.
  private(set) var elapsed = Duration.zero

  /// Starts a program with `bytes` in its standard input, which ends behind them unless it `staysOpen`.
  ///
  /// What it says on standard error is dropped. Signals are as they are at first, whatever this process holds back.
  /// - Throws: `inputOutput`.
  init(
    _ program: String, _ arguments: [String], environment: [String: String], input bytes: [UInt8] = [],
    staysOpen: Bool = false
  ) throws(Failure) {
    let source = try Self.makePipe()
    let sink: (reader: Int32, writer: Int32)
    do { sink = try Self.makePipe() } catch {
      Self.close(source.reader, source.writer)
      throw error
    }
    // More than a pipe holds would keep us waiting for a reader that is not there yet.
    let room = bytes.prefix(ChildProcess.largestInput)
    _ = room.withUnsafeBytes { write(source.writer, $0.baseAddress, $0.count) }
    let started = Self.spawn(program, arguments, environment, reading: source.reader, writing: sink.writer)
    Self.close(source.reader, sink.writer)
    guard let started else {
      let reason = String(cString: strerror(errno))
      Self.close(source.writer, sink.reader)
      throw Failure(.inputOutput, "Cannot run '\(program)': \(reason)")
    }
    id = started
    input = source.writer
    output = sink.reader
    if !staysOpen { closeInput() }
  }

  deinit {
    if status == nil {
      kill()
      _ = wait()
    }
    closeInput()
    Self.close(output)
  }

  func closeInput() {
    if input >= 0 { Self.close(input) }
    input = -1
  }

  /// Kills it as nothing can prevent (`SIGKILL`).
  func kill() {
    if status == nil { _ = systemKill(id, SIGKILL) }
  }

  /// Waits for its end and returns its status.
  @discardableResult
  func wait() -> Int32 {
    if let status { return status }
    var word: Int32 = 0
    while waitpid(id, &word, 0) < 0 {
      if errno != EINTR { break }
    }
    elapsed = Deadline.monotonicNow() - startedAt
    // The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS.
    let signal = word & 0x7F
    let ended = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
    status = ended
    return ended
  }

  /// Waits until something can be read from one of `processes`, or `timeout` is over; returns the places of those.
  static func waitForOutput(of processes: [RunningProcess], _ timeout: Duration) -> [Int] {
    var requests = processes.map { pollfd(fd: $0.output, events: Int16(POLLIN), revents: 0) }
    let milliseconds = Int32(min(max((timeout / .milliseconds(1)).rounded(.up), 0), 60_000))
    guard poll(&requests, nfds_t(requests.count), milliseconds) > 0 else { return [] }
    return requests.indices.filter { requests[$0].revents != 0 }
  }

  /// Reads what it has written; nil when it has closed its end, as it does when it dies.
  func readOutput() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(output, &buffer, buffer.count)
      if count > 0 { return Array(buffer[..<count]) }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }

  /// Waits for it to end by itself, up to `patience`; kills it then.
  @discardableResult
  func end(within patience: Duration) -> Int32 {
    let deadline = Deadline.after(patience)
    while !deadline.hasPassed {
      guard !Self.waitForOutput(of: [self], deadline.remaining).isEmpty else { continue }
      if readOutput() == nil { return wait() }
    }
    kill()
    return wait()
  }

  private static func makePipe() throws(Failure) -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw Failure(.inputOutput, "Cannot make a pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func close(_ descriptors: Int32...) {
    for descriptor in descriptors { _ = systemClose(descriptor) }
  }
}

extension RunningProcess {
  /// Starts the program (`posix_spawn`); nil with `errno` set when that failed.
  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], reading input: Int32,
    writing output: Int32
  ) -> pid_t? {
    #if canImport(Darwin)
    var attributes: posix_spawnattr_t?
    var actions: posix_spawn_file_actions_t?
    #else
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, words, variables)
    if code == 0 { return process }
    errno = code
    return nil
  }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func systemKill(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }
