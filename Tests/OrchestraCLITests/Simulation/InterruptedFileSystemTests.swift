import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Synchronization
import TestSupport
import Testing

@testable import OrchestraCLI

/// A hook that dies at a point of its update: what the next one finds.
@Suite struct InterruptedFileSystemTests {
  private func begun() throws -> CommandHarness {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    return harness
  }

  private func hook(
    _ harness: CommandHarness, _ interruption: InterruptedFileSystem.Interruption
  ) throws -> (result: CommandHarness.Result, deaths: Int) {
    let deaths = Counter()
    let payload = try Fixtures.bytes("claude.post-tool-use.todowrite.no-ids")
    let result = harness.run(["hook", "--strict"], input: ScriptedInput([.bytes(payload), .end])) {
      context, _ in
      context.calls = InterruptedFileSystem(interruption, wrapping: context.calls) { deaths.add() }
    }
    return (result, deaths.count)
  }

  private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
  }

  private func tasks(_ harness: CommandHarness) throws -> [String] {
    let result = harness.run("tasks", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    return try JSONValue(parsing: result.output).array?.compactMap { $0["content"]?.string } ?? []
  }

  @Test(arguments: UpdatePoint.allCases)
  func `a hook that dies has recorded all or nothing`(_ point: UpdatePoint) throws {
    let harness = try begun()
    let (_, deaths) = try hook(harness, .death(point))
    #expect(deaths == 1)
    #expect(try tasks(harness).count == (point.isCommitted ? 4 : 0))
    // The next hook mends what is left and goes on; the list is there once.
    #expect(try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids").status == 0)
    #expect(try tasks(harness).count == 4)
    let journal = try harness.journal().compactMap { $0["sequence"]?.integer }
    #expect(journal == Array(1...Int64(journal.count)))
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 4)
  }

  @Test func `a torn record is cut off and kept aside`() throws {
    let harness = try begun()
    let before = try #require(harness.bytes("events.jsonl")).count
    _ = try hook(harness, .death(.halfAppend))
    let torn = try #require(harness.bytes("events.jsonl"))
    #expect(torn.count > before)
    #expect(torn.last != UInt8(ascii: "\n"))
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    #expect(try harness.journal().count > 4)
  }

  @Test func `on a full disk nothing is recorded, and nothing is broken`() throws {
    let harness = try begun()
    let before = (harness.bytes("events.jsonl"), harness.bytes("progress.json"))
    let (result, _) = try hook(harness, .fullDisk)
    #expect(result.status == 74)
    #expect(harness.bytes("events.jsonl") == before.0)
    #expect(harness.bytes("progress.json") == before.1)
    #expect(try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids").status == 0)
    #expect(try tasks(harness).count == 4)
  }
}
