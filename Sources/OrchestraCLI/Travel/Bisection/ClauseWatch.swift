import JSONTree
import ProgressModel
import ProgressStore

/// Follows what one claim comes to from event to event, looking again only when something it depends on may have changed.
///
/// It says the same as evaluating the claim on the whole state would, which a test holds it to. The short cut for each kind of
/// claim is to evaluate it on a state, or a tree, that holds nothing but what the claim is about.
struct ClauseWatch {
  private let clause: Expectation.Clause
  private let parts: StateParts
  private var tally: TaskTally?
  /// The task that the claim's word meant last; nil when none, or several.
  private var task: String?
  private var answer: Finding.Answer?
  /// What a path into the statistics led to when the answer was found: most updates leave it as it is.
  private var values: [JSONValue] = []

  init(_ clause: Expectation.Clause) {
    self.clause = clause
    parts = StateParts.seen(by: clause.claim)
    if !parts.contains(.clocks) { tally = TaskTally(clause.claim) }
  }

  /// Takes the state as it is at the beginning, settled.
  mutating func begin(with state: ProgressState, at now: Timestamp) throws(Failure) -> Bool {
    tally?.begin(with: state)
    try look(at: state, now)
    return holds
  }

  /// Takes in what an update did, and returns whether the claim holds now.
  ///
  /// `state` is the one behind the update, `settled` makes of it what agents are counted in.
  mutating func take(
    _ update: RecordedUpdate, changing changed: StateParts, in state: ProgressState,
    settled: () -> ProgressState, at now: Timestamp
  ) throws(Failure) -> Bool {
    if parts.isDisjoint(with: changed) { return holds }
    if tally != nil {
      tally?.take(update, in: state)
      answer = tally?.answer(to: clause.claim, in: state)
    } else if concerns(update) {
      try look(at: parts.contains(.agents) ? settled() : state, now)
    }
    return holds
  }

  private var holds: Bool {
    switch answer {
    case .yes?: !clause.isNegated
    case .no?: clause.isNegated
    case .unknown?, nil: false
    }
  }

  private mutating func look(at state: ProgressState, _ now: Timestamp) throws(Failure) {
    if let tally {
      answer = tally.answer(to: clause.claim, in: state)
      return
    }
    switch clause.claim {
    case .task(let word, let claim):
      let part = state.holdingTasks(named: word)
      task = part.tasks.count == 1 ? part.tasks[0].id : part.tasks.task(word)?.id
      answer = RecordFinding.task(word, claim, in: part, at: now).answer
    case .agent(let name, let claim):
      let part = state.holdingAgents(named: name)
      answer = RecordFinding.agent(name, claim, in: part, snapshotValue(of: part)).answer
    case .session(let id, let claim):
      let part = state.holdingSessions(named: id)
      answer = RecordFinding.session(id, claim, in: part, snapshotValue(of: part)).answer
    case .value(let path, let predicate) where path.firstMember == "stats":
      let statistics = statisticsValue(of: state)
      let found = path.matches(in: statistics).map(\.value)
      if answer != nil, found == values { return }
      values = found
      answer = ExpectationEvaluation.finding(of: path, predicate, in: statistics).answer
    case .value(let path, _), .count(let path, _):
      let part = path.firstMember.map { state.holdingMember($0) } ?? state
      var evaluation = ExpectationEvaluation(
        ExpectationSubject(state: { () throws(Failure) in part }, now: now, previous: nil))
      answer = try evaluation.finding(of: clause.claim).answer
    case .output, .errors, .exitStatus: answer = .unknown
    }
  }

  /// Whether the update may change the one task a claim is about.
  private func concerns(_ update: RecordedUpdate) -> Bool {
    guard case .task(let word, _) = clause.claim, !parts.contains(.clocks), !update.changesAllTasks else {
      return true
    }
    return update.events.contains { event in
      switch event.change {
      case .taskCreated(let created): created.couldBeNamed(word)
      case .taskChanged(let id, let changes): id == task || changes.externalID != nil
      case .taskRemoved(let id): id == task || task == nil
      case .sessionsArchived: true
      default: false
      }
    }
  }
}
