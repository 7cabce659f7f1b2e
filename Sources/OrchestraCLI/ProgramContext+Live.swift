import DurableFiles
import LineEditing
import ProgressModel

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ProgramContext {
  /// The real world.
  package static func live() -> ProgramContext {
    let environment = currentEnvironment()
    let clock: any WallClock =
      environment["ORCHESTRA_NOW_MS"].flatMap { Int64($0) }.map { FixedClock(milliseconds: $0) }
      ?? SystemClock()
    var context = ProgramContext(
      environment: environment, workingDirectory: currentDirectory(), calls: LiveFileSystem(), clock: clock,
      hostName: currentHostName(), input: StandardInput(), output: StandardOutput(),
      isProcessGone: { isGone($0) }, terminalWidth: currentTerminalSize()?.columns)
    context.surroundings = liveSurroundings()
    return context
  }

  private static func liveSurroundings() -> Surroundings {
    var surroundings = Surroundings()
    surroundings.isInteractive = { isatty(STDIN_FILENO) == 1 }
    surroundings.terminalSize = { currentTerminalSize() }
    surroundings.wasInterrupted = { TerminalKeys().wasInterrupted() }
    surroundings.makeTerminalReader = { completer in
      if let reader = TerminalLineReader(program: "orchestra", completer: completer) { return reader }
      return PlainTerminalLineReader()
    }
    surroundings.pause = { duration in
      var time = timespec()
      let (seconds, attoseconds) = duration.components
      time.tv_sec = Int(seconds)
      time.tv_nsec = Int(attoseconds / 1_000_000_000)
      // Ends early with EINTR on Ctrl-C, which is what it is for.
      nanosleep(&time, nil)
    }
    return surroundings
  }

  /// Reads the variables from `environ`; malformed UTF-8 is repaired, the first of equal names wins, as in `getenv`.
  private static func currentEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    variables.reserveCapacity(64)
    var entry = environ
    while let text = entry.pointee {
      // By bytes: going through a string character by character would be a fifth of a hook's work.
      if let equals = strchr(text, Int32(UInt8(ascii: "="))), equals != text {
        let name = String(
          decoding: UnsafeRawBufferPointer(start: text, count: equals - text), as: UTF8.self)
        if variables[name] == nil { variables[name] = String(cString: equals + 1) }
      }
      entry += 1
    }
    return variables
  }

  /// Returns the working directory (`getcwd`), or `/` when it has been removed.
  private static func currentDirectory() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// Returns the machine's name (`gethostname`).
  private static func currentHostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    let end = name.firstIndex(of: 0) ?? name.endIndex
    return String(decoding: name[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether no process has this id (`kill` with signal 0); one we may not signal lives.
  private static func isGone(_ process: Int64) -> Bool {
    guard let id = pid_t(exactly: process), id > 1 else { return false }
    return kill(id, 0) != 0 && errno == ESRCH
  }

  /// Returns the size of the terminal on standard output (`ioctl` with `TIOCGWINSZ`), or nil.
  private static func currentTerminalSize() -> Surroundings.TerminalSize? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Surroundings.TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}

/// Standard input of the process.
struct StandardInput: ProgramInput {
  func read(until deadline: Deadline) throws(FileError) -> StandardStreams.Chunk {
    try StandardStreams().readAvailable(maximumBytes: 1 << 16, until: deadline)
  }
}

/// Standard output and standard error of the process.
struct StandardOutput: ProgramOutput {
  /// A reader that does not read must not hold a hook for ever.
  private static let patience = Duration.seconds(2)

  func answer(_ bytes: [UInt8]) -> Bool {
    let delivery = try? StandardStreams().writeAll(bytes, until: .after(Self.patience))
    return delivery == .delivered
  }

  func complain(_ text: String) {
    _ = try? StandardStreams().writeAll(
      Array((text + "\n").utf8), to: STDERR_FILENO, until: .after(Self.patience))
  }
}
