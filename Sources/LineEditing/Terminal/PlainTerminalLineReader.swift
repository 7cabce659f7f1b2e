import CLibEdit

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Lines from a terminal that can do nothing but print (`TERM=dumb`): edited by the system, without escape sequences.
package final class PlainTerminalLineReader: LineReader {
  private static let tickMilliseconds: Int32 = 250

  private let descriptor: Int32
  private let output: TerminalOutput?
  private var lines = LineBuffer()

  package init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    descriptor = input
    self.output = TerminalOutput(descriptor: output)
  }

  package func readLine(_ prompt: LinePrompt) -> LineInput {
    edit_flush_standard_output()
    var signals = SignalWatch()
    defer { signals.end() }
    output?.write(StyledText(prompt.left()).shown)
    while true {
      if let line = lines.takeLine() { return .line(line) }
      // A signal just before reading would not interrupt it: never wait without an end.
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let isReady = poll(&request, 1, Self.tickMilliseconds) > 0
      if let number = signals.arrived {
        lines = LineBuffer()
        output?.write("\n")
        if number == SIGINT { return .interrupt }
        signals.end()
        kill(getpid(), number)
        return .end
      }
      guard isReady else { continue }
      switch lines.fill(from: descriptor) {
      case .filled, .interrupted: continue
      case .end: return lines.takeRest().map { .line($0) } ?? .end
      case .failed: return .end
      }
    }
  }
}
