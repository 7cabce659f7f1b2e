import JSONTree
import Testing

@Suite struct TopCommandTests {
  @Test func `the files are those on disk, with their sizes`() throws {
    let harness = try WhyCommandTests.project()
    let rows = try JSONValue(parsing: harness.run("top", "space", "--format", "json").output).array ?? []
    func bytes(_ name: String) -> JSONValue? {
      rows.first { $0["ranking"] == "files" && $0["name"]?.string == name }?["bytes"]
    }
    #expect(bytes("snapshot") == .integer(harness.bytes("progress.json")?.count ?? -1))
    #expect(bytes("journal") == .integer(harness.bytes("events.jsonl")?.count ?? -1))
  }

  /// The members and what stands between them make up the file.
  @Test func `the parts of the snapshot have the sizes they have in the file`() throws {
    let harness = try WhyCommandTests.project()
    let rows =
      try JSONValue(parsing: harness.run("top", "space", "--limit", "50", "--format", "json").output).array
      ?? []
    let file = String(decoding: try #require(harness.bytes("progress.json")), as: UTF8.self)
    let tasks = try #require(
      rows.first { $0["ranking"] == "snapshot" && $0["name"] == "tasks" }?["bytes"]?.integer)
    let start = try #require(file.firstRange(of: "\"tasks\": ")).upperBound
    let end = try #require(file.firstRange(of: ",\n  \"activeAgents\"")).lowerBound
    #expect(Int(tasks) == file[start..<end].utf8.count)
  }

  @Test func `without a word both are shown, three lines each`() throws {
    let harness = try WhyCommandTests.project()
    let rows = try JSONValue(parsing: harness.run("top", "--format", "json").output).array ?? []
    let rankings = Set(rows.compactMap { $0["ranking"]?.string })
    #expect(rankings.isSuperset(of: ["work", "pending", "files", "snapshot", "largest"]))
    #expect(rows.allSatisfy { ($0["rank"]?.integer ?? 9) <= 3 })
    #expect(harness.run("top", "money").status == 64)
    #expect(harness.run("top", "--limit", "0").status == 64)
  }

  @Test func `files that cannot be looked at count as not there`() throws {
    let harness = try CommandHarness()
    _ = harness.run("init")
    let result = harness.run("top", "space")
    #expect(result.status == 0 && result.errors.isEmpty)
  }
}
