import ArgumentParser
import ProgressModel
import ProgressStore
import Rendering
import Shell

/// Shows what differs between two states.
struct DiffCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what differs between two moments, files or backups, by task and field.",
    usage: "orchestra diff [<options>] [<from>] [<to>]",
    discussion: """
      Each side is a moment (an event's number as in 'log', -5m, now, 09:30, 2026-11-22), a backup as 'migrate backups' names \
      it, or a progress file of any version. With one side: what has changed since. With none: what the sandbox would \
      change, or, in a view of 'at', what has changed since its moment.
      Fields that only say when something was last seen are left out without --all.
      Example: orchestra diff 3 8
      Example: orchestra diff 6 --format json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("The two sides.", valueName: "side"),
    completion: .moment)
  var sides: [String] = []

  @Flag(name: .long, help: "Also times and places that follow from other changes.")
  var all = false

  @Flag(name: .long, help: "The status is 1 when anything differs.")
  var check = false

  func validate() throws {
    if let option = sides.first(where: { $0.hasPrefix("-") && MomentText(argument: $0) == nil }) {
      throw ValidationError("Unknown option '\(option)'")
    }
    if sides.count > 2 {
      throw ValidationError("Unexpected argument '\(sides[2])': 'diff' compares two sides")
    }
  }

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    if sides.isEmpty, try project.view() == nil { return try showSandbox(in: context) }
    let before: DiffSide
    if let first = sides.first {
      before = try DiffSide(first, of: project, at: 1)
    } else if let view = try project.view() {
      before = DiffSide(state: view.past.state, words: view.past.words)
    } else {
      return
    }
    let after = try sides.count > 1 ? DiffSide(sides[1], of: project, at: 2) : .present(of: project)
    if output.chosen(in: context).isForPeople {
      context.output.complain("From \(before.words), to \(after.words)")
    }
    try show(StateComparison(before: before.state, after: after.state), of: project, in: context)
  }

  private func showSandbox(in context: ProgramContext) throws {
    guard context.session?.sandbox != nil else {
      throw Failure(
        .usage, "No sandbox is open",
        hint: "'begin' opens one in the shell; 'diff -1h' shows what has changed in the last hour")
    }
    let (project, open) = try context.requireSandbox(for: "diff")
    try show(open.sandbox.comparison, of: project, in: context)
  }

  private func show(_ comparison: StateComparison, of project: Project, in context: ProgramContext) throws {
    let report = ComparisonReport.report(of: comparison, isWhole: all, from: project.viewpoint)
    if report.rows.isEmpty, output.chosen(in: context).isForPeople {
      context.output.complain(
        comparison.isEmpty || all ? "Nothing differs" : "Nothing differs but times; --all shows them")
    }
    output.show(report, in: context)
    if check, !report.rows.isEmpty { throw ExitCode(Failure.Status.no.rawValue) }
  }
}
