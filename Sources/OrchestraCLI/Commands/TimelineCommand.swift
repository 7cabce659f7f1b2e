import ArgumentParser
import ProgressModel
import Rendering
import Shell

/// Shows tasks over time.
struct TimelineCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Show tasks over time, agent by agent.",
    discussion: """
      Moments are an event's number as in 'log', a time ago (-90m), 09:30, 2026-11-22, 2026-11-22T09:30, or Unix milliseconds; \
      times are UTC.
      Without them: the tasks of the current sessions, and open ones left over from ended sessions. With a part of the past: \
      every task of that time as it was at its end, those removed since included.
      Example: orchestra timeline --last 2h --agent Kai
      Example: orchestra timeline --from 3 --to 7
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("Begin here.", valueName: "moment"),
    completion: .moment)
  var from: MomentText?

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("End here.", valueName: "moment"),
    completion: .moment)
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
    let (project, state) = try project.state(in: context, for: "timeline")
    var options = TimelineChart.Options()
    options.from =
      try from.map { moment throws(Failure) in try Self.end(at: moment, in: project).time }
      ?? last.map { Timestamp(now.milliseconds.addingClamped(-$0.milliseconds)) }
    // A chart of the last hours ends now, whether anything happens or not.
    let end = try to.map { moment throws(Failure) in try Self.end(at: moment, in: project) }
    options.to = end?.time ?? (last == nil ? nil : now)
    options.isCompact = compact
    if let from = options.from, let to = options.to, to < from {
      throw Failure(.usage, "Cannot show a time that ends before it begins")
    }
    let clock = min(end?.time ?? now, now)
    options.clock = clock
    let rows = try rows(of: project, present: state, endingAt: end)
      .filter { $0.touches(from: options.from, to: options.to, now: clock) }
    if output.isForPeople(in: context) {
      options.limit = limit ?? options.limit
      let chart = TimelineChart(
        of: rows, agents: state.activeAgents + state.finishedAgents, options, from: project.viewpoint,
        style: output.style(in: context))
      context.output.answer(chart.text())
    } else {
      let viewpoint = Viewpoint(
        now: clock, language: project.language, width: context.width, roster: project.roster)
      output.show(TimelineReport.report(of: Array(rows.prefix(limit ?? .max)), from: viewpoint), in: context)
    }
  }

  /// Where a chart begins or ends: a time, and of an event its number, too.
  private struct End {
    var time: Timestamp
    var sequence: Int64?
  }

  private static func end(at moment: MomentText, in project: Project) throws(Failure) -> End {
    if let time = moment.moment(at: project.context.now) { return End(time: time) }
    let past = try project.past(at: moment)
    return End(time: past.time, sequence: past.state.sequence)
  }

  /// The tasks with their spans: as they are now, or, where a part of the past is asked for, as they were at its end.
  private func rows(
    of project: Project, present: ProgressState, endingAt end: End?
  ) throws(Failure) -> [TimelineRow] {
    let history = try RecordedHistory(of: project)
    guard from != nil || to != nil else {
      let chronicle = try history.chronicle()
      return tasks(of: present, all).map { TimelineRow($0, in: chronicle) }
    }
    var last = end?.sequence
    if let end, last == nil { last = try history.sequence(at: end.time) ?? 0 }
    var state = present
    let chronicle = try history.chronicle(upTo: last) { if last != nil { state = $0 } }
    let there = state.tasks.tasks.map { TimelineRow($0, in: chronicle) }
    let ids = Set(state.tasks.tasks.map(\.id))
    let gone = chronicle.departed.filter { !ids.contains($0.task.id) }
    return (gone + there).filter { isWanted($0.task) }
  }

  private func tasks(of state: ProgressState, _ all: Bool) -> [TrackedTask] {
    (all || session != nil ? state.tasks.tasks : state.currentTasks).filter(isWanted)
  }

  private func isWanted(_ task: TrackedTask) -> Bool {
    (agent.map { task.agent.lowercased() == $0.lowercased() } ?? true)
      && (session.map(task.session.hasPrefix) ?? true)
  }
}
