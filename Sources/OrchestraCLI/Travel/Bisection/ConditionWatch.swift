import ProgressModel
import ProgressStore

/// Follows whether a condition holds from update to update.
struct ConditionWatch {
  private var clauses: [ClauseWatch]

  init(_ condition: StateCondition) {
    clauses = condition.expectation.clauses.map(ClauseWatch.init)
  }

  /// Takes the state as it is at the beginning, settled, and returns whether the condition holds in it.
  mutating func begin(with state: ProgressState, at now: Timestamp) throws(Failure) -> Bool {
    var holds = true
    for index in clauses.indices where try !clauses[index].begin(with: state, at: now) { holds = false }
    return holds
  }

  /// Takes in an update, and returns whether the condition holds behind it; `state` need not be settled.
  mutating func take(_ update: RecordedUpdate, in state: ProgressState) throws(Failure) -> Bool {
    let changed = StateParts.changed(by: update)
    var settled: ProgressState?
    var holds = true
    for index in clauses.indices {
      let isHolding = try clauses[index].take(
        update, changing: changed, in: state,
        settled: {
          if let settled { return settled }
          var made = state
          ProgressReducer.settle(&made)
          settled = made
          return made
        }, at: state.updatedAt)
      if !isHolding { holds = false }
    }
    return holds
  }
}
