#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Lines from a descriptor that is no terminal: a script, a pipe.
///
/// No prompt is shown. Invalid UTF-8 is repaired, NUL removed, a byte order mark at the start dropped, CR LF taken
/// as a line break; a last line without a line break is a line. Reads ahead.
package final class StreamLineReader: LineReader {
  package static let longestLine = 1_048_576

  /// Why `end` came, when it was not the end of the stream.
  package private(set) var fault: StreamFault?

  private let descriptor: Int32
  private let limit: Int
  private var lines: LineBuffer
  private var hasEnded = false

  package init(descriptor: Int32 = STDIN_FILENO, longestLine: Int = longestLine) {
    self.descriptor = descriptor
    limit = longestLine
    lines = LineBuffer(dropsByteOrderMark: true)
  }

  package func readLine(_ prompt: LinePrompt) -> LineInput {
    while true {
      if let line = lines.takeLine() {
        // A line is never cut: running the first half of a command may be worse than running nothing.
        if line.utf8.count > limit { return fail(.lineTooLong(limit: limit)) }
        return .line(line)
      }
      if hasEnded { return lines.takeRest().map { .line($0) } ?? .end }
      if lines.count > limit { return fail(.lineTooLong(limit: limit)) }
      switch lines.fill(from: descriptor) {
      case .filled, .interrupted: continue
      case .end: hasEnded = true
      case .failed(let code): return fail(.unreadable(code: code))
      }
    }
  }

  private func fail(_ fault: StreamFault) -> LineInput {
    self.fault = fault
    hasEnded = true
    lines = LineBuffer()
    return .end
  }
}
