import DurableFiles
import Foundation
import ProgressModel
import ProgressStore
import TestSupport
import Testing

/// Every kind of event goes to the journal and back: replaying gives the very snapshot that was written.
@Suite struct EventRoundTripTests {
  @Test func `a story with every kind of event replays to the same bytes`() throws {
    let fixture = try StoreFixture()
    let day: Int64 = 86_400_000
    var time: Int64 = 1_762_252_225_000
    func serve(_ session: String, _ actor: Actor = Actor(), _ facts: Fact...) throws {
      time += 7_000
      try fixture.store().update(until: .never, policy: ResolutionPolicy()) { transaction in
        transaction.nameProject(id: "p-1", name: "shop \u{1B}[2J", host: "h", at: Timestamp(time))
        transaction.resolve(
          Observation(
            time: Timestamp(time), session: SessionReference(id: session, client: "claude-code"),
            actor: actor,
            facts: facts))
      }
    }
    var start = SessionStart(client: "claude-code")
    (start.source, start.title, start.model) = ("startup", "search 検索", "m")
    (start.host, start.process, start.currentAgent) = ("h", 42, "Riley")
    try serve("a", Actor(), .sessionStarted(start))
    var line = ListedTask(content: "Design \"API\"\n\u{1B}[31m", status: .inProgress)
    line.agent = DetectedAgent(name: "Kai", source: .activeForm)
    (line.activeForm, line.progress, line.currentStep, line.totalSteps) = ("Kai designing", 60, 3, 5)
    (line.estimatedDuration, line.tags, line.externalID) = (1000, ["a", "b"], "1")
    var child = ListedTask(content: "子タスク", status: .pending)
    (child.externalID, child.parent) = ("2", "1")
    try serve("a", Actor(), .list(name: .todo, [line, child]))
    line.currentStep = 4
    line.progress = nil
    line.status = .completed
    try serve("a", Actor(), .list(name: .todo, [child, line]))
    try serve("a", Actor(), .list(name: .todo, [line]))
    var call = AgentCall(id: "toolu_1", session: "a", requestedAt: Timestamp(time))
    (call.type, call.name, call.purpose) = ("eden", nil, "Review")
    try serve("a", Actor(), .agentRequested(call))
    var agent = AgentStart(id: "x1", name: "Eden", kind: .subagent)
    agent.type = "eden"
    try serve("a", Actor(agentID: "x1", type: "eden", name: "Eden"), .agentStarted(agent))
    try serve("a", Actor(agentID: "x1", type: "eden", name: "Eden"), .activity(tool: "Bash", failed: true))
    var launch = AgentLaunch(call: "toolu_1", agentID: "x1", name: "Eden", kind: .subagent, isFinished: false)
    launch.purpose = "Review it"
    try serve("a", Actor(), .agentLaunched(launch))
    try serve("a", Actor(), .agentStopped(AgentStop(id: "x1", outcome: "finished")), .note("noted"))
    var report = TaskReport(list: .tasks(shared: nil), externalID: "9")
    (report.content, report.detail, report.status) = ("Ninth", "more", .inProgress)
    try serve("a", Actor(), .task(report), .teammateActive(name: "Leo"))
    try serve("a", Actor(), .teammateIdle(name: "Leo"), .turn(.idle))
    try serve("a", Actor(), .sessionEnded(reason: "clear"))
    time += 60_000
    try serve("a", Actor(), .sessionStarted(start))
    try serve("a", Actor(), .sessionEnded(reason: "other"))
    time += 2 * day
    try serve("b", Actor(), .sessionStarted(start))

    let types = Set(fixture.journal().compactMap { try? $0.type() })
    #expect(
      types == [
        "project.named", "session.started", "session.resumed", "session.changed", "session.ended",
        "sessions.archived", "task.created", "task.changed", "agent.requested", "agent.started",
        "agent.changed",
        "agent.stopped", "activity", "note",
      ])
    let written = try #require(fixture.bytes("progress.json"))
    #expect(!written.contains(0x1B))
    try fixture.remove("progress.json")
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { _ in }
    #expect(fixture.bytes("progress.json") == written)
    #expect(fixture.names("history").count == 1)
  }
}

extension String {
  fileprivate func type() throws -> String? {
    try (JSONSerialization.jsonObject(with: Data(utf8)) as? [String: Any])?["type"] as? String
  }
}
