import Foundation
import ProgressModel
import Testing
import TestSupport

/// The same journal gives the same state, and nothing a host may send breaks a promise.
///
/// `Story` checks after every observation: replay, invariants, and that a second delivery is no news.
struct ReplayTests {
  private static let seed = SeededGenerator.seed(of: "random observations")

  @Test(arguments: 0..<24)
  func `whatever is observed, replaying the events gives the state that was built`(_ run: UInt64) {
    let seed = Self.seed &+ run
    var observations = RandomObservations(seed: seed)
    var story = Story()
    story.policy.isGone = { $0.process == 2 }
    for _ in 0..<100 { story.tell(observations.next()) }
    var state = ProgressState()
    for event in story.journal { ProgressReducer.apply(event, to: &state) }
    ProgressReducer.settle(&state)
    #expect(StateDifference.between(state, story.state) == [], "seed \(seed)")
    #expect(story.journal.map(\.sequence) == Array(1...Int64(story.journal.count)))
  }

  @Test(arguments: 0..<10)
  func `observations that contradict themselves break no promise either`(_ run: UInt64) {
    var observations = RandomObservations(seed: Self.seed &+ 2_000 &+ run)
    observations.areContradictory = true
    var story = Story()
    story.isRepeatChecked = false
    for _ in 0..<100 { story.tell(observations.next()) }
  }

  @Test func `settling a settled state changes nothing`() {
    var observations = RandomObservations(seed: Self.seed &+ 1_000)
    var story = Story()
    for _ in 0..<100 {
      story.tell(observations.next())
      var again = story.state
      ProgressReducer.settle(&again)
      #expect(StateDifference.between(again, story.state) == [])
    }
  }

  @Test func `two transactions from one state know nothing of each other`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("▶ Test")))
    var one = ProgressTransaction(state: story.state, policy: story.policy)
    let other = ProgressTransaction(state: story.state, policy: story.policy)
    one.resolve(
      Observation(
        time: Timestamp(2_000_000), session: SessionReference(id: "s", client: "claude-code"),
        facts: [.list(name: .todo, [])]))
    #expect(one.events.count == 1)
    #expect(other.events.isEmpty)
    #expect(other.finished().state.tasks[0].status == .inProgress)
  }
}
