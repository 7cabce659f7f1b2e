import ProgressModel

extension ExpectationParser {
  /// What a claim can be about by its name.
  enum Record: String {
    case task, agent, session

    /// The words for how it can be.
    var states: [String] {
      switch self {
      case .task: TaskStatus.allCases.map(\.rawValue)
      case .agent: AgentState.allCases.map(\.rawValue)
      case .session: SessionState.allCases.map(\.rawValue)
      }
    }

    var phrase: String {
      switch self {
      case .task: "a task"
      case .agent: "an agent"
      case .session: "a session"
      }
    }

    /// Brings a word into its one form; nil when it means nothing here.
    func state(_ word: String) -> String? {
      switch self {
      case .task: TaskStatus(word: word)?.rawValue
      case .agent, .session: states.contains(word) ? word : nil
      }
    }
  }

  enum AgentState: String, CaseIterable {
    case active, finished
  }

  /// The states of a session, and one word for all but the last.
  enum SessionState: String, CaseIterable {
    case active, idle, waiting, ended, live
  }

  /// What is said of the task, agent or session whose name was read last.
  mutating func record(_ record: Record) throws(ExpectationFault) -> RecordClaim {
    guard let word = next, word != "and" else {
      throw fault(.predicateMissing(of: "\(record.rawValue) \(words[position - 1])"))
    }
    switch word {
    case "exists":
      position += 1
      return .exists
    case "does":
      let start = position
      guard case .isMissing = try predicate(of: word) else {
        throw ExpectationFault(.predicateUnfit(word, for: record.rawValue), at: start)
      }
      return .isMissing
    case "is":
      position += 1
      return try state(of: record)
    default:
      let isComparison =
        Comparison(rawValue: word) != nil || ["contains", "at", "more", "less"].contains(word)
      if isComparison { throw fault(.predicateUnfit(word, for: record.rawValue)) }
      return try field(of: record)
    }
  }

  /// What follows `is`.
  private mutating func state(of record: Record) throws(ExpectationFault) -> RecordClaim {
    let isNegated = take("not")
    if take("missing") { return isNegated ? .exists : .isMissing }
    guard let word = next else { throw fault(.valueMissing(after: isNegated ? "not" : "is")) }
    let state = try state(word, of: record)
    position += 1
    return .state(state, isNegated: isNegated)
  }

  private func state(_ word: String, of record: Record) throws(ExpectationFault) -> String {
    guard let state = record.state(word) else {
      throw fault(.stateUnknown(word, of: record.phrase, known: record.states))
    }
    return state
  }

  /// A member of the record and what is said of it; a status that no task can have is a slip.
  private mutating func field(of record: Record) throws(ExpectationFault) -> RecordClaim {
    let path = try path(of: record.rawValue)
    let predicate = try predicate(of: path.text)
    guard record == .task, path.text == "status", case .compares(let comparison, let word) = predicate,
      comparison == .equal || comparison == .notEqual
    else { return .field(path, predicate) }
    position -= 1
    let status = try state(word, of: record)
    position += 1
    return .field(path, .compares(comparison, status))
  }
}
