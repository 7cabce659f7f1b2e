import ArgumentParser
import ProgressModel
import Shell

/// Which tasks to list.
struct TaskFilterOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only tasks of this status; may be given several times.", valueName: "status"),
    completion: .list(TaskStatus.allCases.map(\.rawValue)))
  var status: [TaskStatusName] = []

  @Option(
    name: .long, help: ArgumentHelp("Only tasks of this agent, any case.", valueName: "name"),
    completion: .live(.agent))
  var agent: String?

  @Option(
    name: .long, help: ArgumentHelp("Only tasks of the session whose id begins so.", valueName: "id"),
    completion: .live(.session))
  var session: String?

  @Option(
    name: .long, help: ArgumentHelp("Only tasks with this tag.", valueName: "tag"), completion: .live(.tag))
  var tag: String?

  @Option(
    name: .long, help: ArgumentHelp("Only tasks whose text contains this, any case.", valueName: "text"))
  var text: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Only tasks not updated for so long: 90s, 15m, 2h, 3d.", valueName: "age"))
  var olderThan: Age?

  @Option(
    name: .long, help: ArgumentHelp("Only tasks updated within so long: 90s, 15m, 2h, 3d.", valueName: "age"))
  var newerThan: Age?

  @Flag(name: .long, help: "Also finished tasks of ended sessions.")
  var all = false

  /// Returns the tasks that pass every filter, in list order.
  func tasks(of state: ProgressState, at moment: Timestamp) throws -> [TrackedTask] {
    // Asking for a session means its tasks, ended or not.
    let tasks = all || session != nil ? state.tasks.tasks : state.currentTasks
    let wanted = Set(status.compactMap(\.status))
    let (name, part) = (agent?.lowercased(), text?.lowercased())
    return tasks.filter { task in
      if !wanted.isEmpty && !wanted.contains(task.status) { return false }
      if let name, task.agent.lowercased() != name { return false }
      if let session, !task.session.hasPrefix(session) { return false }
      if let tag, !task.tags.contains(tag) { return false }
      if let part, !task.matches(part) { return false }
      let age = moment.elapsed(since: task.updatedAt)
      if let olderThan, age < olderThan.milliseconds { return false }
      if let newerThan, age > newerThan.milliseconds { return false }
      return true
    }
  }
}

extension TrackedTask {
  fileprivate func matches(_ part: String) -> Bool {
    [content, activeForm ?? "", detail ?? ""].contains { $0.lowercased().contains(part) }
  }
}

/// A status as people may write it.
struct TaskStatusName: ExpressibleByArgument, Decodable, Sendable {
  let word: String

  var status: TaskStatus? { TaskStatus(word: word) }

  init?(argument: String) {
    guard TaskStatus(word: argument) != nil else { return nil }
    word = argument
  }

  static var allValueStrings: [String] { TaskStatus.allCases.map(\.rawValue) }
}

/// A length of time as people write it: a whole number and `s`, `m`, `h` or `d`.
struct Age: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let milliseconds: Int64

  init?(argument: String) {
    let units: [Character: Int64] = ["s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let last = argument.last, let unit = units[last], let count = Int64(argument.dropLast()), count >= 0
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit)
    if overflow { return nil }
    milliseconds = product
  }
}
