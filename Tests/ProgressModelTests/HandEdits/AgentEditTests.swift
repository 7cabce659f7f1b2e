import ProgressModel
import Testing

struct AgentEditTests {
  private func start(_ name: String, _ change: (inout StartAgent) -> Void = { _ in }) -> StartAgent {
    var edit = StartAgent(name)
    change(&edit)
    return edit
  }

  @Test func `an agent without a session starts and stops`() throws {
    var story = HandStory()
    try story.edit(
      start("Kai") {
        $0.type = "designer"
        $0.purpose = "Look around"
      })
    #expect(story.agents == ["Kai teammate"])
    let agent = story.state.activeAgents[0]
    #expect((agent.id, agent.session, agent.type, agent.purpose) == ("/kai", "", "designer", "Look around"))
    try story.edit(StopAgent("KAI"), after: 1000)
    #expect(story.agents.isEmpty)
    #expect(story.state.finishedAgents.map(\.outcome) == ["finished"])
    try story.edit(StopAgent("kai"))
    #expect(story.news.isEmpty)
    try story.edit(start("Kai"))
    #expect(story.agents == ["Kai teammate"])
    #expect(story.state.finishedAgents.isEmpty)
  }

  @Test func `an agent that runs is brought up to date`() throws {
    var story = HandStory()
    try story.edit(start("Kai"))
    try story.edit(start("kai") { $0.purpose = "Draw" })
    #expect(story.news.count == 1)
    #expect(story.state.activeAgents.map(\.purpose) == ["Draw"])
  }

  @Test func `an agent begins a task where the task is`() throws {
    var story = HandStory.listing("○ Design (Theo)")
    try story.edit(start("Kai") { $0.task = story.tasks[0].id })
    #expect(story.agents == ["Kai teammate"])
    #expect(story.state.activeAgents[0].session == "s")
    #expect(story.state.activeAgents[0].task == story.tasks[0].id)
    #expect((story.tasks[0].agent, story.tasks[0].agentSource) == ("Kai", .hand))
    #expect(story.tasks[0].status == .inProgress)
  }

  @Test func `no list of a host's subagents counts it as lost`() throws {
    var story = HandStory()
    story.tell(.turn(.active))
    try story.edit(start("Kai") { $0.session = "s" })
    story.tell(.agentsAlive([], isComplete: true), after: 60_000)
    #expect(story.agents == ["Kai teammate"])
    story.tell(.teammateIdle(name: "Kai"))
    #expect(story.agents.isEmpty)
  }

  @Test func `the end of its session ends it`() throws {
    var story = HandStory()
    story.tell(.turn(.active))
    try story.edit(start("Kai") { $0.session = "s" })
    story.tell(.sessionEnded(reason: "other"))
    #expect(story.agents.isEmpty)
  }

  @Test func `a host's subagent is stopped by name or by the beginning of its id`() throws {
    for word in ["skye", "a1", "a1b2"] {
      var story = HandStory()
      var agent = AgentStart(id: "a1b2", name: "Skye", kind: .subagent)
      agent.type = "skye"
      story.tell(.agentStarted(agent))
      try story.edit(StopAgent(word, outcome: "crashed"))
      #expect(story.state.finishedAgents.map(\.outcome) == ["crashed"], "\(word)")
    }
  }

  @Test func `a remote agent, which no event ends, is stopped`() throws {
    var story = HandStory()
    story.tell(.agentStarted(AgentStart(id: "r1", name: "Theo", kind: .remote)))
    try story.edit(StopAgent("Theo"))
    #expect(story.agents.isEmpty)
  }

  @Test func `a worker stops when its tasks wait again`() throws {
    var story = HandStory.listing("▶ Design (Kai) · ▶ Test (kai) · ▶ Ship (Nova)")
    let ids = story.tasks.prefix(2).map(\.id)
    #expect(
      story.refusal(of: StopAgent("Kai", outcome: "failed"))
        == .workerHasNoOutcome(name: "Kai", tasks: Array(ids)))
    try story.edit(StopAgent("Kai"))
    #expect(story.tasks.map(\.status) == [.pending, .pending, .inProgress])
    #expect(story.agents == ["Nova worker"])
  }

  @Test func `work outlives the agent that is stopped, as that of a worker`() throws {
    var story = HandStory()
    try story.edit(AddTask("Design"))
    try story.edit(start("Kai") { $0.task = story.tasks[0].id })
    try story.edit(StopAgent("Kai"))
    #expect(story.agents == ["Kai worker"])
    try story.edit(StopAgent("Kai"))
    #expect(story.agents.isEmpty)
    #expect(story.tasks[0].status == .pending)
  }

  @Test func `a worker's tasks are not those on the own list of a running subagent`() throws {
    var story = HandStory()
    var agent = AgentStart(id: "a1", name: "Unknown", kind: .subagent)
    agent.type = "general-purpose"
    story.tell(.agentStarted(agent))
    story.tell(
      .list(name: .todo, HandStory.list("▶ Draft")), by: Actor(agentID: "a1", type: "general-purpose"))
    story.tell(.list(name: .todo, HandStory.list("▶ Ship")))
    let worker = try #require(story.state.activeAgents.first { $0.kind == .worker })
    try story.edit(StopAgent(worker.id))
    #expect(story.tasks.map(\.status) == [.inProgress, .pending])
  }

  @Test func `what cannot be is refused`() throws {
    var story = HandStory.listing("▶ Design (Kai)")
    story.tell(.list(name: .todo, HandStory.list("▶ Design (Kai)")), in: "s2")
    story.tell(.turn(.active), in: "old")
    story.tell(.sessionEnded(reason: "other"), in: "old")
    let id = story.tasks[0].id
    #expect(story.refusal(of: StopAgent("Zed")) == .agentNotFound("Zed", running: ["Kai", "Kai"]))
    #expect(story.refusal(of: StopAgent("")) == .agentNotFound("", running: ["Kai", "Kai"]))
    #expect(story.refusal(of: StopAgent("Kai")) == .agentAmbiguous("Kai", ids: ["s/kai", "s2/kai"]))
    #expect(story.refusal(of: start(" ")) == .textMissing(.agent))
    #expect(story.refusal(of: start("unknown")) == .textMissing(.agent))
    #expect(story.refusal(of: start("Kai") { $0.task = "t-none" }) == .taskNotFound("t-none"))
    #expect(story.refusal(of: start("Kai") { $0.session = "old" }) == .sessionEnded(id: "old"))
    #expect(
      story.refusal(
        of: start("Kai") {
          $0.session = "s2"
          $0.task = id
        }) == .taskOfOtherSession(task: id, session: "s2"))
    story.tell(.sessionEnded(reason: "other"))
    #expect(story.refusal(of: start("Kai") { $0.task = id }) == .sessionEnded(id: "s"))
  }
}
