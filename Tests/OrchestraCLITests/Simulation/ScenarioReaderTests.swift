import JSONTree
import ProgressModel
import Testing

@testable import OrchestraCLI

@Suite struct ScenarioReaderTests {
  private func read(_ text: String) throws -> Scenario {
    try ScenarioReader(name: "mine.scenario", text: text).scenario()
  }

  @Test func `a line is a step, at its time`() throws {
    let scenario = try read(
      """
      # What it shows.

      session start
      +90s todo 'Kai: Design it' --status in_progress   # a comment
      stop
      """)
    #expect(scenario.summary == "What it shows.")
    #expect(scenario.steps.map(\.line) == [3, 4, 5])
    #expect(scenario.steps.map(\.pause) == [2_000, 90_000, 2_000])
    let deliveries = scenario.deliveries(on: SimulationStage(directory: "/d", home: "/h", seed: 1))
    #expect(deliveries.map(\.event) == ["SessionStart", "PostToolUse", "Stop"])
    #expect(deliveries[1].payload.time.milliseconds - deliveries[0].payload.time.milliseconds == 90_020)
  }

  @Test func `a session keeps its host, and sessions are told apart by their names`() throws {
    let scenario = try read("session start --session a --host codex\ntodo X --session a\ntodo Y --session b")
    let deliveries = scenario.deliveries(on: SimulationStage(directory: "/d", home: "/h", seed: 1))
    #expect(deliveries.map { $0.payload.payload["tool_name"]?.string } == [nil, "update_plan", "TodoWrite"])
    #expect(Set(deliveries.map { $0.payload.payload["session_id"]?.string }).count == 2)
  }

  @Test(arguments: [
    ("sesion start", "line 1: 'sesion' is no event"),
    ("stop\n+5 stop", "line 2: '+5' is no pause"),
    ("todo", "line 1: Missing what is on the list"),
    ("todo 'open", "line 1: cannot find the end of the quoted text"),
    ("stop; stop", "line 1: a line holds one step and nothing else"),
    ("stop > file", "line 1: a line holds one step and nothing else"),
    ("todo X --fault nothing", "line 1: "),
    ("todo X --fault torn --fault stalled", "line 1: Only one of"),
    ("todo X --apply", "line 1: an option of the whole simulation stands in it"),
    ("todo X --seed 3", "line 1: an option of the whole simulation stands in it"),
    ("session jump", "line 1: "),
  ])
  func `what cannot be read is named with its line`(_ text: String, _ words: String) throws {
    let failure = try #require(throws: Failure.self) { _ = try read(text) }
    #expect(failure.status == .usage)
    #expect(failure.message.hasPrefix("Cannot read 'mine.scenario', " + words), "\(failure.message)")
  }

  @Test func `a near miss is named`() throws {
    let failure = try #require(throws: Failure.self) { _ = try read("promt x") }
    #expect(failure.hint == "Did you mean 'prompt'?")
  }
}
