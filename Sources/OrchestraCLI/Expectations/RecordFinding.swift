import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// Holds claims about a task, an agent or a session against the state.
enum RecordFinding {
  // MARK: Tasks

  static func task(
    _ id: String, _ claim: RecordClaim, in state: ProgressState, at now: Timestamp
  ) -> Finding {
    let task: TrackedTask
    do {
      task = try TaskCommand.task(id, in: state)
    } catch {
      if error.status == .usage {
        return .unknown("'\(shown(id))' could be several tasks", hint: error.message)
      }
      return absent(claim, "there is no task '\(shown(id))'", hint: error.hint)
    }
    switch claim {
    case .exists: return .decided(true, "it is there", hint: nil)
    case .isMissing: return .decided(false, "it is there: \(MatchText.short(.string(task.content)))")
    case .state(let word, let isNegated):
      return .decided(
        (task.status.rawValue == word) != isNegated, "it is \(task.status.rawValue)", hint: hint(of: task))
    case .field(let path, let predicate):
      var tree = snapshotValue(of: task)
      tree.object?["duration"] = .integer(task.duration(at: now))
      var finding = ExpectationEvaluation.finding(of: path, predicate, in: tree, named: "the task")
      if finding.answer != .unknown { finding.hint = hint(of: task) }
      return finding
    }
  }

  private static func hint(of task: TrackedTask) -> String {
    let content = VisibleText.of(task.content).truncated(to: 60)
    return
      "\(task.id) is \"\(content)\", \(task.status.rawValue), of \(VisibleText.of(task.agent)); see 'why \(task.id)'"
  }

  // MARK: Agents

  /// An agent is meant by its id or, in any case, by its name; one at work comes before one that finished.
  static func agent(
    _ name: String, _ claim: RecordClaim, in state: ProgressState, _ tree: JSONValue
  ) -> Finding {
    func isMeant(_ agent: TrackedAgent) -> Bool {
      agent.id == name || agent.name.lowercased() == name.lowercased()
    }
    let active = state.activeAgents.firstIndex(where: isMeant)
    let finished = state.finishedAgents.lastIndex(where: isMeant)
    let names = state.activeAgents.map { shown($0.name) }
    let hint = names.isEmpty ? "No agent is active" : "Active: \(names.joined(separator: ", "))"
    switch claim {
    case .exists: return .decided(active != nil || finished != nil, "no agent has that name", hint: hint)
    case .isMissing: return .decided(active == nil && finished == nil, "there is one", hint: hint)
    case .state(let word, let isNegated):
      let state = active != nil ? "active" : finished != nil ? "finished" : nil
      let reason = state.map { "it is \($0)" } ?? "no agent has that name"
      return .decided((state == word) != isNegated, reason, hint: hint)
    case .field(let path, let predicate):
      let value =
        active.flatMap { tree["activeAgents"]?[$0] } ?? finished.flatMap { tree["finishedAgents"]?[$0] }
      guard let value else { return .unknown("no agent has that name", hint: hint) }
      return ExpectationEvaluation.finding(of: path, predicate, in: value, named: "the agent")
    }
  }

  // MARK: Sessions

  /// A session is meant by its id or the unambiguous beginning of it.
  static func session(
    _ id: String, _ claim: RecordClaim, in state: ProgressState, _ tree: JSONValue
  ) -> Finding {
    let exact = state.sessions.firstIndex { $0.id == id }
    let places = exact.map { [$0] } ?? state.sessions.indices.filter { state.sessions[$0].id.hasPrefix(id) }
    let ids = state.sessions.suffix(8).map { shown($0.id) }
    let hint = ids.isEmpty ? "There are no sessions" : "There are: \(ids.joined(separator: ", "))"
    guard places.count <= 1 else { return .unknown("'\(shown(id))' could be several sessions", hint: hint) }
    guard let place = places.first else {
      return absent(claim, "there is no session '\(shown(id))'", hint: hint)
    }
    let session = state.sessions[place]
    switch claim {
    case .exists: return .decided(true, "it is there")
    case .isMissing: return .decided(false, "it is \(session.state.rawValue)")
    case .state(let word, let isNegated):
      let holds = word == "live" ? session.isLive : session.state.rawValue == word
      return .decided(holds != isNegated, "it is \(session.state.rawValue)")
    case .field(let path, let predicate):
      let value = tree["sessions"]?[place] ?? .null
      return ExpectationEvaluation.finding(of: path, predicate, in: value, named: "the session")
    }
  }

  // MARK: Words

  private static func absent(_ claim: RecordClaim, _ reason: String, hint: String?) -> Finding {
    switch claim {
    case .exists: .decided(false, reason, hint: hint)
    case .isMissing: .decided(true, reason, hint: hint)
    case .state, .field: .unknown(reason, hint: hint)
    }
  }

  private static func shown(_ text: String) -> String { VisibleText.of(text).truncated(to: 60) }
}
