import ArgumentParser
import DurableFiles
import ProgressModel
import ProgressStore
import Rendering
import Shell

/// Lists events.
struct LogCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List events of the whole journal, oldest first.",
    discussion: """
      Without --since or --limit: the \(Self.standard) newest that pass the filters. Moments are an event's number, -5m, 09:30, \
      2026-11-22, 2026-11-22T09:30 (UTC).
      --follow goes on with what is recorded from now on, until Ctrl-C.
      Example: orchestra log --limit 10 --task t-3f2a9c
      Example: orchestra log --since -1h --event task --format jsonl
      """)

  private static let standard = 50
  /// Lines in front of what is followed, as `tail` does.
  private static let leadOfFollowing = 10

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Only from this moment on: 57, -5m, 09:30.", valueName: "moment"),
    completion: .moment)
  var since: MomentText?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Only up to this moment.", valueName: "moment"), completion: .moment)
  var until: MomentText?

  @Option(name: .long, help: ArgumentHelp("At most so many, the newest.", valueName: "count"))
  var limit: Int?

  @Option(
    name: .long, help: ArgumentHelp("Only events of the session whose id begins so.", valueName: "id"),
    completion: .live(.session))
  var session: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Only events of this agent: its name in any case, or its id.", valueName: "name"),
    completion: .live(.agent))
  var agent: String?

  @Option(
    name: .long, help: ArgumentHelp("Only events of this task.", valueName: "id"), completion: .live(.task))
  var task: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Only events whose type begins so: task, agent.started.", valueName: "type"),
    completion: .live(.eventType))
  var event: String?

  @Option(
    name: .long, help: ArgumentHelp("Only events whose details contain this, any case.", valueName: "text"))
  var text: String?

  @Flag(name: .long, help: "Also what says little: activity of tools, places in lists, bookkeeping.")
  var all = false

  @Flag(name: .shortAndLong, help: "Go on with new events as they are recorded.")
  var follow = false

  @Option(name: .long, help: ArgumentHelp("With --follow: end after so many new events.", valueName: "count"))
  var count: Int?

  @Option(
    name: .long, help: ArgumentHelp("With --follow: end after so long: 90s, 15m, 2h.", valueName: "time"))
  var during: Age?

  func validate() throws {
    if !follow, count != nil || during != nil {
      throw ValidationError("\(count != nil ? "--count" : "--during") says when --follow ends")
    }
    if let count, count < 1 { throw ValidationError("--count takes a number from 1, not \(count)") }
    if follow, until != nil { throw ValidationError("--follow and --until do not go together") }
  }

  func run(in context: ProgramContext) throws {
    // A project nothing is kept of yet is said to be one.
    let (project, state) = try project.state(in: context, for: "log")
    let filter = try filter(at: context.now)
    let entries = try entries(in: state, of: project, filter)
    guard follow else {
      return output.show(HistoryReport.report(of: entries, from: project.viewpoint), in: context)
    }
    try checkFollowing(in: context)
    let following = LogFollowing(
      project: project, filter: filter, output: output, count: count,
      end: during.map { .after(.milliseconds($0.milliseconds)) } ?? .never)
    try following.run(after: state.sequence, showing: entries)
  }

  private func filter(at now: Timestamp) throws(Failure) -> LogFilter {
    var filter = LogFilter()
    filter.since = since?.point(at: now)
    filter.until = until?.point(at: now)
    filter.session = session
    filter.agent = agent
    filter.task = task
    filter.event = event
    filter.text = text
    filter.isWhole = all
    return filter
  }

  private var wanted: Int {
    if let limit { return max(0, limit) }
    if follow { return Self.leadOfFollowing }
    return since == nil ? Self.standard : .max
  }

  private func entries(
    in state: ProgressState, of project: Project, _ filter: LogFilter
  ) throws(Failure) -> [HistoryEntry] {
    let history = try RecordedHistory(of: project)
    let sandbox = context(of: project).view == nil ? context(of: project).sandbox : nil
    let last = sandbox?.base.sequence ?? state.sequence
    var first = Int64.max
    var entries = try history.newest(wanted) { update, before in
      first = min(first, update.firstSequence)
      return update.lastSequence <= last ? filter.entries(of: update, in: before) : []
    }
    if let sandbox { entries += Self.entries(of: sandbox, filter) }
    // What happened before the first record that is kept only the short history tells.
    let older =
      entries.count < wanted ? state.history.filter { $0.sequence < first && filter.accepts($0) } : []
    entries = older + entries
    entries.keepNewest(wanted)
    return entries
  }

  private func context(of project: Project) -> (view: TravelView?, sandbox: Sandbox?) {
    let session = project.context.session
    return (session?.view, session?.sandbox(of: project.path))
  }

  /// What happened in a sandbox stands behind what is recorded.
  private static func entries(of sandbox: Sandbox, _ filter: LogFilter) -> [HistoryEntry] {
    var state = sandbox.base
    return sandbox.events.flatMap { event in
      defer { ProgressReducer.apply(event, to: &state) }
      return filter.entries(of: [event], in: state)
    }
  }

  private func checkFollowing(in context: ProgramContext) throws(Failure) {
    if context.session?.view != nil {
      throw Failure(
        .usage, "Cannot follow in a view into the past", hint: "'at now' comes back to the present")
    }
    if output.chosen(in: context).name == "json" {
      throw Failure(.usage, "Cannot follow as one JSON array, which would never end", hint: "--format jsonl")
    }
  }
}
