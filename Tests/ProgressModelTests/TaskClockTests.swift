import Testing

@testable import ProgressModel

/// When a task was created, begun, paused and finished, and how long it was worked on.
struct TaskClockTests {
  private func list(_ text: String) -> Fact { .list(name: .todo, ListNotation.list(text)) }

  /// Tells the lists one minute apart, beginning at minute 0, and returns the story at the last of them.
  private func story(_ lists: String...) -> Story {
    var story = Story()
    for (minute, text) in lists.enumerated() {
      story.now = Int64(minute) * 60_000
      story.tell(list(text))
    }
    return story
  }

  private func minutes(_ count: Int64) -> Timestamp { Timestamp(count * 60_000) }

  @Test func `a task knows when it was created, begun and completed`() {
    let task = story("○ Test", "○ Test", "▶ Test", "▶ Test", "✓ Test", "✓ Test").tasks[0]
    #expect(task.createdAt == minutes(0))
    #expect(task.startedAt == minutes(2))
    #expect(task.completedAt == minutes(4))
    #expect(task.statusSince == minutes(4))
    #expect(task.updatedAt == minutes(4))
    #expect(task.pendingDuration == 120_000)
    #expect(task.duration(at: minutes(100)) == 120_000)
    #expect(task.timeInStatus(at: minutes(7)) == 180_000)
    #expect(task.runningSince == nil)
  }

  @Test func `work in progress counts up to the moment it is looked at`() {
    let task = story("▶ Test").tasks[0]
    #expect(task.startedAt == minutes(0))
    #expect(task.duration(at: minutes(0)) == 0)
    #expect(task.duration(at: minutes(3)) == 180_000)
  }

  @Test func `a task that was never begun has no duration`() {
    let task = story("○ Test", "✓ Test").tasks[0]
    #expect(task.startedAt == nil)
    #expect(task.completedAt == minutes(1))
    #expect(task.duration(at: minutes(9)) == 0)
    #expect(task.pendingDuration == 60_000)
  }

  @Test func `a task opened again keeps its first start and adds the new span`() {
    let task = story("▶ Test", "✓ Test", "✓ Test", "▶ Test", "✓ Test").tasks[0]
    #expect(task.startedAt == minutes(0))
    #expect(task.completedAt == minutes(4))
    #expect(task.duration(at: minutes(9)) == 120_000)
    let open = story("▶ Test", "✓ Test", "▶ Test").tasks[0]
    #expect(open.completedAt == nil)
    #expect(open.duration(at: minutes(3)) == 120_000)
  }

  @Test func `a task put back to waiting counts its waiting again`() {
    let task = story("○ Test", "▶ Test", "○ Test", "▶ Test").tasks[0]
    #expect(task.pendingDuration == 120_000)
    #expect(task.duration(at: minutes(4)) == 120_000)
  }

  @Test(arguments: [("✗", TaskStatus.failed), ("⊘", .cancelled)])
  func `a task that failed or was cancelled is over`(_ mark: String, _ status: TaskStatus) {
    let task = story("▶ Test", "\(mark) Test").tasks[0]
    #expect(task.status == status)
    #expect(task.completedAt == minutes(1))
    #expect(task.duration(at: minutes(9)) == 60_000)
  }

  @Test func `a task that left the list stopped there`() {
    let task = story("▶ Test · ○ Ship", "○ Ship").tasks[0]
    #expect(task.status == .cancelled)
    #expect(task.completedAt == minutes(1))
    #expect(task.duration(at: minutes(9)) == 60_000)
  }

  @Test func `what did not change is not stamped`() {
    var story = story("▶ Test · ○ Ship", "▶ Test · ○ Ship", "○ Ship · ▶ Test")
    #expect(story.tasks.map(\.updatedAt) == [minutes(0), minutes(0)])
    #expect(story.tasks.map(\.position) == [1, 0])
    story.now = 180_000
    story.tell(list("✓ Ship · ▶ Test"))
    #expect(story.tasks.map(\.updatedAt) == [minutes(0), minutes(3)])
  }

  @Test func `the pause between two runs of a session is nobody's work`() {
    var story = story("▶ Test", "▶ Test")
    story.now = 120_000
    story.tell(.sessionEnded(reason: "other"))
    #expect(story.tasks[0].status == .inProgress)
    #expect(story.tasks[0].duration(at: minutes(60)) == 120_000)
    story.now = 3_600_000
    var start = SessionStart(client: "claude-code")
    start.source = "resume"
    story.tell(.sessionStarted(start))
    #expect(story.tasks[0].runningSince == minutes(60))
    #expect(story.tasks[0].updatedAt == minutes(0))
    story.now = 3_660_000
    story.tell(list("✓ Test"))
    #expect(story.tasks[0].duration(at: minutes(90)) == 180_000)
  }

  @Test func `work of a lost session ended when it was last seen`() {
    var story = story("▶ Test", "▶ Test · ○ Ship")
    story.now = 90_000_000
    var start = SessionStart(client: "claude-code")
    start.source = "startup"
    story.tell(.sessionStarted(start), in: "s2")
    #expect(story.state.session("s")?.endReason == "lost")
    #expect(story.state.session("s")?.lastActivityAt == minutes(1))
    #expect(story.tasks[0].duration(at: minutes(3_000)) == 60_000)
  }

  @Test func `work of a session resumed without an end paused when it was last seen`() {
    var story = story("▶ Test", "▶ Test · ○ Ship")
    story.now = 3_600_000
    var start = SessionStart(client: "claude-code")
    start.source = "resume"
    story.tell(.sessionStarted(start))
    #expect(story.tasks[0].runningSince == minutes(60))
    #expect(story.tasks[0].duration(at: minutes(61)) == 120_000)
    #expect(story.state.session("s")?.isLive == true)
  }

  @Test func `the clock of a subagent's own list stops and runs with the subagent`() {
    var story = Story()
    let skye = Actor(agentID: "a", type: "skye", name: "Skye")
    let start = AgentStart(id: "a", name: "Skye", kind: .subagent)
    story.now = 0
    story.tell(.agentStarted(start))
    story.now = 60_000
    story.tell(list("▶ Draft · ○ Test"), by: skye)
    story.now = 120_000
    story.tell(.agentStopped(AgentStop(id: "a", outcome: "finished")), by: skye)
    #expect(story.tasks[0].status == .inProgress)
    #expect(story.tasks[0].duration(at: minutes(60)) == 60_000)
    story.now = 3_600_000
    story.tell(.agentStarted(start))
    #expect(story.tasks[0].duration(at: minutes(61)) == 120_000)
    #expect(story.state.activeAgents.map(\.task) == [story.tasks[0].id])
  }

  @Test func `a clock that steps back an hour makes nothing negative`() {
    var story = Story()
    story.now = 7_200_000
    story.tell(list("○ Test · ▶ Build"))
    story.now = 3_600_000
    story.tell(list("▶ Test · ✓ Build"))
    #expect(story.tasks[0].pendingDuration == 0)
    #expect(story.tasks[0].startedAt == minutes(60))
    #expect(story.tasks[1].duration(at: minutes(60)) == 0)
    story.now = 3_660_000
    story.tell(list("✓ Test · ✓ Build"))
    #expect(story.tasks[0].duration(at: minutes(500)) == 60_000)
    #expect(story.state.updatedAt == minutes(61))
  }

  @Test func `activity is noticed again after the clock stepped back`() {
    var story = Story()
    story.now = 7_200_000
    story.tell(.activity(tool: "Bash", failed: false))
    story.now = 3_600_000
    story.tell(.activity(tool: "Bash", failed: false))
    #expect(story.news.count == 1)
    #expect(story.state.session("s")?.lastActivityAt == minutes(60))
  }

  @Test(arguments: [[Int64.min, .max], [.max, .min], [.min, 0, .max], [0, .min, .max, .min]])
  func `times at the ends of the number range do not trap`(_ times: [Int64]) {
    var story = Story()
    let lists = ["○ Test · ▶ Build", "▶ Test · ✓ Build", "✓ Test · ▶ Build", "✓ Test · ✓ Build · ○ Ship"]
    for (time, text) in zip(times + times, lists + lists) {
      var session = SessionReference(id: "s", client: "claude-code")
      session.process = 1
      story.tell(
        Observation(
          time: Timestamp(time), session: session,
          facts: [.agentStarted(AgentStart(id: "a", name: "Kai", kind: .subagent)), list(text), .turn(.idle)])
      )
      story.tell(
        Observation(time: Timestamp(time), session: session, facts: [.agentsAlive([], isComplete: true)]))
    }
    for task in story.tasks { #expect(task.duration(at: Timestamp(.max)) >= 0) }
  }

  @Test func `durations at the ends of the number range do not trap`() {
    var task = TrackedTask(id: "t", session: "", list: "hand", content: "", createdAt: Timestamp(.min))
    task.finishedDuration = .max
    task.pendingDuration = .max
    task.statusSince = Timestamp(-10)
    task.enter(.inProgress, at: Timestamp(0))
    #expect(task.pendingDuration == .max)
    task.enter(.completed, at: Timestamp(.max))
    #expect(task.finishedDuration == .max)
    #expect(task.timeInStatus(at: Timestamp(.min)) == 0)
  }
}
