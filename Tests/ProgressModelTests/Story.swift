import Testing

@testable import ProgressModel

/// A project that is told one observation after another, with every promise of the resolver checked after each.
///
/// After every observation:
/// 1. the invariants of `StateInvariants` hold;
/// 2. the events replayed one by one, never settled in between, lead to the same state;
/// 3. the same observation delivered again, at once or a moment later, records nothing.
struct Story {
  static let session = "s"

  private(set) var state = ProgressState()
  private(set) var journal: [ProgressEvent] = []
  /// The events of the last observation.
  private(set) var news: [ProgressEvent] = []
  private var replayed = ProgressState()
  var policy = ResolutionPolicy()
  /// False where observations contradict themselves, or what was said before.
  var isRepeatChecked = true
  /// The time of the next observation, in milliseconds; each one takes a millisecond.
  var now: Int64 = 1_000_000

  var tasks: [TrackedTask] { state.tasks.tasks }

  /// Returns the name of every running agent, in order.
  var activeNames: [String] { state.activeAgents.map(\.name) }

  mutating func tell(
    _ facts: Fact..., in session: String? = Story.session, by actor: Actor = Actor(), isLate: Bool = false
  ) {
    var reference = session.map { SessionReference(id: $0, client: "claude-code") }
    reference?.host = "host"
    tell(
      Observation(time: Timestamp(now), session: reference, actor: actor, facts: facts), isLate: isLate)
    now += 1
  }

  mutating func tell(_ observation: Observation, isLate: Bool = false) {
    let (events, next) = resolved(observation, isLate: isLate)
    for (index, event) in events.enumerated() {
      #expect(event.sequence == state.sequence + Int64(index) + 1)
      #expect(event.remaining == events.count - 1 - index)
      #expect(event.time == observation.time)
      ProgressReducer.apply(event, to: &replayed)
    }
    state = next
    journal += events
    news = events
    expectInvariants()
    expectSameReplayed()
    if isRepeatChecked { expectNothingNew(observation, isLate: isLate) }
  }

  private func resolved(
    _ observation: Observation, isLate: Bool = false
  ) -> (events: [ProgressEvent], state: ProgressState) {
    var transaction = ProgressTransaction(state: state, policy: policy)
    transaction.resolve(observation, isLate: isLate)
    return transaction.finished()
  }

  private func expectInvariants() {
    let faults = StateInvariants.faults(in: state)
    #expect(faults.isEmpty, "after event \(state.sequence)")
  }

  private func expectSameReplayed() {
    var settled = replayed
    ProgressReducer.settle(&settled)
    let differences = StateDifference.between(settled, state)
    #expect(differences.isEmpty, "replay differs after event \(state.sequence)")
  }

  /// Notes and failures have no identity: saying them twice is saying two things.
  private func expectNothingNew(_ observation: Observation, isLate: Bool) {
    var again = observation
    again.facts.removeAll {
      switch $0 {
      case .note, .activity(_, failed: true): true
      default: false
      }
    }
    for delay in [Int64(0), 3] {
      let (moment, overflow) = observation.time.milliseconds.addingReportingOverflow(delay)
      if overflow { continue }
      again.time = Timestamp(moment)
      let events = resolved(again, isLate: isLate).events
      #expect(
        events.map(\.change.type) == [],
        "delivered again after \(delay) ms: \(again)\n\(events.map(\.change))")
    }
  }
}
