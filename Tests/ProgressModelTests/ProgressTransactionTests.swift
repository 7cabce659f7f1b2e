import ProgressModel
import Testing

/// What is recorded around the single facts: names, ids, spooled and late observations.
struct ProgressTransactionTests {
  @Test func `the project is named once, before anything else`() {
    var transaction = ProgressTransaction(state: ProgressState(), policy: ResolutionPolicy())
    transaction.nameProject(id: "p", name: "shop", host: "h", at: Timestamp(5))
    transaction.nameProject(id: "q", name: "other", host: "h", at: Timestamp(6))
    let (events, state) = transaction.finished()
    #expect(events.map(\.change) == [.projectNamed(id: "p", name: "shop", host: "h")])
    #expect(state.project == .init(id: "p", name: "shop"))
    #expect((events[0].time, events[0].session, events[0].sequence) == (Timestamp(5), nil, 1))
  }

  @Test func `an update counts down to its last event`() {
    var transaction = ProgressTransaction(state: ProgressState(), policy: ResolutionPolicy())
    #expect(transaction.events.isEmpty && !transaction.isVisible)
    transaction.resolve(
      Observation(
        time: Timestamp(1), session: SessionReference(id: "s", client: "c"),
        facts: [.list(name: .todo, ListNotation.list("○ One · ○ Two · ▶ Three"))]))
    #expect(transaction.isVisible)
    let (events, state) = transaction.finished()
    #expect(events.map(\.remaining) == [3, 2, 1, 0])
    #expect(events.map(\.sequence) == [1, 2, 3, 4])
    #expect(state.sequence == 4)
    #expect(state.activeAgents.map(\.name) == ["Unknown"])
  }

  @Test func `ids are short, unique and depend on nothing but project and journal`() {
    var (one, other) = (Story(), Story())
    let list = Fact.list(name: .todo, (0..<500).map { ListedTask(content: "Task \($0)", status: .pending) })
    one.tell(list)
    other.tell(list)
    #expect(one.tasks.map(\.id) == other.tasks.map(\.id))
    #expect(Set(one.tasks.map(\.id)).count == 500)
    #expect(one.tasks.allSatisfy { $0.id.hasPrefix("t-") && $0.id.count == 8 })
  }

  @Test func `an id that is taken is not given again`() {
    var story = Story()
    story.tell(.list(name: .todo, [ListedTask(content: "One", status: .pending)]))
    let taken = story.tasks[0]
    var state = ProgressState()
    state.tasks.append(taken)
    var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
    transaction.resolve(
      Observation(
        time: Timestamp(1), session: SessionReference(id: "s2", client: "c"),
        facts: [.list(name: .todo, ListNotation.list("○ Two"))]))
    let ids = transaction.finished().state.tasks.tasks.map(\.id)
    #expect(ids.first == taken.id)
    #expect(Set(ids).count == 2)
  }

  @Test func `spooled observations are remembered by name, the newest of them`() {
    var transaction = ProgressTransaction(state: ProgressState(), policy: ResolutionPolicy())
    transaction.takeSpool(["a", "b"])
    transaction.takeSpool((0..<300).map { "n\($0)" })
    let (events, state) = transaction.finished()
    #expect(events.map(\.change.type) == ["spool.taken", "spool.taken"])
    #expect(state.takenSpool.count == ProgressState.takenSpoolLimit)
    #expect(state.takenSpool.last == "n299")
  }

  @Test func `a late list does not undo what was seen since`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("○ Test")))
    story.now = 2_000_000
    story.tell(.list(name: .todo, ListNotation.list("✓ Test")))
    story.now = 1_500_000
    story.tell(.list(name: .todo, ListNotation.list("▶ Test · ○ Ship")), isLate: true)
    #expect(story.news == [])
    #expect(story.tasks.map(\.status) == [.completed])
    story.now = 2_500_000
    story.tell(.list(name: .todo, ListNotation.list("✓ Test · ○ Ship")), isLate: true)
    #expect(story.tasks.map(\.status) == [.completed, .pending])
  }

  @Test func `a late report fills in what nobody told yet, and no more`() {
    var story = Story()
    func report(_ status: TaskStatus?, _ content: String?, _ detail: String? = nil) -> Fact {
      var report = TaskReport(list: .tasks(shared: nil), externalID: "1")
      (report.status, report.content, report.detail) = (status, content, detail)
      return .task(report)
    }
    story.isRepeatChecked = false
    story.now = 2_000_000
    story.tell(report(.completed, "Write docs"))
    story.now = 1_500_000
    story.tell(report(.inProgress, "Write doc", "With examples"), isLate: true)
    let task = story.tasks[0]
    #expect((task.status, task.content, task.detail) == (.completed, "Write docs", "With examples"))
  }

  @Test func `a late start of the session does not end agents that started since`() {
    var story = Story()
    story.now = 2_000_000
    story.tell(.agentStarted(AgentStart(id: "a", name: "Kai", kind: .subagent)))
    story.now = 1_999_000
    var start = SessionStart(client: "claude-code")
    start.source = "startup"
    story.tell(.sessionStarted(start), isLate: true)
    #expect(story.activeNames == ["Kai"])
  }

  @Test func `an event knows who acted`() {
    var story = Story()
    story.tell(.note("hello"), by: Actor(agentID: "a", type: "", name: "Kai"))
    #expect((story.news.last?.agent, story.news.last?.agentID, story.news.last?.session) == ("Kai", "a", "s"))
    story.tell(.note("hello"), in: nil)
    #expect((story.news.last?.agent, story.news.last?.agentID, story.news.last?.session) == (nil, nil, nil))
  }
}
