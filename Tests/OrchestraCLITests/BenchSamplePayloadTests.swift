import JSONTree
import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct BenchSamplePayloadTests {
  @Test(arguments: BenchSampleProjectTests.sizes)
  func `every round's list and every round's update change one task and record one event`(_ count: Int) throws
  {
    let harness = try CommandHarness()
    _ = harness.run("bench", "hook", "--prepare", harness.path, "--tasks", String(count))
    let live = SampleProject(tasks: count).liveTaskCount
    harness.clock.advance(
      milliseconds: SampleProject.afterwards.milliseconds - SampleProject.beginning.milliseconds)
    var records = try harness.journal().count
    for round in 0..<5 {
      for payload in [SamplePayload.listUpdate(tasks: live, round: round), .taskUpdate(round: round)] {
        let before = try statuses(harness)
        let result = harness.serve(payload.bytes(in: harness.path), after: 1)
        #expect(result.output.hasPrefix("{\"systemMessage\""))
        let journal = try harness.journal()
        #expect(journal.count == records + 1)
        #expect(journal.last?["type"]?.string == "task.changed")
        records = journal.count
        let after = try statuses(harness)
        #expect(after.count == count)
        #expect(zip(before, after).filter { $0 != $1 }.count == 1)
      }
    }
  }

  @Test func `another tool right after an update is silent and records nothing`() throws {
    let harness = try CommandHarness()
    _ = harness.run("bench", "hook", "--prepare", harness.path, "--tasks", "10")
    harness.serve(SamplePayload.listUpdate(tasks: 8, round: 0).bytes(in: harness.path), after: 1)
    let journal = harness.bytes("events.jsonl")
    let result = harness.serve(SamplePayload.otherTool.bytes(in: harness.path), after: 1)
    #expect(result.output.isEmpty)
    #expect(harness.bytes("events.jsonl") == journal)
  }

  @Test func `payloads look like those of the host and fit into a pipe`() throws {
    for payload in SamplePayload.opening(tasks: 8) + [.otherTool, .taskUpdate(round: 0)] {
      let body = payload.body(in: "/home/user/lantern")
      #expect(body["hook_event_name"]?.string == payload.event)
      #expect(body["cwd"]?.string == "/home/user/lantern")
      #expect(body["session_id"]?.string == SamplePayload.session)
      #expect(payload.bytes(in: "/").count < 4_096)
    }
  }

  private func statuses(_ harness: CommandHarness) throws -> [String] {
    try harness.snapshot()?["tasks"]?.array?.map { "\($0["id"]?.string ?? "") \($0["status"]?.string ?? "")" }
      ?? []
  }
}
