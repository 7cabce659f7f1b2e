#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A program that is run once from start to end and measured from outside (`posix_spawn`, `wait4`): for benchmarks.
///
/// Its whole standard input is in the pipe before it starts, its standard output is read to the end, its standard error is
/// ours. Signals are in their first state, whatever this process ignores or holds back.
package struct ChildProcess: Sendable {
  /// What running it came to.
  package struct Ending: Sendable {
    /// From just before the start until the process is gone.
    package let elapsed: Duration
    /// The exit status, or 128 and the number of the signal that killed it.
    package let status: Int32
    package let output: [UInt8]
    /// The most memory it had at once, in bytes.
    ///
    /// Linux counts in what the starting process has just then, so that one must be small to measure something small.
    package let peakMemory: Int64

    package init(elapsed: Duration, status: Int32, output: [UInt8], peakMemory: Int64) {
      self.elapsed = elapsed
      self.status = status
      self.output = output
      self.peakMemory = peakMemory
    }
  }

  /// Why it could not be run.
  package enum Fault: Error, Equatable, Sendable {
    /// More than fits into a pipe that nobody reads yet.
    case inputTooLarge(bytes: Int)
    /// A call of the C library failed with this `errno`.
    case system(call: String, code: Int32)

    /// The operating system's words for the error number (`strerror`); empty where there is none.
    package var reason: String {
      guard case .system(_, let code) = self else { return "" }
      return String(cString: strerror(code))
    }
  }

  /// Every system's pipe takes this much at once.
  package static let largestInput = 16_384

  /// The path of the program's file; `PATH` is not searched.
  package let program: String
  /// The words behind the program's name.
  package let arguments: [String]
  package let environment: [String: String]

  package init(_ program: String, _ arguments: [String] = [], environment: [String: String] = [:]) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
  }

  /// Runs the program and waits for its end, however long that takes.
  ///
  /// - Throws: `inputTooLarge`, or `system` when it could not be started.
  package func run(input: [UInt8] = []) throws(Fault) -> Ending {
    guard input.count <= Self.largestInput else { throw .inputTooLarge(bytes: input.count) }
    let source = try Pipe()
    let sink = try Pipe()
    try source.fill(input)
    let start = Self.monotonicNow()
    let process = try spawn(reading: source, writing: sink)
    // The child has ends of its own; ours would keep the output from ending.
    sink.writer.close()
    let output = try sink.drain()
    var usage = rusage()
    let status = try Self.wait(for: process, &usage)
    let elapsed = Self.monotonicNow() - start
    return Ending(elapsed: elapsed, status: status, output: output, peakMemory: Self.peakBytes(usage))
  }

  private func spawn(reading source: Pipe, writing sink: Pipe) throws(Fault) -> pid_t {
    try Self.spawn(
      program, [program] + arguments, environment: environment, input: source.reader, output: sink.writer)
  }

  /// Starts a program with every signal as it is at first; without a pipe it has the standard stream of this process.
  static func spawn(
    _ program: String, _ words: [String], environment: [String: String], input: PipeEnd?, output: PipeEnd?
  ) throws(Fault) -> pid_t {
    var attributes = posix_spawnattr_t.none
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var actions = posix_spawn_file_actions_t.none
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO) }

    let words = CStrings(words)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" }.sorted())
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, words.pointers, variables.pointers)
    if code != 0 { throw .system(call: "posix_spawn", code: code) }
    return process
  }

  static func wait(for process: pid_t, _ usage: inout rusage) throws(Fault) -> Int32 {
    var status: Int32 = 0
    while wait4(process, &status, 0, &usage) < 0 {
      if errno != EINTR { throw .last("wait4") }
    }
    // The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS.
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func peakBytes(_ usage: rusage) -> Int64 {
    #if canImport(Darwin)
    Int64(usage.ru_maxrss)
    #else
    Int64(usage.ru_maxrss) * 1024
    #endif
  }

  private static func monotonicNow() -> Duration {
    var time = timespec()
    // Cannot fail: the clock exists on every supported system and the pointer is valid.
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}

extension ChildProcess {
  /// The path of the file this process was started from, or nil when the system does not tell.
  package static func ownProgram() -> String? {
    #if canImport(Darwin)
    var size: UInt32 = 4096
    let path = [CChar](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      count = _NSGetExecutablePath(buffer.baseAddress, &size) == 0 ? Int(size) : 0
    }
    return path.isEmpty
      ? nil : String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
    return try? LiveFileSystem().linkTarget("/proc/self/exe", in: AT_FDCWD)
    #endif
  }

  /// The number of processors at work in this machine.
  package static func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
