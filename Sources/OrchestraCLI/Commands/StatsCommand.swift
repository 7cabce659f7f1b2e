import ArgumentParser
import ProgressModel
import Rendering

/// Shows the counts.
struct StatsCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Show counts, overall progress and times.",
    discussion: """
      Counts every task of the snapshot, as 'stats' in progress.json does; --current leaves out what ended sessions finished.
      Example: orchestra stats --format json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Only the current sessions and what is left over.")
  var current = false

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "stats")
    let statistics =
      current
      ? ProgressStatistics(tasks: state.currentTasks, activeAgents: state.activeAgents.count, at: context.now)
      : state.statistics
    output.show(StatisticsReport.report(of: statistics, from: project.viewpoint), in: context)
  }
}
