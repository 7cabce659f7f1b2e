import ProgressModel
import Testing

@testable import Rendering

struct CompactDisplayTests {
  private func lines(_ state: ProgressState, width: Int = 80) -> [String] {
    CompactDisplay(state, from: Samples.viewpoint(width: width)).text()?.split(separator: "\n").map(
      String.init) ?? []
  }

  @Test
  func `nothing tracked shows nothing`() {
    #expect(CompactDisplay(ProgressState(), from: Samples.viewpoint()).text() == nil)
    #expect(CompactDisplay(Samples.state([]), from: Samples.viewpoint()).text() == nil)
    let cancelled = Samples.state([Samples.task("t", "x", .cancelled)])
    #expect(CompactDisplay(cancelled, from: Samples.viewpoint()).text() == nil)
  }

  @Test
  func `agents without any task are worth a line each`() {
    let text = lines(Samples.agentsOnly)
    #expect(text[1] == "🎯 PROGRESS | 3 agents | session 42 m")
    #expect(text[2].hasPrefix("🤖 Explore "))
    #expect(text[2].hasSuffix("14 s"))
    #expect(text.count == 5)
  }

  @Test
  func `more agents than fit are counted`() {
    let text = lines(Samples.twelveAgents)
    #expect(text.contains("… and 6 more"))
    #expect(text.count { $0.contains("Part ") } == CompactDisplay.agentLimit)
    #expect(text[1].contains("12 agents"))
  }

  @Test
  func `bars appear as soon as one percentage is known`() {
    #expect(!lines(Samples.withoutProgress).contains { $0.contains("?%") || $0.contains("[") })
    let busy = lines(Samples.busy)
    #expect(busy.contains { $0.contains("[▓▓▓▓▓▓░░░░]  60%") })
    #expect(busy.contains { $0.contains("[··········]   ?%") })
  }

  @Test
  func `work left over is counted apart`() {
    #expect(lines(Samples.leftOver).last == "✅ 1  ⚡ 1  ⏳ 0  ↩ 4 left over")
  }

  @Test
  func `failed tasks are counted when there are any`() {
    let state = Samples.state([Samples.task("t", "x", .failed), Samples.task("u", "y", .pending)])
    #expect(lines(state).last == "✅ 0  ⚡ 0  ⏳ 1  ❌ 1")
  }

  @Test
  func `an active form that repeats the agent's name gives way to the text`() {
    let busy = lines(Samples.busy)
    #expect(busy.contains { $0.contains("Nova") && $0.contains("Build the cart page") })
    #expect(busy.contains { $0.contains("Kai") && $0.contains("Designing the REST API") })
  }

  @Test
  func `one agent is not called agents`() {
    let state = Samples.state([], agents: [Samples.agent("Kai", "x")])
    #expect(lines(state)[1].contains("| 1 agent |"))
  }
}
