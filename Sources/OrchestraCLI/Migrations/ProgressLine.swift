import DurableFiles
import Rendering

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// One line on the terminal that says how far a long run has come, written over and over.
struct ProgressLine: Sendable {
  /// Columns; a longer line would wrap and could not be written over.
  let width: Int
  let write: @Sendable (String) -> Void

  func show(_ text: String) {
    write("\r" + text.truncated(to: max(8, width - 1)) + "\u{1B}[K")
  }

  func clear() { write("\r\u{1B}[K") }
}

extension ProgramContext {
  /// The line on standard error; nil unless that is a terminal and the answer goes straight to standard output.
  var progressLine: ProgressLine? {
    guard session == nil, output is StandardOutput, environment["TERM"] != "dumb", isatty(STDERR_FILENO) == 1
    else { return nil }
    return ProgressLine(width: width) { text in
      _ = try? StandardStreams().writeAll(Array(text.utf8), to: STDERR_FILENO, until: .after(.seconds(1)))
    }
  }
}
