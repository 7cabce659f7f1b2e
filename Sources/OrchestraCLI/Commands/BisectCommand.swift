import ArgumentParser
import ProgressModel
import ProgressStore
import Rendering
import Shell

/// Finds the event at which something became so.
struct BisectCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "bisect", abstract: "Find the first event at which something became true, or false.",
    usage: "orchestra bisect [<options>] <claim> [and <claim> ...]",
    discussion: """
      Claims are those of 'expect': about paths into the state, tasks, agents and sessions. Every recorded event is looked at \
      in order, so a condition may come and go as it likes: the first turn is found, and how often it turned is said.
      Ends with status 1 when it did not become so. Options stand before the claim.
      Example: orchestra bisect stats.completedTasks '>=' 1
      Example: orchestra bisect --false task t-3f2a9c status is in_progress
      Example: orchestra bisect --all count tasks[status=in_progress] is 1
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Flag(name: .customLong("false"), help: "Find where it became false.")
  var isFalse = false

  @Flag(name: .long, help: "List every event at which it became true or false.")
  var all = false

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Begin behind this moment.", valueName: "moment"), completion: .moment)
  var from: MomentText?

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("End at this moment.", valueName: "moment"),
    completion: .moment)
  var to: MomentText?

  @Argument(
    parsing: .captureForPassthrough, help: ArgumentHelp("What became so.", valueName: "claim"),
    completion: .live(.path))
  var words: [String] = []

  func run(in context: ProgramContext) throws {
    if words == ["--help"] || words == ["-h"] { throw CleanExit.helpRequest(self) }
    let condition = try condition()
    let (project, _) = try project.state(in: context, for: "bisect")
    let search = Bisection(
      condition: condition, start: try sequence(of: from, in: project) ?? 0,
      end: try sequence(of: to, in: project))
    if let end = search.end, end < search.start {
      throw Failure(.usage, "Cannot search a time that ends before it begins")
    }
    let history = try RecordedHistory(of: project)
    let outcome = try search.search(history)
    if all { return try list(outcome, of: project, in: context) }
    let turn = outcome.turns.first { $0.holds != isFalse }
    let turning = try turn.map { turn throws(Failure) in try TurningEvent(turn, of: condition, in: history) }
    let report = report(of: outcome, turning, condition)
    if output.isForPeople(in: context), output.chosen(in: context).name == "table" {
      context.output.answer(
        BisectionText(report, kept: try project.keptHistory(), output: output, project: project).text())
    } else {
      output.show(report.report(from: project.viewpoint), in: context)
    }
    if turn == nil { throw ExitCode(Failure.Status.no.rawValue) }
  }

  private func condition() throws(Failure) -> StateCondition {
    let condition: StateCondition
    if words.count == 1, let text = words.first, text.contains(" ") {
      condition = try StateCondition.reading(text)
    } else {
      do { condition = try StateCondition(words) } catch { throw Failure(error, in: words) }
    }
    guard let claim = condition.claimAboutCommand else { return condition }
    throw Failure(
      .usage,
      "Cannot search the history for '\(VisibleText.of(claim))': it is about a command, not the state",
      hint: "Claims about paths, tasks, agents and sessions have a history")
  }

  private func sequence(of moment: MomentText?, in project: Project) throws(Failure) -> Int64? {
    try moment.map { moment throws(Failure) in try project.past(at: moment).state.sequence }
  }

  private func list(_ outcome: Bisection.Outcome, of project: Project, in context: ProgramContext) throws {
    let turns = outcome.turns.map { BisectionReport.Turn($0) }
    output.show(BisectionReport.list(of: turns), in: context)
    if output.chosen(in: context).isForPeople {
      if turns.isEmpty { context.output.complain("It was \(outcome.heldBefore) throughout") }
      if outcome.count > turns.count {
        context.output.complain("The first \(turns.count) of \(outcome.count)")
      }
    }
    if turns.isEmpty { throw ExitCode(Failure.Status.no.rawValue) }
  }

  private func report(
    of outcome: Bisection.Outcome, _ turning: TurningEvent?, _ condition: StateCondition
  ) -> BisectionReport {
    var report = BisectionReport(
      condition: condition.text, sought: !isFalse, heldBefore: outcome.heldBefore,
      holdsAtEnd: outcome.holdsAtEnd,
      turns: outcome.count)
    (report.first, report.last) = (outcome.first, outcome.last)
    guard let turning else { return report }
    report.found = BisectionReport.Turn(turning, holds: !isFalse)
    report.comparison = turning.comparison
    return report
  }
}

extension BisectionReport.Turn {
  /// One of many, with the first event of its update.
  init(_ turn: Bisection.Turn) {
    self.init(turn.update, turn.update.events.first, holds: turn.holds)
  }

  /// The one that was looked for.
  init(_ turning: TurningEvent, holds: Bool) {
    self.init(turning.update, turning.event, holds: holds)
  }

  private init(_ update: RecordedUpdate, _ event: ProgressEvent?, holds: Bool) {
    self.init(
      holds: holds, sequence: event?.sequence ?? update.firstSequence, firstSequence: update.firstSequence,
      lastSequence: update.lastSequence, time: event?.time ?? update.time,
      event: event?.change.type ?? "checkpoint")
    (session, agent) = (event?.session, event?.agent)
    details =
      event.flatMap { HistoryEntry($0, in: ProgressState())?.details } ?? update.checkpoint?.reason?.rawValue
  }
}
