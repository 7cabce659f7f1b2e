import JSONTree
import Testing

@testable import SchemaMigration

@Suite struct ProgramTakesOverTests {
  private func up(_ name: String) throws -> JSONValue {
    try MigrationFixture.named("2.0/" + name).migrated(to: .v2)
  }

  @Test func `a todo becomes a task of the bare list with its id as the host's`() throws {
    let task = try up("plain")[task: 0]
    #expect(task["list"] == "bare")
    #expect(task["session"] == "")
    #expect(task["externalId"] == "1")
    #expect(task["position"] == 0)
    #expect(TaskIdentifiers.isOurs(task["id"]?.string ?? ""))
    #expect(task["agent"] == "Kai")
    #expect(task["agentSource"] == "session")
  }

  @Test func `no duration and no progress is made up`() throws {
    for task in try up("plain").elements {
      #expect(task["duration"] == 0)
      #expect(task["progress"] == (task["status"] == "completed" ? 100 : .null))
    }
    #expect(try up("plain")["stats"]?["averageDuration"] == .null)
  }

  @Test func `small times are seconds`() throws {
    let task = try up("seconds-with-fractions")[task: 0]
    #expect(task["createdAt"] == 1_762_245_000_123)
    #expect(task["updatedAt"] == 1_762_245_060_456)
  }

  @Test func `what cannot be a time is carried, and the session's start stands in`() throws {
    let task = try up("negative-and-future-times")[task: 5]
    #expect(task["createdAt"] == 1_762_245_000_000)
    #expect(task["carried"]?["2.0"]?["values"]?["startTime"] == "yesterday")
    #expect(try up("negative-and-future-times")[task: 0]["createdAt"] == -86_400_000_000_000)
  }

  @Test func `the newest fifty entries of the history come over, numbered on, and the others are carried`()
    throws
  {
    let document = try up("history-200")
    let history = try #require(document["history"]?.array)
    #expect(history.count == 50)
    #expect(history.first?["sequence"] == 1)
    #expect(history.last?["details"] == "Entry 199")
    #expect(document["journal"]?["sequence"] == 50)
    let others = document["carried"]?["2.0"]?["log"]?["others"]?[0]
    #expect(others?["at"] == 0)
    #expect(others?["values"]?.array?.count == 150)
  }

  @Test func `references lead to the new ids, and those that lead nowhere are carried`() throws {
    let document = try up("parents")
    #expect(document[task: 1]["parentId"] == document[task: 0]["id"])
    #expect(document[task: 2]["parentId"] == .null)
    let dangling = try up("dangling-parents")
    #expect(dangling[task: 0]["parentId"] == .null)
    #expect(dangling[task: 0]["carried"]?["2.0"]?["values"]?["parentId"] == "99")
    let blocked = try up("more-than-scripts-know")
    #expect(
      blocked[task: 1]["blockedBy"] == [blocked[task: 0]["id"] ?? .null, blocked[task: 2]["id"] ?? .null])
  }

  @Test func `a circle of parts or blockers is cut in one place`() throws {
    let parents = try up("parent-circle").elements.map { $0["parentId"]?.isNull == true }
    #expect(parents == [false, false, true, true])
    let blockers = try up("more-than-scripts-know").elements.map { $0["blockedBy"]?.array?.count }
    #expect(blockers[2...] == [1, 0])
  }

  @Test func `ids are unique, also where the file had one twice`() throws {
    for name in ["duplicate-ids", "missing-ids", "ids-like-ours"] {
      let ids = try up(name).elements.compactMap { $0["id"]?.string }
      #expect(Set(ids).count == ids.count, "\(name)")
    }
  }

  @Test func `who is named by tasks in progress is at work`() throws {
    let agents = try #require(try up("plain")["activeAgents"]?.array)
    #expect(agents.count == 1)
    #expect(agents[0]["name"] == "Kai")
    #expect(agents[0]["kind"] == "worker")
    #expect(agents[0]["session"] == "")
  }

  @Test func `what failed is shown to old scripts as pending, what was cancelled as completed`() throws {
    let before = try MigrationFixture.named("2.0.0/failed-and-cancelled")
    let outcome = try Migrator.migrate(before, to: .scripts, moment: 0)
    #expect(outcome.document.elements.map { $0["status"] } == ["pending", "completed", "completed"])
    let place = JSONLocation([.key("tasks"), .index(0), .key("status")])
    #expect(
      outcome.steps[0].notes.contains { $0.kind == .carried && $0.location == place && $0.from == "failed" })
  }

  @Test func `a task of a host is known to old scripts by its own id, which is unique`() throws {
    let down = try MigrationFixture.named("2.0.0/host-ids").migrated(to: .scripts)
    #expect(down.elements.map { $0["id"] } == ["t-a00001", "t-b00002", "1"])
  }
}
