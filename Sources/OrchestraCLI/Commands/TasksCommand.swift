import ArgumentParser
import ProgressModel
import Rendering

/// Lists tasks.
struct TasksCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "List tasks.",
    discussion: """
      Without filters: the tasks of the current sessions, and open ones left over from ended sessions.
      Example: orchestra tasks --status in_progress --agent Kai --format json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var filter: TaskFilterOptions

  @Option(
    name: .long, help: "Order: list, created, updated, status, agent, duration or content.",
    completion: .list(TaskOrder.allCases.map(\.rawValue)))
  var sort = TaskOrder.list

  @Flag(name: .long, help: "The other way round.")
  var reverse = false

  @Option(name: .long, help: ArgumentHelp("At most so many.", valueName: "count"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit)") }
  }

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "tasks")
    var tasks = sort.sorted(try filter.tasks(of: state, at: context.now), at: context.now)
    if reverse { tasks.reverse() }
    if let limit { tasks = Array(tasks.prefix(limit)) }
    output.show(TaskListReport.report(of: tasks, in: state, from: project.viewpoint), in: context)
  }
}

/// The orders a list of tasks can have.
enum TaskOrder: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// As in the state: oldest session first, then in the order of creation.
  case list
  case created, updated, status, agent, duration, content

  /// Sorts stably: what compares equal stays in list order.
  func sorted(_ tasks: [TrackedTask], at moment: Timestamp) -> [TrackedTask] {
    switch self {
    case .list: tasks
    case .created: tasks.sorted { $0.createdAt < $1.createdAt }
    case .updated: tasks.sorted { $0.updatedAt > $1.updatedAt }
    case .status: tasks.sorted { $0.status.urgency < $1.status.urgency }
    case .agent: tasks.sorted { $0.agent < $1.agent }
    case .duration: tasks.sorted { $0.duration(at: moment) > $1.duration(at: moment) }
    case .content: tasks.sorted { $0.content < $1.content }
    }
  }
}

extension TaskStatus {
  fileprivate var urgency: Int {
    switch self {
    case .inProgress: 0
    case .failed: 1
    case .pending: 2
    case .completed: 3
    case .cancelled: 4
    }
  }
}
