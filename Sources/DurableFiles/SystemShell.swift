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
    // The C library's Swift module leaves posix_spawn_file_actions_addchdir_np() out: the shell goes there itself.
    let process = try ChildProcess.spawn(
      "/bin/sh", ["sh", "-c", "cd \"$1\" && eval \"$2\"", "sh", directory, command], environment: environment,
      input: pipe?.reader, output: nil)
    if let pipe, let input {
      pipe.reader.close()
      pipe.writer.feed(input)
    }
    var usage = rusage()
    return try ChildProcess.wait(for: process, &usage)
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
