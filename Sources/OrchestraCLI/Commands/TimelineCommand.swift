import ArgumentParser
import ProgressModel
import Rendering
import Shell

/// Shows tasks over time.
struct TimelineCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Show tasks over time, agent by agent.",
    discussion: """
      Moments are UTC: 09:30, 2026-11-22, 2026-11-22T09:30, a time ago such as 90m, or Unix milliseconds.
      Without filters: the tasks of the current sessions, and open ones left over from ended sessions.
      Example: orchestra timeline --last 2h --agent Kai
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: ArgumentHelp("Begin here.", valueName: "moment"))
  var from: MomentText?

  @Option(name: .long, help: ArgumentHelp("End here.", valueName: "moment"))
  var to: MomentText?

  @Option(name: .long, help: ArgumentHelp("Only so long back: 90s, 15m, 2h, 3d.", valueName: "age"))
  var last: Age?

  @Option(
    name: .long, help: ArgumentHelp("Only tasks of this agent, any case.", valueName: "name"),
    completion: .live(.agent))
  var agent: String?

  @Option(
    name: .long, help: ArgumentHelp("Only tasks of the session whose id begins so.", valueName: "id"),
    completion: .live(.session))
  var session: String?

  @Flag(name: .long, help: "Also finished tasks of ended sessions.")
  var all = false

  @Flag(name: .long, help: "Cut out long stretches in which nobody worked.")
  var compact = false

  @Option(name: .long, help: ArgumentHelp("Tasks at most; a chart shows 20 unless told.", valueName: "count"))
  var limit: Int?

  func validate() throws {
    if last != nil && from != nil { throw ValidationError("--last and --from both say where to begin") }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1, not \(limit)") }
  }

  func run(in context: ProgramContext) throws {
    let now = context.now
    var options = TimelineChart.Options()
    options.from =
      from?.moment(at: now) ?? last.map { Timestamp(now.milliseconds.addingClamped(-$0.milliseconds)) }
    // A chart of the last hours ends now, whether anything happens or not.
    options.to = to?.moment(at: now) ?? (last == nil ? nil : now)
    options.isCompact = compact
    if let from = options.from, let to = options.to, to < from {
      throw Failure(.usage, "Cannot show a time that ends before it begins")
    }
    let (project, state) = try project.state(in: context, for: "timeline")
    let chronicle = try RecordedHistory(of: project).chronicle()
    let rows = tasks(of: state).map { TimelineRow($0, in: chronicle) }
      .filter { $0.touches(from: options.from, to: options.to, now: now) }
    if output.isForPeople(in: context) {
      options.limit = limit ?? options.limit
      let chart = TimelineChart(
        of: rows, agents: state.activeAgents + state.finishedAgents, options, from: project.viewpoint,
        style: output.style(in: context))
      context.output.answer(chart.text())
    } else {
      output.show(
        TimelineReport.report(of: Array(rows.prefix(limit ?? .max)), from: project.viewpoint), in: context)
    }
  }

  private func tasks(of state: ProgressState) -> [TrackedTask] {
    let tasks = all || session != nil ? state.tasks.tasks : state.currentTasks
    let name = agent?.lowercased()
    return tasks.filter { task in
      (name.map { task.agent.lowercased() == $0 } ?? true) && (session.map(task.session.hasPrefix) ?? true)
    }
  }
}
