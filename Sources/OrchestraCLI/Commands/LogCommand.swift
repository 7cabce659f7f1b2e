import ArgumentParser
import ProgressModel
import Rendering
import Shell

/// Lists the newest events.
struct LogCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List the newest events, oldest first.",
    discussion: """
      Shows the \(ProgressState.historyLimit) newest; all of them are in .orchestra/cache/events.jsonl.
      Example: orchestra log --limit 10 --task t-3f2a9c
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: ArgumentHelp("At most so many, the newest.", valueName: "count"))
  var limit: Int?

  @Option(
    name: .long, help: ArgumentHelp("Only events of this task.", valueName: "id"), completion: .live(.task))
  var task: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Only events whose type begins so: task, agent.started.", valueName: "type"),
    completion: .live(.eventType))
  var event: String?

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "log")
    var entries = state.history
    if let task { entries.removeAll { $0.task != task } }
    if let event { entries.removeAll { !$0.event.hasPrefix(event) } }
    if let limit { entries.keepNewest(max(0, limit)) }
    output.show(HistoryReport.report(of: entries, from: project.viewpoint), in: context)
  }
}
