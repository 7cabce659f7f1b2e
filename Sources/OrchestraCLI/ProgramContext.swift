package import DurableFiles
import HookProtocol
import ProgressModel
import ProgressStore
import Rendering

/// Everything a command may know of the world and do to it: replaced as a whole in tests.
package struct ProgramContext: Sendable {
  package var environment: [String: String]
  package var workingDirectory: String
  package var calls: any FileSystemCalls
  package var clock: any WallClock
  /// The machine's name, recorded with session starts.
  package var hostName: String
  package var input: any ProgramInput
  package var output: any ProgramOutput
  /// Returns whether the process with this id is known to be gone.
  package var isProcessGone: @Sendable (Int64) -> Bool
  /// Columns of the terminal on standard output; nil when it is none.
  package var terminalWidth: Int?
  /// What the commands of one shell or script share; nil for a single command.
  var session: ShellSession?
  /// The terminal and the processes around this one.
  package var surroundings = Surroundings()

  package init(
    environment: [String: String], workingDirectory: String, calls: any FileSystemCalls,
    clock: any WallClock, hostName: String, input: any ProgramInput, output: any ProgramOutput,
    isProcessGone: @escaping @Sendable (Int64) -> Bool, terminalWidth: Int?
  ) {
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.calls = calls
    self.clock = clock
    self.hostName = hostName
    self.input = input
    self.output = output
    self.isProcessGone = isProcessGone
    self.terminalWidth = terminalWidth
  }

  /// The moment of now, which `ORCHESTRA_NOW_MS` sets for tests.
  var now: Timestamp { Timestamp(clock.now()) }

  /// The user's name, or number where the environment has none.
  var userName: String {
    for name in ["USER", "LOGNAME"] {
      if let user = environment[name], !user.isEmpty { return user }
    }
    return String(calls.effectiveUser())
  }

  /// Whether an environment variable says yes: set to anything but nothing and 0.
  func isSet(_ name: String) -> Bool {
    guard let value = environment[name] else { return false }
    return !value.isEmpty && value != "0"
  }

  /// Columns to fit output into: what the session was told, `COLUMNS`, the terminal, else 80.
  var width: Int {
    if let width = session?.options.width { return width }
    return statedWidth
  }

  private var statedWidth: Int {
    environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? terminalWidth ?? 80
  }

  func language(_ settings: StoreSettings) -> Language {
    environment["ORCHESTRA_LANGUAGE"].flatMap { Language(word: $0) }
      ?? settings.language.flatMap { Language(word: $0) } ?? .en
  }
}

/// Where a hook's payload comes from.
package protocol ProgramInput: Sendable {
  /// Reads what is there, waiting up to `deadline` for the first byte.
  func read(until deadline: Deadline) throws(FileError) -> StandardStreams.Chunk
}

/// Where answers and complaints go.
package protocol ProgramOutput: Sendable {
  /// Writes the answer to standard output; false when nobody took all of it.
  @discardableResult
  func answer(_ bytes: [UInt8]) -> Bool

  /// Writes a message for people to standard error.
  func complain(_ text: String)

  /// Shows at once what was answered so far, where a shell would keep it until the command is done.
  func flush()
}

extension ProgramOutput {
  package func flush() {}

  @discardableResult
  func answer(_ text: String) -> Bool { answer(Array(text.utf8)) }
}
