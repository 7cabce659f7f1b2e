#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Runs command lines for people: with the terminal, the output and the errors this process has.
package protocol CommandLineRunner: Sendable {
  /// Runs `command` in `directory`, an absolute path, and waits for its end.
  ///
  /// `input` is its whole standard input; nil stands for the one this process has.
  /// - Returns: The exit status, or 128 and the number of the signal that ended it.
  /// - Throws: `system` when it could not be started.
  func run(
    _ command: String, input: [UInt8]?, in directory: String, environment: [String: String]
  ) throws(ChildProcess.Fault) -> Int32
}

/// The system's shell (`/bin/sh -c`).
///
/// While it runs, Ctrl-C is for what it started and not for us: both are in the terminal's foreground.
package struct SystemShell: CommandLineRunner {
  package init() {}

  package func run(
    _ command: String, input: [UInt8]?, in directory: String, environment: [String: String]
  ) throws(ChildProcess.Fault) -> Int32 {
    let pipe = try input.map { _ throws(ChildProcess.Fault) in try ChildProcess.Pipe() }
    let keys = TerminalKeys()
    keys.leaveToChildren()
    defer { keys.takeBack() }
    let process = try spawn(command, reading: pipe, in: directory, environment)
    if let pipe, let input {
      pipe.reader.close()
      pipe.writer.feed(input)
    }
    var usage = rusage()
    return try ChildProcess.wait(for: process, &usage)
  }

  private func spawn(
    _ command: String, reading pipe: ChildProcess.Pipe?, in directory: String,
    _ environment: [String: String]
  ) throws(ChildProcess.Fault) -> pid_t {
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
    if let pipe { posix_spawn_file_actions_adddup2(&actions, pipe.reader.number, STDIN_FILENO) }

    // The C library's Swift module leaves posix_spawn_file_actions_addchdir_np() out: the shell goes there itself.
    let words = ChildProcess.CStrings(["sh", "-c", "cd \"$1\" && eval \"$2\"", "sh", directory, command])
    let variables = ChildProcess.CStrings(environment.map { "\($0.key)=\($0.value)" }.sorted())
    var process: pid_t = 0
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, words.pointers, variables.pointers)
    if code != 0 { throw .system(call: "posix_spawn", code: code) }
    return process
  }
}

extension ChildProcess.PipeEnd {
  /// Writes all bytes while the other side reads, then closes; a reader that has had enough is no failure.
  fileprivate func feed(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { break }
      rest = rest.dropFirst(max(0, count))
    }
    close()
  }
}
