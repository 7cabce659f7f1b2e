import JSONTree
import ProgressModel
import ProgressStore

/// Counts what a path into all tasks, such as `tasks[status=failed].agent`, finds in each of them.
///
/// Only tasks that an event names are looked at again: in a list of a thousand that is what makes a condition cheap.
struct TaskTally {
  /// What is found in one task.
  private struct Part {
    var matches = 0
    /// What the first value comes to for which the predicate does not hold.
    var trouble: Finding.Answer?
  }

  private let filter: StatePath
  private let rest: StatePath?
  /// Nil where matches are only counted.
  private let predicate: Predicate?
  /// The members of a task that decide; nil for all.
  private let members: Set<String>?
  private var parts: [String: Part] = [:]
  private var matches = 0
  private var troubles = 0
  private var unknowns = 0

  /// Takes a claim apart; nil for one that is not about all tasks, or about their clocks.
  init?(_ claim: Claim) {
    let path: StatePath
    switch claim {
    case .count(let counted, _): (path, predicate) = (counted, nil)
    case .value(let value, let wanted): (path, predicate) = (value, wanted)
    default: return nil
    }
    guard path.firstMember == "tasks", path.path.steps.count > 1, let place = path.endOfSteps(2) else {
      return nil
    }
    switch path.path.steps[1] {
    case .all, .filter: break
    case .name, .index: return nil
    }
    guard let element = try? StatePath(String(path.text[..<place].dropFirst("tasks".count))) else {
      return nil
    }
    filter = element
    rest = place == path.text.endIndex ? nil : try? StatePath(String(path.text[place...]))
    if place != path.text.endIndex, rest == nil { return nil }
    members = Self.members(behind: path.path.steps, isCount: predicate == nil)
  }

  /// Returns the members that a path into all tasks looks at; nil when it shows the whole task or any of its members.
  private static func members(behind steps: [JSONPath.Step], isCount: Bool) -> Set<String>? {
    var members: Set<String> = []
    if case .filter(let filter) = steps[1] { members.insert(filter.name) }
    if steps.count == 2 { return isCount ? members : nil }
    guard case .name(let name) = steps[2] else { return nil }
    return members.union([name])
  }

  /// Takes in what an update did to the tasks of `state`, which is the one behind it.
  mutating func take(_ update: RecordedUpdate, in state: ProgressState) {
    if update.changesAllTasks { return begin(with: state) }
    for event in update.events {
      if case .sessionsArchived = event.change {
        for id in parts.keys where state.tasks.task(id) == nil { drop(id) }
      }
      guard let id = event.change.taskNamed else { continue }
      drop(id)
      if let task = state.tasks.task(id) { add(task) }
    }
  }

  mutating func begin(with state: ProgressState) {
    parts = [:]
    (matches, troubles, unknowns) = (0, 0, 0)
    for task in state.tasks.tasks { add(task) }
  }

  /// What a count, or the predicate over all values, comes to.
  func answer(to claim: Claim, in state: ProgressState) -> Finding.Answer {
    if case .count(_, let wanted) = claim {
      return ExpectationEvaluation.finding(wanted, [(nil, .integer(matches))]).answer
    }
    if matches == 0 {
      switch predicate {
      case .exists?: return .no
      case .isMissing?: return .yes
      default: return .unknown
      }
    }
    switch predicate {
    case .exists?: return .yes
    case .isMissing?: return .no
    default: break
    }
    if troubles == 0 { return .yes }
    if unknowns == 0 { return .no }
    if unknowns == troubles { return .unknown }
    // The first in the list decides.
    return state.tasks.tasks.lazy.compactMap { parts[$0.id]?.trouble }.first ?? .yes
  }

  private mutating func drop(_ id: String) {
    guard let part = parts.removeValue(forKey: id) else { return }
    matches -= part.matches
    troubles -= part.trouble == nil ? 0 : 1
    unknowns -= part.trouble == .unknown ? 1 : 0
  }

  private mutating func add(_ task: TrackedTask) {
    let element = filter.matches(in: .array([snapshotValue(of: task, only: members)]))
    let found = element.flatMap { match in rest.map { $0.matches(in: match.value) } ?? [match] }
    if found.isEmpty { return }
    var part = Part(matches: found.count)
    if let predicate {
      part.trouble = found.lazy
        .map { ExpectationEvaluation.finding(predicate, [(nil, $0.value)]).answer }.first { $0 != .yes }
    }
    parts[task.id] = part
    matches += part.matches
    troubles += part.trouble == nil ? 0 : 1
    unknowns += part.trouble == .unknown ? 1 : 0
  }
}

extension StatePath {
  /// Where in the text the first `count` steps end; nil when that cannot be told.
  func endOfSteps(_ count: Int) -> String.Index? {
    if path.steps.count == count { return text.endIndex }
    for place in text.indices.dropFirst() {
      guard let head = try? StatePath(String(text[..<place])), head.path.steps.count == count,
        head.path.steps == Array(path.steps.prefix(count)), let tail = try? StatePath(String(text[place...])),
        tail.path.steps == Array(path.steps.dropFirst(count))
      else { continue }
      return place
    }
    return nil
  }
}

extension RecordedUpdate {
  /// Whether it may change any task, so that all of them have to be looked at again.
  var changesAllTasks: Bool {
    isCheckpoint
      || events.contains {
        if case .restored = $0.change { true } else { false }
      }
  }
}
