import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct RandomWorkloadTests {
  private func deliveries(_ plan: RandomWorkload.Plan, seed: UInt64) -> [SimulatedDelivery] {
    var workload = RandomWorkload(
      plan, on: SimulationStage(directory: "/d", home: "/h", seed: seed))
    return workload.deliveries()
  }

  private func bytes(_ deliveries: [SimulatedDelivery]) -> [[UInt8]] { deliveries.map { $0.payload.bytes() } }

  @Test func `the same seed makes the same workload`() {
    let plan = RandomWorkload.Plan(sessions: 2, agents: 3, tasks: 12)
    #expect(bytes(deliveries(plan, seed: 7)) == bytes(deliveries(plan, seed: 7)))
    #expect(bytes(deliveries(plan, seed: 7)) != bytes(deliveries(plan, seed: 8)))
  }

  @Test func `everything that was planned happens, for whatever seed`() throws {
    let seed = SeededGenerator.seed(of: "RandomWorkload")
    let fixture = try SimulationFixture()
    for round in 0..<5 {
      let plan = RandomWorkload.Plan(sessions: 1 + round, agents: 2 * round, tasks: 10 * round)
      let sent = deliveries(plan, seed: seed &+ UInt64(round))
      #expect(sent.map(\.payload.time) == sent.map(\.payload.time).sorted())
      var sink = MemorySink(project: fixture.project)
      _ = try Playback(in: fixture.project.context).play(sent.map(\.payload), into: &sink)
      #expect(sink.state.sessions.count == plan.sessions)
      #expect(sink.state.tasks.count == plan.tasks)
      #expect(sink.state.tasks.tasks.allSatisfy { $0.status == .completed })
      #expect(sink.state.activeAgents.isEmpty)
      #expect(sent.count { $0.event == "SubagentStart" } == plan.agents)
    }
  }

  @Test func `a rate spreads payloads evenly`() throws {
    let rate = try #require(PayloadRate(argument: "4/s"))
    let spread = rate.spread(deliveries(.init(sessions: 1, agents: 0, tasks: 1), seed: 1))
    #expect(spread.map(\.payload.time.milliseconds).prefix(3) == [0, 250, 500])
  }

  @Test(arguments: [("10/s", 100.0), ("30/m", 2_000), ("5", 200), ("0.5/s", 2_000)])
  func `rates are read`(_ text: String, _ interval: Double) {
    #expect(PayloadRate(argument: text)?.interval == interval)
  }

  @Test(arguments: ["", "0/s", "-1/s", "10/", "10/x", "/s", "10/s/s", "ten/s"])
  func `what is no rate is refused`(_ text: String) {
    #expect(PayloadRate(argument: text) == nil)
  }
}
