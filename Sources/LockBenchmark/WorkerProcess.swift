#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A worker that was started, with the end of the pipe it speaks into.
final class WorkerProcess {
  let identifier: Int32
  let output: OpenDescriptor
  /// What it has said so far.
  private(set) var said: [UInt8] = []
  /// Whether it has closed its end: nothing more will come.
  private(set) var isSilent = false
  private var endingStatus: Int32?

  /// Starts `program` with its standard input from `input`; signals are in their first state, whatever this process holds back.
  ///
  /// - Throws: `system`.
  init(
    _ program: String, _ arguments: [String], environment: [String: String], input: OpenDescriptor
  ) throws(LockBenchmarkError) {
    let (reader, writer) = try OpenDescriptor.pipe()
    identifier = try Self.spawn(
      program, [program] + arguments, environment, input: input.number, output: writer.number)
    output = reader
  }

  deinit { end() }

  /// Kills it (`SIGKILL`), if it lives.
  func kill() {
    if endingStatus == nil { _ = systemKill(identifier, SIGKILL) }
  }

  /// Kills it, waits until it is gone and returns its exit status, or 128 and the number of the signal.
  @discardableResult
  func end() -> Int32 {
    kill()
    return status()
  }

  /// Waits until it is gone; exit status, or 128 and the number of the signal.
  func status() -> Int32 {
    if let endingStatus { return endingStatus }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    // The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS.
    let signal = status & 0x7F
    let ending = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    endingStatus = ending
    return ending
  }

  /// Takes in what it has said since (`read`); call it when there is something.
  func listen() {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
      count = read(output.number, buffer.baseAddress, buffer.count)
      filled = max(0, count)
    }
    if count < 0, errno == EINTR { return }
    if count <= 0 { isSilent = true } else { said += chunk }
  }

  private static func spawn(
    _ program: String, _ words: [String], _ environment: [String: String], input: Int32, output: Int32
  ) throws(LockBenchmarkError) -> pid_t {
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

    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &arguments, &variables)
    if code != 0 { throw .system(call: "posix_spawn", code: code) }
    return process
  }
}

private func systemKill(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }
