import TestSupport
import Testing

@testable import ProgressModel

/// The invariants of `StateMerge`, on random stories and on each kind of conflict.
struct StateMergeTests {
  private static let seed = SeededGenerator.seed(of: "random merges")

  /// Random observations, each with the state before and after it.
  private static func story(_ seed: UInt64, _ count: Int = 80) -> [(
    before: ProgressState, after: ProgressState
  )] {
    var observations = RandomObservations(seed: seed)
    var state = ProgressState()
    return (0..<count).map { _ in
      let before = state
      var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
      transaction.resolve(observations.next())
      state = transaction.finished().state
      return (before, state)
    }
  }

  private static func expectSameEntities(_ one: ProgressState, _ other: ProgressState, _ comment: String) {
    var (one, other) = (one, other)
    ProgressReducer.settle(&one)
    // The host knows nothing of an undo: what it said last stays known.
    for index in 0..<one.tasks.count { one.tasks.update(at: index) { $0.hostWord = .none } }
    for index in 0..<other.tasks.count { other.tasks.update(at: index) { $0.hostWord = .none } }
    // What is no entity stays: an undo is an event of its own.
    one.project = other.project
    one.updatedAt = other.updatedAt
    one.sequence = other.sequence
    one.history = other.history
    one.takenSpool = other.takenSpool
    #expect(StateDifference.between(one, other) == [], "\(comment)")
  }

  /// Invariant 1.
  @Test(arguments: 0..<12)
  func `the newest update taken back gives the state before it, order and clocks included`(_ run: UInt64) {
    let seed = Self.seed &+ run
    for (before, after) in Self.story(seed) {
      let merge = StateMerge.merge(
        StateDelta(before: before, after: after).reversed, into: after, isForced: false)
      #expect(merge.conflicts == [], "seed \(seed), event \(after.sequence)")
      Self.expectSameEntities(merge.state, before, "seed \(seed), event \(after.sequence)")
    }
  }

  /// Invariants 2 and 3, through the event that records it.
  @Test(arguments: 0..<12)
  func `any update taken back at any time leaves a sound state`(_ run: UInt64) {
    let seed = Self.seed &+ 100 &+ run
    var random = SeededGenerator(seed: seed)
    let story = Self.story(seed)
    for _ in 0..<40 {
      let index = Int.random(in: 0..<story.count, using: &random)
      let now = story[Int.random(in: index..<story.count, using: &random)].after
      let delta = StateDelta(before: story[index].before, after: story[index].after)
      for isForced in [false, true] {
        let merge = StateMerge.merge(delta.reversed, into: now, isForced: isForced)
        let restoration = Restoration(kind: .undo, spans: [], from: now, to: merge.state)
        var transaction = ProgressTransaction(state: now, policy: ResolutionPolicy())
        transaction.restore(restoration, at: now.updatedAt)
        let state = transaction.finished().state
        #expect(StateInvariants.faults(in: state) == [], "seed \(seed), \(isForced), \(index)")
        Self.expectSameEntities(merge.state, state, "seed \(seed), \(isForced)")
        Self.expectUntouched(delta, now, state, "seed \(seed), \(isForced)")
      }
    }
  }

  /// Invariant 2: clocks and places aside, tasks outside the delta are as they were.
  private static func expectUntouched(
    _ delta: StateDelta, _ now: ProgressState, _ result: ProgressState, _ comment: String
  ) {
    let touched = Set(delta.tasks.map(\.id))
    for task in now.tasks.tasks where !touched.contains(task.id) {
      var (old, new) = (task, result.tasks.task(task.id))
      new?.position = old.position
      new?.runningSince = nil
      old.runningSince = nil
      new?.finishedDuration = old.finishedDuration
      #expect(new == old, "\(comment)")
    }
  }

  private static func task(_ change: (inout TrackedTask) -> Void = { _ in }) -> TrackedTask {
    var task = TrackedTask(id: "t-1", session: "", list: "hand", content: "Test", createdAt: Timestamp(1))
    change(&task)
    return task
  }

  private static func state(_ tasks: TrackedTask...) -> ProgressState {
    var state = ProgressState()
    for task in tasks { state.tasks.append(task) }
    return state
  }

  private static func started(_ moment: Int64) -> TrackedTask {
    task { $0.enter(.inProgress, at: Timestamp(moment)) }
  }

  @Test func `a field changed since is a conflict with its three values, and stays unless forced`() throws {
    let (before, made) = (Self.task(), Self.task { $0.content = "Tests" })
    let now = Self.task {
      $0.content = "More tests"
      $0.tags = ["x"]
    }
    let delta = StateDelta(before: Self.state(before), after: Self.state(made)).reversed
    let gentle = StateMerge.merge(delta, into: Self.state(now), isForced: false)
    #expect(
      gentle.conflicts == [
        StateConflict(
          EntityReference(.task, "t-1"), field: "content", .changed, expected: .text("Tests"),
          wanted: .text("Test"), found: .text("More tests"))
      ])
    #expect(gentle.state.tasks.tasks == [now])
    let forced = StateMerge.merge(delta, into: Self.state(now), isForced: true)
    #expect(forced.conflicts == gentle.conflicts)
    #expect(forced.state.tasks.tasks.map(\.content) == ["Test"])
    #expect(forced.state.tasks.tasks.map(\.tags) == [["x"]])
  }

  @Test func `times and clocks go with the status they follow from`() {
    let (before, made) = (Self.task(), Self.started(50))
    var now = made
    now.content = "Reworded"
    now.updatedAt = Timestamp(70)
    let delta = StateDelta(before: Self.state(before), after: Self.state(made)).reversed
    let merge = StateMerge.merge(delta, into: Self.state(now), isForced: false)
    #expect(merge.conflicts == [])
    var wanted = before
    wanted.content = "Reworded"
    wanted.updatedAt = Timestamp(70)
    #expect(merge.state.tasks.tasks == [wanted])
  }

  @Test func `the same status entered anew since is a conflict`() {
    let (before, made) = (Self.task(), Self.started(50))
    var now = made
    now.enter(.pending, at: Timestamp(60))
    now.enter(.inProgress, at: Timestamp(70))
    let delta = StateDelta(before: Self.state(before), after: Self.state(made)).reversed
    let merge = StateMerge.merge(delta, into: Self.state(now), isForced: false)
    #expect(merge.conflicts.map(\.field) == ["status"])
    #expect(merge.state.tasks.tasks == [now])
  }

  @Test func `a task made by the update goes, unless somebody changed it since`() {
    let made = Self.task()
    let delta = StateDelta(before: Self.state(), after: Self.state(made)).reversed
    #expect(StateMerge.merge(delta, into: Self.state(made), isForced: false).state.tasks.count == 0)
    let now = Self.task { $0.tags = ["x"] }
    let gentle = StateMerge.merge(delta, into: Self.state(now), isForced: false)
    #expect(gentle.conflicts.map(\.field) == ["tags"])
    #expect(gentle.state.tasks.tasks == [now])
    #expect(StateMerge.merge(delta, into: Self.state(now), isForced: true).state.tasks.count == 0)
    #expect(StateMerge.merge(delta, into: Self.state(), isForced: false).conflicts == [])
  }

  @Test func `another place in the list is no later change`() {
    let made = Self.task { $0.position = 0 }
    let delta = StateDelta(before: Self.state(), after: Self.state(made)).reversed
    let moved = Self.task { $0.position = 4 }
    #expect(StateMerge.merge(delta, into: Self.state(moved), isForced: false).state.tasks.count == 0)
  }

  @Test func `a change of a task that is gone cannot be forced`() {
    let delta = StateDelta(before: Self.state(Self.task()), after: Self.state(Self.started(50))).reversed
    for isForced in [false, true] {
      let merge = StateMerge.merge(delta, into: Self.state(), isForced: isForced)
      #expect(merge.conflicts.map(\.reason) == [.gone])
      #expect(merge.state.tasks.count == 0)
    }
  }

  @Test func `what was removed comes back behind its old neighbour`() {
    func named(_ id: String) -> TrackedTask {
      TrackedTask(id: id, session: "", list: "hand", content: id, createdAt: Timestamp(1))
    }
    let before = Self.state(named("a"), named("b"), named("c"), named("d"))
    let made = Self.state(named("a"), named("d"))
    let now = Self.state(named("new"), named("a"), named("e"), named("d"))
    let merge = StateMerge.merge(
      StateDelta(before: before, after: made).reversed, into: now, isForced: false)
    #expect(merge.state.tasks.tasks.map(\.id) == ["new", "a", "b", "c", "e", "d"])
  }

  @Test func `a session does not end beneath agents that run in it, unless forced`() {
    var before = ProgressState()
    before.sessions = [TrackedSession(id: "s", client: "c", startedAt: Timestamp(1))]
    before.sessions[0].endedAt = Timestamp(5)
    before.sessions[0].state = .ended
    var made = before
    made.sessions[0].endedAt = nil
    made.sessions[0].state = .active
    var now = made
    now.activeAgents = [
      TrackedAgent(id: "a", name: "Kai", kind: .subagent, session: "s", lastSeenAt: Timestamp(9))
    ]
    let delta = StateDelta(before: before, after: made).reversed
    let gentle = StateMerge.merge(delta, into: now, isForced: false)
    #expect(gentle.conflicts.map(\.reason) == [.inUse])
    #expect(gentle.state.sessions == now.sessions)
    let forced = StateMerge.merge(delta, into: now, isForced: true).state
    #expect(forced.sessions == before.sessions)
    #expect(forced.finishedAgents.map(\.outcome) == ["session-ended"])
    #expect(forced.activeAgents.isEmpty)
  }

  @Test func `an agent is not revived in a session that has ended`() {
    var before = ProgressState()
    before.sessions = [TrackedSession(id: "s", client: "c", startedAt: Timestamp(1))]
    var agent = TrackedAgent(id: "a", name: "Kai", kind: .subagent, session: "s", lastSeenAt: Timestamp(9))
    before.activeAgents = [agent]
    var made = before
    agent.stoppedAt = Timestamp(10)
    agent.outcome = "finished"
    (made.activeAgents, made.finishedAgents) = ([], [agent])
    var now = made
    now.sessions[0].endedAt = Timestamp(20)
    let merge = StateMerge.merge(
      StateDelta(before: before, after: made).reversed, into: now, isForced: true)
    #expect(merge.conflicts.map(\.reason) == [.sessionEnded])
    #expect(merge.state.finishedAgents == [agent])
  }
}
