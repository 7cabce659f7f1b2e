import ProgressModel
import TestSupport
import Testing

struct StateComparisonTests {
  private static func task(_ id: String, _ content: String = "Test") -> TrackedTask {
    TrackedTask(id: id, session: "s", list: "todo", content: content, createdAt: Timestamp(1))
  }

  private static func state(_ tasks: [TrackedTask]) -> ProgressState {
    var state = ProgressState()
    for task in tasks { state.tasks.append(task) }
    return state
  }

  @Test func `a state does not differ from itself`() {
    let state = Self.state([Self.task("a"), Self.task("b")])
    #expect(StateComparison(before: state, after: state).isEmpty)
  }

  @Test func `tasks are added, removed and changed by field, in list order`() {
    let before = Self.state(["a", "b", "c", "d"].map { Self.task($0) })
    var changed = Self.task("d", "Test it")
    changed.updatedAt = Timestamp(9)
    changed.tags = ["x"]
    let after = Self.state([Self.task("new"), Self.task("a"), Self.task("c"), changed, Self.task("last")])
    let comparison = StateComparison(before: before, after: after)
    #expect(comparison.addedTasks.map(\.id) == ["new", "last"])
    #expect(comparison.removedTasks.map(\.id) == ["b"])
    #expect(comparison.changedTasks.map(\.before.id) == ["d"])
    #expect(
      comparison.changedTasks.first?.fields == [
        FieldChange(field: "content", old: .text("Test"), new: .text("Test it"), isVolatile: false),
        FieldChange(field: "updatedAt", old: .time(Timestamp(1)), new: .time(Timestamp(9)), isVolatile: true),
        FieldChange(field: "tags", old: .list([]), new: .list(["x"]), isVolatile: false),
      ])
  }

  @Test func `without volatile fields, what only moved or was only seen is no difference`() {
    var moved = Self.task("a")
    moved.position = 3
    moved.updatedAt = Timestamp(99)
    let comparison = StateComparison(before: Self.state([Self.task("a")]), after: Self.state([moved]))
    #expect(comparison.changedTasks.count == 1)
    #expect(comparison.withoutVolatileFields.isEmpty)
  }

  @Test func `unknown members laid out in another way are the same`() {
    var (one, other) = (Self.task("a"), Self.task("a"))
    one.unknown.text = #""x y": [ 1, 2 ], "z": " \" a""#
    other.unknown.text = "\"x y\":[1,2],\n  \"z\":\" \\\" a\""
    #expect(StateComparison(before: Self.state([one]), after: Self.state([other])).isEmpty)
    other.unknown.text = #""x y":[1,2],"z":" \"  a""#
    let comparison = StateComparison(before: Self.state([one]), after: Self.state([other]))
    #expect(comparison.changedTasks.first?.fields.map(\.field) == ["other"])
  }

  @Test func `agents start, end and change, workers among them`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("○ Test")))
    story.tell(.agentStarted(AgentStart(id: "x", name: "Kai", kind: .subagent)))
    let before = story.state
    story.tell(.list(name: .todo, ListNotation.list("▶ Test")))
    story.tell(.agentStopped(AgentStop(id: "x", outcome: "finished")))
    story.tell(.agentStarted(AgentStart(id: "y", name: "Nova", kind: .subagent)))
    story.tell(.agentStopped(AgentStop(id: "y", outcome: "failed")))
    let comparison = StateComparison(before: before, after: story.state)
    #expect(comparison.startedAgents.map(\.kind) == [.worker])
    #expect(comparison.endedAgents.map(\.name) == ["Kai", "Nova"])
    #expect(comparison.endedAgents.map(\.outcome) == ["finished", "failed"])
    #expect(comparison.changedTasks.first?.fields.first?.field == "status")
    let back = StateComparison(before: story.state, after: before)
    #expect(back.startedAgents.map(\.name) == ["Kai"])
    #expect(back.endedAgents.map(\.kind) == [.worker])
  }

  @Test func `sessions and the project are compared too`() {
    var (before, after) = (ProgressState(), ProgressState())
    before.sessions = [TrackedSession(id: "s", client: "c", startedAt: Timestamp(1))]
    after.sessions = [before.sessions[0], TrackedSession(id: "t", client: "c", startedAt: Timestamp(2))]
    after.sessions[0].title = "search"
    after.sessions[0].lastActivityAt = Timestamp(7)
    after.project = .init(id: "p", name: "shop")
    let comparison = StateComparison(before: before, after: after).withoutVolatileFields
    #expect(comparison.addedSessions.map(\.id) == ["t"])
    #expect(comparison.changedSessions.first?.fields.map(\.field) == ["title"])
    #expect(comparison.project.map(\.new) == [.text("p"), .text("shop")])
    #expect(StateComparison(before: after, after: before).removedSessions.map(\.id) == ["t"])
  }

  @Test func `a comparison tells all that differs: nothing in it, nothing of it`() {
    let seed = SeededGenerator.seed(of: "random comparisons")
    var observations = RandomObservations(seed: seed)
    var state = ProgressState()
    for _ in 0..<200 {
      var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
      transaction.resolve(observations.next())
      let next = transaction.finished().state
      let comparison = StateComparison(before: state, after: next)
      let isSame =
        state.tasks.tasks == next.tasks.tasks && state.sessions == next.sessions
        && state.activeAgents == next.activeAgents
      if !isSame { #expect(!comparison.isEmpty, "seed \(seed), event \(next.sequence)") }
      #expect(
        next.tasks.count == state.tasks.count + comparison.addedTasks.count - comparison.removedTasks.count)
      state = next
    }
  }
}
