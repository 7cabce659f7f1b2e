import ProgressModel
import ProgressStore
import Rendering

/// Finds the events at which a condition began or ceased to hold.
///
/// Every update between the ends is looked at, in order: a condition may come and go, and halving the history would find any one
/// of its turns. That is cheap, since only claims about what an update changed are looked at again.
struct Bisection {
  /// An update at which the condition turned.
  struct Turn: Equatable, Sendable {
    var update: RecordedUpdate
    /// What the condition is from there on.
    var holds: Bool
  }

  let condition: StateCondition
  /// The number of the last event before the part that is searched; the state there is where it begins.
  let start: Int64
  /// The number of the last event that counts; nil for all.
  let end: Int64?

  /// What the search came to.
  struct Outcome: Sendable {
    /// Whether it held where the search began.
    var heldBefore: Bool
    /// Every turn, oldest first, at most `limit`, and how many there were.
    var turns: [Turn] = []
    var count = 0
    var holdsAtEnd: Bool
    /// The numbers of the first and the last update looked at; nil when there was none.
    var first: Int64?
    var last: Int64?
  }

  /// Turns that are kept at most.
  static let limit = 1_000

  func search(_ history: RecordedHistory) throws(Failure) -> Outcome {
    var watch = ConditionWatch(condition)
    var open: RecordedUpdate?
    var failure: Failure?
    var outcome: Outcome?
    func close(_ state: ProgressState) throws(Failure) {
      guard let update = open, var known = outcome else { return }
      open = nil
      let holds = try watch.take(update, in: state)
      known.last = update.lastSequence
      if holds != known.holdsAtEnd {
        known.holdsAtEnd = holds
        known.count += 1
        if known.turns.count < Self.limit { known.turns.append(Turn(update: update, holds: holds)) }
      }
      outcome = known
    }
    let state = try history.walk(from: max(1, start), upTo: end) { update, before in
      if update.lastSequence <= start { return .goOn }
      if outcome == nil, !(update.isCheckpoint && update.followsGap) {
        var settled = before
        ProgressReducer.settle(&settled)
        let holds = try watch.begin(with: settled, at: before.updatedAt)
        outcome = Outcome(heldBefore: holds, holdsAtEnd: holds, first: update.firstSequence)
      }
      do throws(Failure) { try close(before) } catch {
        failure = error
        return .stop
      }
      if outcome != nil { open = update }
      return .goOn
    }
    if let failure { throw failure }
    try close(state)
    if let outcome { return outcome }
    // Nothing happened in between: the one state decides.
    let holds = try watch.begin(with: state, at: state.updatedAt)
    return Outcome(heldBefore: holds, holdsAtEnd: holds)
  }
}
