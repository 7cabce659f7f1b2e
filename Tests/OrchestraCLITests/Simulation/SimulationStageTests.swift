import JSONTree
import Testing

@testable import OrchestraCLI

/// What is simulated has the fields, and their order, of what hosts really send.
@Suite struct SimulationStageTests {
  /// One simulated payload beside a real one.
  struct Pair: CustomTestStringConvertible {
    let fixture: String
    let host: SimulatedHost
    /// Which of the payloads that the action makes; counted from behind.
    var fromEnd = 1
    let act: @Sendable (inout SimulationStage) -> Void

    var testDescription: String { fixture }
  }

  /// Fields that only some builds or sessions send.
  private static let optional: Set<String> = [
    "scratchpad_dir", "effort", "session_title", "error_details", "task_description", "teammate_name",
    "team_name", "permission_mode",
  ]

  static let pairs: [Pair] = [
    Pair(fixture: "claude.session-start.startup", host: .claudeCode) {
      $0.startSession("s", of: .claudeCode)
    },
    Pair(fixture: "claude.session-start.resume", host: .claudeCode) {
      $0.startSession("s", of: .claudeCode, source: "resume")
    },
    Pair(fixture: "claude.session-start.fork", host: .claudeCode) {
      $0.startSession("s", of: .claudeCode, source: "fork")
    },
    Pair(fixture: "claude.session-start.agent", host: .claudeCode) {
      $0.startSession("s", of: .claudeCode, agent: "eden")
    },
    Pair(fixture: "claude.session-end.prompt-input-exit", host: .claudeCode) {
      $0.endSession("s", of: .claudeCode)
    },
    Pair(fixture: "claude.user-prompt-submit.human", host: .claudeCode) {
      $0.prompt("s", of: .claudeCode, "Go")
    },
    Pair(fixture: "claude.stop.idle", host: .claudeCode) { $0.stop("s", of: .claudeCode, message: "Done") },
    Pair(fixture: "claude.stop-failure.rate-limit", host: .claudeCode) {
      $0.stop("s", of: .claudeCode, message: "Limit", error: "rate_limit")
    },
    Pair(fixture: "claude.post-tool-use.todowrite.no-ids", host: .claudeCode) {
      $0.list("s", of: .claudeCode, inside: nil, ["A"], status: nil)
    },
    Pair(fixture: "claude.post-tool-use.todowrite.subagent", host: .claudeCode) {
      $0.list("s", of: .claudeCode, inside: "skye", ["A"], status: nil)
    },
    Pair(fixture: "claude.post-tool-use.taskcreate.basic", host: .claudeCode) {
      $0.createTask("s", of: .claudeCode, inside: nil, "A")
    },
    Pair(fixture: "claude.task-created.basic", host: .claudeCode, fromEnd: 2) {
      $0.createTask("s", of: .claudeCode, inside: nil, "A", description: "B")
    },
    Pair(fixture: "claude.task-created.teammate", host: .claudeCode, fromEnd: 2) {
      $0.createTask("s", of: .claudeCode, inside: nil, "A", teammate: "leo")
    },
    Pair(fixture: "claude.post-tool-use.taskupdate.completed", host: .claudeCode) {
      $0.updateTask("s", of: .claudeCode, inside: nil, "1", status: "completed")
    },
    Pair(fixture: "claude.task-completed.basic", host: .claudeCode, fromEnd: 2) {
      $0.updateTask("s", of: .claudeCode, inside: nil, "1", status: "completed")
    },
    Pair(fixture: "claude.post-tool-use-failure.bash", host: .claudeCode) {
      $0.tool("Bash", "s", of: .claudeCode, inside: nil, ["command": "x"], error: "Exit code 1")
    },
    Pair(fixture: "claude.post-tool-use.bash", host: .claudeCode) {
      $0.tool("Bash", "s", of: .claudeCode, inside: nil, ["command": "x"])
    },
    Pair(fixture: "claude.pre-tool-use.agent.alpha", host: .claudeCode, fromEnd: 2) {
      $0.launchAgent("skye", "s", of: .claudeCode, purpose: "P", inBackground: false)
    },
    Pair(fixture: "claude.subagent-start.alpha", host: .claudeCode) {
      $0.launchAgent("skye", "s", of: .claudeCode, purpose: "P", inBackground: false)
    },
    Pair(fixture: "claude.post-tool-use.agent.async-launched", host: .claudeCode) {
      $0.launchAgent("mina", "s", of: .claudeCode, purpose: "P", inBackground: true)
    },
    Pair(fixture: "claude.subagent-stop.alpha", host: .claudeCode) {
      $0.stopSubagent("skye", "s", of: .claudeCode)
    },
    Pair(fixture: "claude.post-tool-use.agent.completed", host: .claudeCode) {
      $0.launchAgent("eden", "s", of: .claudeCode, purpose: "P", inBackground: false)
      $0.finishAgent("eden", "s", of: .claudeCode)
    },
    Pair(fixture: "claude.teammate-idle", host: .claudeCode) { $0.idleTeammate("leo", "s", of: .claudeCode) },
    Pair(fixture: "claude.pre-compact.auto", host: .claudeCode) {
      $0.event("PreCompact", "s", of: .claudeCode, inside: nil, [:])
    },
    Pair(fixture: "claude.post-compact", host: .claudeCode) {
      $0.event("PostCompact", "s", of: .claudeCode, inside: nil, [:])
    },
    Pair(fixture: "claude.cwd-changed", host: .claudeCode) {
      $0.event("CwdChanged", "s", of: .claudeCode, inside: nil, [:])
    },
    Pair(fixture: "codex.session-start.startup", host: .codex) { $0.startSession("s", of: .codex) },
    Pair(fixture: "codex.session-end", host: .codex) { $0.endSession("s", of: .codex) },
    Pair(fixture: "codex.user-prompt-submit", host: .codex) { $0.prompt("s", of: .codex, "Go") },
    Pair(fixture: "codex.stop", host: .codex) { $0.stop("s", of: .codex, message: "Done") },
    Pair(fixture: "codex.interrupt", host: .codex) { $0.interrupt("s", of: .codex) },
    Pair(fixture: "codex.post-tool-use.update-plan.progress", host: .codex) {
      $0.list("s", of: .codex, inside: nil, ["A"], status: nil)
    },
    Pair(fixture: "codex.post-tool-use.bash.failing", host: .codex) {
      $0.tool("Bash", "s", of: .codex, inside: nil, ["command": "x"], error: "1 failure")
    },
    Pair(fixture: "codex.subagent-start.alpha", host: .codex) {
      $0.startSubagent("skye", id: nil, "s", of: .codex)
    },
    Pair(fixture: "codex.subagent-stop.alpha", host: .codex) { $0.stopSubagent("skye", "s", of: .codex) },
    Pair(fixture: "codex.pre-tool-use.collaboration-spawn", host: .codex, fromEnd: 3) {
      $0.launchAgent("skye", "s", of: .codex, purpose: "P", inBackground: true)
    },
    Pair(fixture: "codex.post-tool-use.collaboration-spawn", host: .codex) {
      $0.launchAgent("skye", "s", of: .codex, purpose: "P", inBackground: true)
    },
    Pair(fixture: "codex.pre-compact", host: .codex) {
      $0.event("PreCompact", "s", of: .codex, inside: nil, [:])
    },
  ]

  @Test(arguments: pairs)
  func `a simulated payload has the fields of a real one`(_ pair: Pair) throws {
    let real = try #require(JSONValue(parsing: try Fixtures.bytes(pair.fixture)).object)
    var stage = SimulationStage(directory: "/home/user/lantern", home: "/home/user", seed: 1)
    stage.prompt("s", of: pair.host, "Begin")
    pair.act(&stage)
    let made = stage.deliveries[stage.deliveries.count - pair.fromEnd].payload.payload
    func keys(_ object: JSONObject) -> [String] { object.keys.filter { !Self.optional.contains($0) } }
    #expect(keys(made) == keys(real))
    #expect(made["hook_event_name"] == real["hook_event_name"])
    #expect(made["tool_name"] == real["tool_name"])
    for part in ["tool_input", "tool_response"] {
      guard let real = real[part]?.object, let made = made[part]?.object else { continue }
      // Every field we send is one that the host sends too.
      #expect(Set(made.keys).subtracting(real.keys).subtracting(["description"]).isEmpty)
    }
  }

  @Test func `the same seed makes the same payloads and another one others`() throws {
    func text(_ seed: UInt64) -> [String] {
      var stage = SimulationStage(directory: "/d", home: "/h", seed: seed)
      stage.startSession("a", of: .claudeCode)
      stage.launchAgent("kai", "a", of: .claudeCode, purpose: "P", inBackground: true)
      return stage.deliveries.map { String(decoding: $0.payload.hostBytes, as: UTF8.self) }
    }
    #expect(text(7) == text(7))
    #expect(text(7) != text(8))
  }

  @Test func `a list keeps what was on it`() throws {
    var stage = SimulationStage(directory: "/d", home: "/h", seed: 1)
    stage.list("s", of: .claudeCode, inside: nil, ["A", "B"], status: nil)
    stage.list("s", of: .claudeCode, inside: nil, ["B"], status: "completed")
    stage.list("s", of: .claudeCode, inside: nil, ["C"], status: nil, dropping: ["A"])
    let todos = stage.deliveries.last?.payload.payload["tool_input"]?["todos"]?.array ?? []
    #expect(todos.map { $0["content"]?.string } == ["B", "C"])
    #expect(todos.map { $0["status"]?.string } == ["completed", "pending"])
  }

  @Test func `clear ends the session and goes on under another id`() throws {
    var stage = SimulationStage(directory: "/d", home: "/h", seed: 1)
    stage.startSession("s", of: .claudeCode)
    stage.startSession("s", of: .claudeCode, source: "clear")
    #expect(stage.deliveries.map(\.event) == ["SessionStart", "SessionEnd", "SessionStart"])
    let ids = stage.deliveries.map { $0.payload.payload["session_id"]?.string }
    #expect(ids[0] == ids[1])
    #expect(ids[1] != ids[2])
  }

  @Test func `a stop lists the agents in the background and an interrupt of Claude Code is silence`() throws {
    var stage = SimulationStage(directory: "/d", home: "/h", seed: 1)
    stage.launchAgent("mina", "s", of: .claudeCode, purpose: "Build", inBackground: true)
    stage.interrupt("s", of: .claudeCode)
    stage.stop("s", of: .claudeCode, message: "Soon")
    let tasks = stage.deliveries.last?.payload.payload["background_tasks"]?.array
    #expect(tasks?.map { $0["description"]?.string } == ["Build"])
    #expect(!stage.deliveries.map(\.event).contains("Interrupt"))
  }
}
