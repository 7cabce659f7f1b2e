import Testing

@testable import ProgressModel

/// Journals may be edited, cut and merged: no event may do harm to a state it does not fit.
struct ProgressReducerTests {
  private func event(_ change: Change, in session: String? = "s", at time: Int64 = 1) -> ProgressEvent {
    ProgressEvent(
      sequence: 7, time: Timestamp(time), session: session, agent: nil, agentID: nil, remaining: 0,
      change: change)
  }

  private func changes(_ edit: (inout TaskChanges) -> Void) -> TaskChanges {
    var changes = TaskChanges()
    edit(&changes)
    return changes
  }

  @Test func `an event about something unknown changes nothing but the sequence`() {
    var call = AgentChanges()
    call.purpose = "Write docs"
    let strange: [Change] = [
      .sessionChanged(SessionChanges()), .sessionEnded(reason: "other"),
      .sessionResumed(SessionStart(client: "c")), .sessionsArchived(["x"]),
      .taskChanged(id: "x", changes { $0.status = .completed }), .taskRemoved(id: "x"),
      .agentChanged(id: "x", call), .activity(tool: nil, failed: true),
    ]
    var state = ProgressState()
    for change in strange { ProgressReducer.apply(event(change), to: &state) }
    ProgressReducer.settle(&state)
    state.history = []
    var expected = ProgressState()
    (expected.sequence, expected.updatedAt) = (7, Timestamp(1))
    #expect(StateDifference.between(state, expected) == [])
  }

  @Test func `a session begins once, an agent runs once`() {
    var state = ProgressState()
    for time in 1...2 {
      ProgressReducer.apply(event(.sessionStarted(SessionStart(client: "c")), at: Int64(time)), to: &state)
      let start = AgentStart(id: "a", name: "Kai", kind: .subagent)
      ProgressReducer.apply(event(.agentStarted(start), at: Int64(time)), to: &state)
    }
    #expect(state.sessions.map(\.startedAt) == [Timestamp(1)])
    #expect(state.activeAgents.map(\.startedAt) == [Timestamp(1)])
  }

  @Test func `a teammate starts and stops although a worker has its id`() {
    var state = ProgressState()
    ProgressReducer.apply(event(.sessionStarted(SessionStart(client: "c"))), to: &state)
    var task = TrackedTask(id: "t", session: "s", list: "todo", content: "Test", createdAt: Timestamp(1))
    task.agent = "Nova"
    task.enter(.inProgress, at: Timestamp(1))
    ProgressReducer.apply(event(.taskCreated(task)), to: &state)
    ProgressReducer.settle(&state)
    #expect(state.activeAgents.map(\.kind) == [.worker])
    let teammate = AgentStart(id: "s/nova", name: "Nova", kind: .teammate)
    ProgressReducer.apply(event(.agentStarted(teammate)), to: &state)
    ProgressReducer.settle(&state)
    #expect(state.activeAgents.map(\.kind) == [.teammate])
    #expect(state.activeAgents.map(\.task) == ["t"])
    ProgressReducer.apply(event(.agentStopped(AgentStop(id: "s/nova", outcome: "idle"))), to: &state)
    ProgressReducer.settle(&state)
    #expect(state.finishedAgents.map(\.kind) == [.teammate])
    #expect(state.activeAgents.map(\.kind) == [.worker])
  }

  @Test func `a teammate never seen at work is finished as a teammate`() {
    var state = ProgressState()
    for id in ["s/nova", "a"] {
      var stop = AgentStop(id: id, outcome: "idle")
      stop.name = "Nova"
      ProgressReducer.apply(event(.agentStopped(stop)), to: &state)
    }
    #expect(state.finishedAgents.map(\.kind) == [.teammate, .subagent])
  }

  @Test func `work recorded in a session that has ended has no running clock`() {
    var state = ProgressState()
    ProgressReducer.apply(event(.sessionStarted(SessionStart(client: "c"))), to: &state)
    ProgressReducer.apply(event(.sessionEnded(reason: "other")), to: &state)
    var task = TrackedTask(id: "t", session: "s", list: "todo", content: "Test", createdAt: Timestamp(1))
    ProgressReducer.apply(event(.taskCreated(task)), to: &state)
    ProgressReducer.apply(event(.taskChanged(id: "t", changes { $0.status = .inProgress })), to: &state)
    task.id = "u"
    task.enter(.inProgress, at: Timestamp(1))
    ProgressReducer.apply(event(.taskCreated(task)), to: &state)
    #expect(state.tasks.tasks.map(\.status) == [.inProgress, .inProgress])
    #expect(state.tasks.tasks.map(\.runningSince) == [nil, nil])
  }

  @Test func `handmade work outside any session has a worker and a clock`() {
    var state = ProgressState()
    var task = TrackedTask(id: "t", session: "", list: "hand", content: "Test", createdAt: Timestamp(1))
    task.agent = "Kai"
    task.enter(.inProgress, at: Timestamp(1))
    ProgressReducer.apply(event(.taskCreated(task), in: nil), to: &state)
    ProgressReducer.settle(&state)
    #expect(state.activeAgents.map(\.id) == ["/kai"])
    #expect(state.tasks[0].duration(at: Timestamp(5)) == 4)
  }

  @Test func `of the tasks of one agent the one begun last is its task`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("▶ One · ○ Two · ○ Three")))
    story.tell(.list(name: .todo, ListNotation.list("▶ One · ○ Two · ▶ Three")))
    story.tell(.list(name: .todo, ListNotation.list("▶ One · ▶ Two · ▶ Three")))
    #expect(story.state.activeAgents.map(\.task) == [story.tasks[1].id])
    #expect(story.state.activeAgents[0].startedAt == Timestamp(1_000_000))
    story.tell(.list(name: .todo, ListNotation.list("▶ One · ✓ Two · ▶ Three")))
    #expect(story.state.activeAgents.map(\.task) == [story.tasks[2].id])
  }

  @Test func `only the newest finished agents and open calls are kept`() {
    var state = ProgressState()
    ProgressReducer.apply(event(.sessionStarted(SessionStart(client: "c"))), to: &state)
    for number in 0..<100 {
      ProgressReducer.apply(
        event(.agentStopped(AgentStop(id: "a\(number)", outcome: "finished"))), to: &state)
      let call = AgentCall(id: "c\(number)", session: "s", requestedAt: Timestamp(1))
      ProgressReducer.apply(event(.agentRequested(call)), to: &state)
    }
    #expect(state.finishedAgents.count == ProgressState.finishedAgentLimit)
    #expect(state.finishedAgents.last?.id == "a99")
    #expect(state.openCalls.count == ProgressState.openCallLimit)
    #expect(state.openCalls.last?.id == "c99")
  }

  @Test func `a removed task is gone`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("○ One · ○ Two")))
    var state = story.state
    ProgressReducer.apply(event(.taskRemoved(id: story.tasks[0].id)), to: &state)
    #expect(state.tasks.tasks.map(\.content) == ["Two"])
  }

  @Test func `every change has a word of its own in the journal`() {
    let changes: [Change] = [
      .projectNamed(id: "", name: "", host: ""), .sessionStarted(SessionStart(client: "")),
      .sessionResumed(SessionStart(client: "")), .sessionChanged(SessionChanges()), .sessionEnded(reason: ""),
      .sessionsArchived([]), .taskRemoved(id: ""), .taskChanged(id: "", TaskChanges()),
      .agentRequested(AgentCall(id: "", session: "", requestedAt: Timestamp(0))),
      .agentStarted(AgentStart(id: "", name: "", kind: .subagent)), .agentChanged(id: "", AgentChanges()),
      .agentStopped(AgentStop(id: "", outcome: "")), .activity(tool: nil, failed: false), .note(""),
      .spoolTaken([]),
    ]
    #expect(Set(changes.map(\.type)).count == changes.count)
    #expect(SessionChanges().isEmpty && TaskChanges().isEmpty && AgentChanges().isEmpty)
    #expect(self.changes { $0.position = .some(nil) }.isOnlyPlace)
    #expect(
      !self.changes {
        $0.position = 1; $0.status = .failed
      }.isOnlyPlace)
  }
}
