#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Chooses the reader that fits what standard input and output are.
package enum LineSource {
  /// Returns the reader for a session: editing on a capable terminal, plain on a dumb one, a stream otherwise.
  package static func reader(program: String, completer: Completer? = nil) -> any LineReader {
    if let reader = TerminalLineReader(program: program, completer: completer) { return reader }
    return isTerminal ? PlainTerminalLineReader() : StreamLineReader()
  }

  /// Whether a person can be talked to: standard input and output are a terminal.
  package static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }
}
