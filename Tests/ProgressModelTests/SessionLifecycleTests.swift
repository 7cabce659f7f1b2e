import ProgressModel
import Testing

/// What is known of a session from its first event to its archive; its agents are in `docs/agent-lifecycle.md`.
struct SessionLifecycleTests {
  private func start(_ source: String?, process: Int64? = nil) -> Fact {
    var start = SessionStart(client: "claude-code")
    start.source = source
    start.process = process
    return .sessionStarted(start)
  }

  private func types(_ story: Story) -> [String] { story.news.map(\.change.type) }

  @Test func `a session is known from whatever event comes first`() {
    var story = Story()
    story.tell(.turn(.idle))
    let session = story.state.session("s")
    #expect(types(story) == ["session.started", "session.changed"])
    #expect(session?.client == "claude-code")
    #expect(session?.host == "host")
    #expect(session?.source == nil)
    #expect(session?.state == .idle)
  }

  @Test func `a start tells source, model, title and whom the session works as`() {
    var story = Story()
    var start = SessionStart(client: "claude-code")
    (start.source, start.model, start.title, start.currentAgent) = ("startup", "m1", "Search", "Kai")
    start.process = 7
    story.tell(.sessionStarted(start))
    #expect(types(story) == ["session.started"])
    let session = story.state.session("s")
    #expect((session?.source, session?.model, session?.title) == ("startup", "m1", "Search"))
    #expect((session?.currentAgent, session?.process) == ("Kai", 7))
    story.tell(.list(name: .todo, ListNotation.list("▶ Test · ○ Ship")))
    #expect(story.tasks.map(\.agent) == ["Kai", "Unknown"])
    #expect(story.tasks.map(\.agentSource) == [.session, .unknown])
  }

  @Test func `a compaction is no new beginning, but may tell a new model`() {
    var story = Story()
    story.tell(start("startup"))
    var compact = SessionStart(client: "claude-code")
    (compact.source, compact.model) = ("compact", "m2")
    story.now += 60_000
    story.tell(.sessionStarted(compact))
    #expect(types(story) == ["session.changed"])
    #expect(story.state.session("s")?.source == "startup")
    #expect(story.state.session("s")?.model == "m2")
  }

  @Test func `turns move the state, and an ended session has none`() {
    var story = Story()
    story.tell(start("startup"))
    for next in [TrackedSession.State.idle, .active, .waiting, .active] {
      story.tell(.turn(next))
      #expect(story.state.session("s")?.state == next)
    }
    story.tell(.sessionEnded(reason: "logout"))
    story.tell(.turn(.idle))
    let session = story.state.session("s")
    #expect(session?.state == .ended)
    #expect(session?.endReason == "logout")
    #expect(session?.isLive == false)
  }

  @Test func `a session whose first and only event is its end has been`() {
    var story = Story()
    story.tell(.sessionEnded(reason: "other"))
    #expect(types(story) == ["session.started", "session.ended"])
  }

  @Test func `an ended session that is resumed forgets its end`() {
    var story = Story()
    story.tell(start("startup", process: 1))
    story.tell(.sessionEnded(reason: "other"))
    story.now += 3_600_000
    story.tell(start("resume", process: 2))
    let session = story.state.session("s")
    #expect(types(story) == ["session.resumed"])
    #expect((session?.endedAt, session?.endReason) == (nil, nil))
    #expect((session?.state, session?.source, session?.process) == (.active, "resume", 2))
    #expect(session?.startedAt == Timestamp(1_000_000))
  }

  @Test func `a straggler changes its task but does not take the session up again`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("▶ Test")))
    story.tell(.sessionEnded(reason: "other"))
    story.tell(.list(name: .todo, ListNotation.list("✓ Test")))
    #expect(story.tasks[0].status == .completed)
    #expect(story.state.session("s")?.isLive == false)
    story.now += 6_000
    story.tell(.list(name: .todo, ListNotation.list("✓ Test · ▶ Ship")))
    #expect(types(story).first == "session.resumed")
    #expect(story.tasks[1].runningSince != nil)
  }

  @Test func `after the clock stepped back an event takes an ended session up again`() {
    var story = Story()
    story.tell(.turn(.active))
    story.tell(.sessionEnded(reason: "other"))
    story.now -= 600_000
    story.tell(.list(name: .todo, ListNotation.list("▶ Test")))
    #expect(types(story).first == "session.resumed")
    #expect(story.tasks[0].runningSince != nil)
  }

  @Test func `another process taking the session over is noted`() {
    var story = Story()
    for process in [Int64(1), 2, 2] {
      var reference = SessionReference(id: "s", client: "claude-code")
      reference.process = process
      story.tell(Observation(time: Timestamp(story.now), session: reference, facts: [.turn(.active)]))
      #expect(story.state.session("s")?.process == process)
    }
    #expect(types(story) == [])
  }

  @Test func `ended sessions are archived a day later, at the start of another; open work stays in sight`() {
    var story = Story()
    let list = ListNotation.list("✓ Done · ▶ Begun · ○ Waiting · ⊘ Dropped")
    story.tell(.agentStarted(AgentStart(id: "a", name: "Kai", kind: .subagent)), in: "old")
    story.tell(.list(name: .todo, list), in: "old")
    story.tell(.sessionEnded(reason: "other"), in: "old")
    story.now += story.policy.keepEndedSessions - 1_000
    story.tell(start("startup"), in: "early")
    #expect(story.state.session("old") != nil)
    story.now += 2_000
    story.tell(start("startup"), in: "late")
    #expect(types(story) == ["session.started", "sessions.archived"])
    #expect(story.state.sessions.map(\.id) == ["early", "late"])
    #expect(story.tasks.map(\.content) == ["Begun", "Waiting"])
    #expect(story.tasks.allSatisfy { story.state.isLeftOver($0) })
    #expect(story.state.finishedAgents == [])
  }

  @Test func `a session heard of after its archive finds its open work again`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("▶ Begun")), in: "old")
    story.tell(.sessionEnded(reason: "other"), in: "old")
    story.now += 2 * story.policy.keepEndedSessions
    story.tell(start("startup"), in: "new")
    story.tell(.list(name: .todo, ListNotation.list("✓ Begun")), in: "old")
    #expect(story.tasks.count == 1)
    #expect(story.tasks[0].status == .completed)
  }

  @Test func `the session is never archived by its own start`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("✓ Done")))
    story.tell(.sessionEnded(reason: "other"))
    story.now += 2 * story.policy.keepEndedSessions
    story.tell(start("resume"))
    #expect(story.state.sessions.map(\.id) == ["s"])
    #expect(story.tasks.count == 1)
  }

  @Test func `activity is noted every five seconds at most, failures always`() {
    var story = Story()
    story.tell(.activity(tool: "Read", failed: false))
    #expect(types(story) == ["session.started"])
    story.now += 3_000
    story.tell(.activity(tool: "Read", failed: false))
    #expect(types(story) == [])
    story.tell(.activity(tool: "Bash", failed: true))
    #expect(types(story) == ["activity"])
    story.now += 5_000
    story.tell(.activity(tool: "Read", failed: false))
    #expect(types(story) == ["activity"])
    #expect(story.state.session("s")?.lastActivityAt == story.state.updatedAt)
  }

  @Test func `an agent is seen by its own activity, an internal one only as its session`() {
    var story = Story()
    story.tell(.agentStarted(AgentStart(id: "a", name: "Kai", kind: .subagent)))
    story.now += 10_000
    story.tell(.activity(tool: "Bash", failed: false))
    #expect(story.state.activeAgents[0].lastSeenAt == Timestamp(1_000_000))
    story.tell(.activity(tool: "Bash", failed: false), by: Actor(agentID: "a", type: "kai", name: "Kai"))
    #expect(story.state.activeAgents[0].lastSeenAt == story.state.updatedAt)
    for _ in 0..<5 { story.tell(.activity(tool: "Bash", failed: false), by: Actor(agentID: "x", type: "")) }
    #expect(types(story) == [])
  }
}
