import JSONTree
import ProgressModel
import Testing

@testable import Rendering

struct EvidenceReportTests {
  /// A task with a history of everything, as the journal tells it.
  private func evidence() -> (EvidenceOfTask, ProgressState) {
    var state = ProgressState()
    var steps: [EvidenceStep] = []
    var sequence: Int64 = 0
    func happens(_ seconds: Int64, by agent: String? = nil, _ change: Change) {
      sequence += 1
      let event = ProgressEvent(
        sequence: sequence, time: Samples.ago(seconds), session: "5f1c", agent: agent, agentID: nil,
        remaining: 0, change: change)
      let before = state.tasks.task("t-3f2a9c")
      ProgressReducer.apply(event, to: &state)
      let after = state.tasks.task("t-3f2a9c")
      if before != after {
        steps.append(
          EvidenceStep([event], sequence: sequence, time: event.time, before: before, after: after))
      }
    }
    func changes(_ change: (inout TaskChanges) -> Void) -> Change {
      var changes = TaskChanges()
      change(&changes)
      return .taskChanged(id: "t-3f2a9c", changes)
    }
    happens(900, .sessionStarted(SessionStart(client: "claude-code")))
    happens(
      800,
      .taskCreated(
        TrackedTask(
          id: "t-3f2a9c", session: "5f1c", list: "todo", content: "Design API", createdAt: Samples.ago(800))))
    happens(
      700, by: "Kai",
      changes {
        $0.status = .inProgress
        $0.activeForm = "Designing with kai \u{1B}[2J, Kai’s way"
        ($0.agent, $0.agentSource) = ("Kai", .text)
      })
    happens(
      650, by: "Kai", changes { ($0.content, $0.currentStep, $0.totalSteps) = ("Design the 決済 API", 2, 5) })
    happens(600, .sessionEnded(reason: "other"))
    happens(300, .sessionResumed(SessionStart(client: "claude-code")))
    happens(200, by: "Kai", changes { ($0.tags, $0.position) = (["api"], 3) })
    happens(100, by: "Kai", changes { $0.status = .completed })
    let task = state.tasks.task("t-3f2a9c") ?? Samples.task("", "", .pending)
    return (EvidenceOfTask(of: task, recorded: steps), state)
  }

  @Test
  func `the evidence is as recorded at every width and in both languages`() throws {
    let (evidence, state) = evidence()
    var sheet = ""
    for language in Language.allCases {
      for width in [80, 40] {
        let viewpoint = Samples.viewpoint(language, width: width)
        let text = EvidenceText(of: evidence, in: state, from: viewpoint, width: width, style: .plain).text()
        for line in text.split(separator: "\n") {
          #expect(TextWidth.columns(of: String(line)) <= width, "\(line)")
        }
        sheet += "\(language) \(width)\n\(text)\n"
      }
    }
    let json = try #require(
      EvidenceReport.report(of: evidence, in: state, from: Samples.viewpoint()).rows.first)
    sheet += JSONValue.object(json.payload).text(.pretty) + "\n"
    try GoldenFile.assert(sheet, "evidence.task.txt")
  }

  @Test
  func `without the journal the short history is shown, and said to be short`() {
    var state = Samples.state([Samples.task("t-000001", "x", .inProgress, by: "Kai")])
    var entry = HistoryEntry(sequence: 7, time: Samples.ago(600), event: "task.changed")
    (entry.task, entry.details) = ("t-000001", "pending → in_progress")
    state.history = [entry]
    let evidence = EvidenceOfTask(of: state.tasks[0], in: state)
    let text = EvidenceText(of: evidence, in: state, from: Samples.viewpoint(), width: 80, style: .plain)
      .text()
    #expect(text.contains("7  2026-11-22T10:05:00Z  pending → in_progress"))
    #expect(text.contains("newest events only"))
  }

  @Test(arguments: [
    ("Kai designing", "kai", AgentSource.activeForm, "«Kai» designing"),
    ("Kaiser with Kai", "Kai", .activeForm, "Kaiser with «Kai»"),
    ("【Ｋａｉ】API", "Kai", .activeForm, "【«Ｋａｉ»】API"),
    ("\u{7}Kai", "Kai", .activeForm, "␇«Kai»"),
  ])
  func `the name is marked where it stands as a word`(
    _ text: String, _ name: String, _ source: AgentSource, _ marked: String
  ) {
    var task = Samples.task("t-1", "", .inProgress, by: name)
    (task.activeForm, task.agentSource) = (text, source)
    #expect(EvidenceNaming(of: task)?.marked == marked)
  }

  @Test
  func `evidence that is no text is not looked for in the text`() {
    for source in [AgentSource.hand, .payload, .teammate, .owner, .session, .unknown] {
      var task = Samples.task("t-1", "Kai", .inProgress, by: "Kai")
      task.agentSource = source
      #expect(EvidenceNaming(of: task) == nil)
    }
  }

  @Test
  func `an agent's evidence has its start, its end and the tasks that name it`() throws {
    let agent = Samples.agent("Nova", "Build the cart page")
    let events = [
      Change.agentStarted(AgentStart(id: "a-nova", name: "Nova", kind: .subagent)),
      .agentStarted(AgentStart(id: "a-other", name: "Nova", kind: .subagent)),
      .agentStopped(AgentStop(id: "a-nova", outcome: "finished")),
    ].enumerated().map { index, change in
      ProgressEvent(
        sequence: Int64(index), time: Samples.ago(50), session: "5f1c", agent: "Nova", agentID: "a-nova",
        remaining: 0, change: change)
    }
    #expect(events.map { EvidenceOfAgent.concerns($0, [agent]) } == [true, false, true])
    let evidence = EvidenceOfAgent(of: agent, events: events, in: Samples.busy)
    let row = try #require(EvidenceAgentReport.report(of: [evidence], from: Samples.viewpoint()).rows.first)
    #expect(row.payload["events"]?.array?.count == 2)
    #expect(row.payload["tasks"]?[0]?["id"] == "t-000002")
    for language in Language.allCases {
      let viewpoint = Samples.viewpoint(language, width: 40)
      let text = EvidenceAgentText(of: evidence, from: viewpoint, width: 40, style: .plain).text()
      for line in text.split(separator: "\n") {
        #expect(TextWidth.columns(of: String(line)) <= 40, "\(line)")
      }
    }
  }
}
