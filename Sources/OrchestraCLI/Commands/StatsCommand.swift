import ArgumentParser
import ProgressModel
import ProgressStore
import Rendering

/// Shows the counts, or how long the hooks themselves take.
struct StatsCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Show counts, overall progress and times.",
    discussion: """
      Counts every task of the snapshot, as 'stats' in progress.json does; --current leaves out what ended sessions finished.
      --self shows how long the hooks of this project took, as each of them counted it: how many, the times that half, nine \
      tenths and ninety-nine hundredths of them did not exceed, the waits for the lock, and the slowest of the last day with the \
      part that took longest. docs/latency.md says what is counted.
      Example: orchestra stats --format json
      Example: orchestra stats --self
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Only the current sessions and what is left over.")
  var current = false

  @Flag(name: .customLong("self"), help: "How long hooks took, instead of the counts.")
  var showsHooks = false

  @Flag(name: .long, help: "With --self: forget the times, so that counting begins anew.")
  var reset = false

  func validate() throws {
    if reset, !showsHooks { throw ValidationError("--reset goes with --self") }
    if current, showsHooks { throw ValidationError("--current does not go with --self") }
  }

  func run(in context: ProgramContext) throws {
    if showsHooks { return try runOnHooks(in: context) }
    let (project, state) = try project.state(in: context, for: "stats")
    let statistics =
      current
      ? ProgressStatistics(tasks: state.currentTasks, activeAgents: state.activeAgents.count, at: context.now)
      : state.statistics
    output.show(StatisticsReport.report(of: statistics, from: project.viewpoint), in: context)
  }

  private func runOnHooks(in context: ProgramContext) throws(Failure) {
    let project = try project.project(in: context)
    let file = LatencyFile(project: project)
    if reset {
      let answer = try file.remove() ? "The times of hooks are forgotten" : "There were no times of hooks"
      context.output.answer(answer + "\n")
      return
    }
    let account: LatencyAccount?
    switch try file.read() {
    case .page(let page): account = LatencyAccount(page)
    case .none:
      account = nil
      context.output.complain(
        project.settings.timesHooks
          ? "No hook has left its time here yet"
          : "Hooks leave no times here: 'selfTiming' is off in the settings")
    case .damaged:
      throw Failure(
        .damagedData, "Cannot read '.orchestra/cache/\(LatencyFile.name)': it holds no times of hooks",
        hint: "The next hook begins it anew; 'orchestra stats --self --reset' removes it now")
    }
    show(account, of: project, in: context)
  }

  private func show(_ account: LatencyAccount?, of project: Project, in context: ProgramContext) {
    let format = output.chosen(in: context)
    guard let account, format == .table else {
      let hasLists = ["json", "jsonl"].contains(format.name)
      return output.show(LatencyReport.report(of: account, isFlat: !hasLists), in: context)
    }
    context.output.answer(
      LatencyText.text(
        of: account, from: project.viewpoint, width: output.width(in: context),
        style: output.style(in: context)))
  }
}
