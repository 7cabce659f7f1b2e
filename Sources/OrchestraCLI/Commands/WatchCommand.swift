import ArgumentParser
import DurableFiles
import ProgressStore
import Shell

/// Runs a command again and again.
struct WatchCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Run a command again whenever the state changes, and every few seconds.",
    discussion: """
      On a terminal each run takes the place of the one before; elsewhere they follow one another. Ctrl-C ends it.
      Example: orchestra watch --count 2 5 status --compact
      """)

  @OptionGroup var project: ProjectOptions

  @Option(name: .long, help: ArgumentHelp("End after so many runs.", valueName: "runs"))
  var count: Int?

  @Option(name: .long, help: ArgumentHelp("End after so long: 90s, 15m, 2h.", valueName: "time"))
  var during: Age?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End as soon as this is so, written in one word: 'stats.pendingTasks == 0'.", valueName: "expression"))
  var until: String?

  @Flag(name: .long, help: "Only when the state changes, not every few seconds.")
  var onChange = false

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(
      "Seconds between two runs (default: 2), and the command.", valueName: "[seconds] command"),
    completion: .live(.commandLine))
  var words: [String]

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--count takes a number from 1, not \(count)") }
  }

  func run(in context: ProgramContext) throws {
    let (pause, command) = try Self.split(words)
    let place = try project.project(in: context)
    let condition = try until.map { text throws(Failure) in try Self.condition(text) }
    var watching = Watching(
      project: place, context: context, command: command, interval: onChange ? nil : pause)
    let end = during.map { Deadline.after(.milliseconds($0.milliseconds)) } ?? .never
    var runs = 0
    while true {
      let status = watching.show()
      runs += 1
      if runs == count { return try Self.finish(status) }
      if let condition, try condition.evaluate(in: subject(of: place)) == .holds { return }
      guard watching.waitForNext(until: end) else { return try Self.finish(status) }
    }
  }

  /// Reads the expression of `--until`, which comes as one word.
  private static func condition(_ text: String) throws(Failure) -> Expectation {
    let words: [String]
    do {
      words = try StatementParser.parse("expect " + text).first?.words.dropFirst().map(\.text) ?? []
    } catch {
      throw Failure(.usage, error.sentence, hint: error.hint)
    }
    do { return try Expectation.parse(words) } catch { throw Failure(error, in: words) }
  }

  private func subject(of project: Project) -> ExpectationSubject {
    ExpectationSubject(
      state: { () throws(Failure) in try project.state(for: "watch") }, now: project.context.now)
  }

  /// The status of the last run is ours: a script may ask for it.
  private static func finish(_ status: Int32) throws {
    if status != 0 { throw ExitCode(status) }
  }

  /// Takes the seconds off the front.
  static func split(_ words: [String]) throws(Failure) -> (pause: Duration, command: [String]) {
    var command = words
    var pause = Duration.seconds(2)
    if let first = words.first, let seconds = Double(first) {
      guard seconds >= 0.1, seconds <= 86_400 else {
        throw Failure(.usage, "Cannot watch every \(first) seconds", hint: "From 0.1 to 86400")
      }
      pause = .milliseconds(Int64(seconds * 1000))
      command.removeFirst()
    }
    if command.first == "--" { command.removeFirst() }
    guard let name = command.first else {
      throw Failure(.usage, "Missing the command to watch", hint: "watch 2 tasks --status in_progress")
    }
    if ["watch", "shell", "run", "hook"].contains(name) {
      throw Failure(.usage, "Cannot watch '\(name)'")
    }
    return (pause, command)
  }
}

/// One watched command: shows it, and waits for the next time.
private struct Watching {
  let project: Project
  let context: ProgramContext
  let command: [String]
  /// Nil to wait for changes only.
  let interval: Duration?
  private var shown: StateFiles?
  private var runs = 0

  /// How often the files are looked at: a call of the system each.
  private static let look = Duration.milliseconds(100)

  init(project: Project, context: ProgramContext, command: [String], interval: Duration?) {
    self.project = project
    self.context = context
    self.command = command
    self.interval = interval
  }

  /// Runs the command and shows what it says; returns its exit status.
  mutating func show() -> Int32 {
    shown = project.stateFiles()
    let output = SessionOutput(outer: context.output, goesToScreen: false)
    var inner = context
    inner.output = output
    let ending = CommandRunner(context: inner).ending(of: command)
    let isScreen = context.terminalWidth != nil
    // Home, then each line cleared to its end, then the rest of the screen: clearing first would flicker.
    if isScreen {
      let text = String(decoding: output.bytes, as: UTF8.self)
      context.output.answer(
        "\u{1B}[H" + line(header)
          + text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { line(String($0)) }.joined() + "\u{1B}[J")
    } else {
      if runs > 0 { context.output.answer("\n") }
      context.output.answer(output.bytes)
    }
    switch ending {
    case .failed(let failure), .misused(let failure, _): context.output.complain(failure.text)
    case .done, .status: break
    }
    context.output.flush()
    runs += 1
    return ending.status
  }

  private func line(_ text: String) -> String { text + "\u{1B}[K\n" }

  private var header: String {
    let when = interval.map { "every \(DecimalText.of($0 / .seconds(1), digits: 1)) s and " } ?? ""
    return "\(when)on change: \(command.joined(separator: " ")) · Ctrl-C ends"
  }

  /// Waits for a change of the state or the time; false when it is over.
  func waitForNext(until end: Deadline) -> Bool {
    let next = interval.map { Deadline.after($0) } ?? .never
    while true {
      if context.surroundings.wasInterrupted() || end.hasPassed { return false }
      if next.hasPassed || project.stateFiles() != shown { return true }
      context.surroundings.pause(min(Self.look, next.remaining, end.remaining))
    }
  }
}
