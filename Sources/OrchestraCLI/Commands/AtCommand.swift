import ArgumentParser
import ProgressModel
import ProgressStore
import Rendering
import Shell

/// Looks at the state of a moment that is past.
struct AtCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "at", abstract: "Look at the state as it was, with any looking command.",
    usage: "orchestra at [--root <folder>] <moment> [<command> ...]",
    discussion: """
      A moment is an event's number as in 'log' (57: right after it), a time ago (-5m, 2h, 3d), 09:30, 2026-11-22, \
      2026-11-22T09:30, or Unix milliseconds; times are UTC. The clock of displays stands at the moment, too.
      In the shell 'at MOMENT' alone opens a read-only view in which every looking command works; the prompt shows it, and \
      'at now' comes back. Commands that change something are refused there.
      Example: orchestra at 6 tasks --all
      Example: orchestra at -0s status --compact
      """)

  @OptionGroup var project: ProjectOptions

  @Argument(help: "The moment: an event's number, a time, a time ago.", completion: .moment)
  var moment: String?

  @Argument(
    parsing: .captureForPassthrough, help: "The command to run there.", completion: .live(.commandLine))
  var command: [String] = []

  /// Everything behind the options.
  private var words: [String] { (moment.map { [$0] } ?? []) + command }

  /// Takes the sign off a time ago, which the argument parser would take for an option: `at -5m` is `at 5m`.
  static func readable(_ words: [String]) -> [String] {
    guard words.first == "at" else { return words }
    var words = words
    var index = 1
    while index < words.count, words[index].hasPrefix("--root") { index += words[index] == "--root" ? 2 : 1 }
    if index < words.count, words[index].hasPrefix("-"), MomentText(argument: words[index]) != nil {
      words[index].removeFirst()
    }
    return words
  }

  func run(in context: ProgramContext) throws {
    if words == ["--help"] || words == ["-h"] { throw CleanExit.helpRequest(self) }
    let (moment, command) = try Self.split(words, in: context)
    guard let moment else { return try tell(in: context) }
    if command.isEmpty { return try stay(at: moment, in: context) }
    try run(command, at: moment, in: context)
  }

  /// Takes the moment off the front; a date and a time of day may stand as two words.
  static func split(
    _ words: [String], in context: ProgramContext
  ) throws(Failure) -> (moment: MomentText?, command: [String]) {
    guard let first = words.first else { return (nil, []) }
    if words.count > 1, words[1].contains(":"), let both = MomentText(argument: "\(first) \(words[1])") {
      return (both, Array(words.dropFirst(2)))
    }
    guard let moment = MomentText(argument: first) else {
      throw Failure(
        .usage, "Cannot read the moment '\(VisibleText.of(first))'", hint: Project.moments, word: 1)
    }
    return (moment, Array(words.dropFirst()))
  }

  /// Says where the session stands.
  private func tell(in context: ProgramContext) throws(Failure) {
    guard let session = context.session, !session.isSingleUse else { throw Self.commandMissing("-5m") }
    context.output.answer((session.view.map { "At \($0.past.words)" } ?? "In the present") + "\n")
  }

  /// Opens the view for what follows in the session, or leaves it.
  private func stay(at moment: MomentText, in context: ProgramContext) throws {
    guard let session = context.session, !session.isSingleUse else { throw Self.commandMissing(moment.text) }
    if moment.isNow {
      session.view = nil
      return
    }
    let view = try view(at: moment, of: try project.project(in: context), in: context)
    session.view = view
    if session.isInteractive {
      context.output.complain("The state of \(view.past.words); 'at now' comes back")
    }
  }

  private static func commandMissing(_ moment: String) -> Failure {
    Failure(
      .usage, "Missing the command to run at that moment",
      hint: "For example: orchestra at \(VisibleText.of(moment)) tasks")
  }

  private func view(at moment: MomentText, of project: Project, in context: ProgramContext) throws(Failure)
    -> TravelView
  {
    TravelView(project: project.path, past: try project.past(at: moment), presentClock: context.presentClock)
  }

  /// Runs one command in the view, and puts the session back where it was.
  private func run(_ command: [String], at moment: MomentText, in context: ProgramContext) throws {
    let root = project.root ?? Self.root(in: command)
    let path = ProjectDiscovery(context: context).root(option: root)
    let session = context.session ?? .forOneCommand(place: context.place(root: path))
    let outer = session.view
    defer { session.view = outer }
    if moment.isNow {
      session.view = nil
    } else {
      let project: Project
      do { project = try Project.open(path, in: context) } catch { throw Failure(error) }
      session.view = try view(at: moment, of: project, in: context)
    }
    var inner = context
    inner.clock = context.presentClock
    inner = inner.standing(in: session)
    // What stands before the command, for the mark under a word.
    let shift = words.count - command.count + 1
    switch CommandRunner(context: inner).ending(of: command) {
    case .done: return
    case .status(let status): throw ExitCode(status)
    case .failed(var failure):
      failure.word = failure.word.map { $0 + shift }
      throw failure
    case .misused(let failure, let whole):
      if context.session != nil { throw failure }
      context.output.complain(whole)
      throw ExitCode(failure.status.rawValue)
    }
  }

  /// The folder the command itself names: the moment is one of that project.
  private static func root(in command: [String]) -> String? {
    for (index, word) in command.enumerated() {
      if word.hasPrefix("--root=") { return String(word.dropFirst("--root=".count)) }
      if word == "--root", index + 1 < command.count { return command[index + 1] }
    }
    return nil
  }
}
