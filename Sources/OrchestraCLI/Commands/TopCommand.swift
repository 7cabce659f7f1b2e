import ArgumentParser
import ProgressModel
import ProgressStore
import Rendering

/// Shows what costs time or space.
struct TopCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "top", abstract: "Show what takes the most time or space.",
    discussion: """
      'top time' ranks tasks and agents, 'top space' files, the parts of the snapshot and its largest tasks; without a word: both, shorter.
      Example: orchestra top time --limit 3
      """)

  /// What to rank.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case time, space
  }

  private static let patience: Int64 = 900_000

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Argument(
    help: ArgumentHelp("time or space.", valueName: "subject"),
    completion: .list(Subject.allCases.map(\.rawValue)))
  var subject: Subject?

  @Option(
    name: .long,
    help: ArgumentHelp("Lines of each ranking; 10, or 3 when both are shown.", valueName: "count"))
  var limit: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("Work nothing was heard of for so long is stalled (15m).", valueName: "age"))
  var stalled: Age?

  @Flag(name: .long, help: "Also tasks of ended sessions that are done.")
  var all = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1, not \(limit)") }
  }

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "top")
    let limit = limit ?? (subject == nil ? 3 : 10)
    var entries: [CostEntry] = []
    if subject != .space {
      entries += CostOfTime.entries(
        of: all ? state.tasks.tasks : state.currentTasks, limit: limit,
        patience: stalled?.milliseconds ?? Self.patience,
        at: context.now)
    }
    if subject != .time {
      entries += StoredFiles(of: project).entries.prefix(limit)
      entries += SnapshotSizes.entries(of: snapshotValue(of: state), limit: limit)
    }
    if output.isForPeople(in: context) {
      context.output.answer(
        CostReport.text(
          of: entries, from: project.viewpoint, width: output.width(in: context),
          style: output.style(in: context)))
    } else {
      output.show(CostReport.report(of: entries, from: project.viewpoint), in: context)
    }
  }
}
