import JSONTree
import Testing

@testable import SchemaMigration

@Suite struct ScriptsAddAgentsTests {
  @Test func `todos get an agent, times and steps`() throws {
    let document = try MigrationFixture.named("1.0/plain").migrated(to: .scripts, moment: 99)
    #expect(document["schemaVersion"] == "2.0")
    #expect(
      document[task: 1] == [
        "id": "2", "content": "Write the migration", "activeForm": "Writing the migration",
        "status": "in_progress", "agent": "Unknown", "startTime": 99, "lastUpdateTime": 99,
        "estimatedDuration": .null, "currentStep": .null, "totalSteps": .null, "tags": [],
      ])
    #expect(document["metadata"]?["totalTasks"] == 3)
    #expect(document["metadata"]?["completionRate"] == 33)
    #expect(document["history"] == [])
    #expect(document["carried"] == nil)
  }

  /// The old migrator wrote "Unknown" and the time of the migration over them.
  @Test func `agents, times, metadata and history that are there already stay`() throws {
    let agents = try MigrationFixture.named("1.0/agents-already-set").migrated(to: .scripts, moment: 99)
    #expect(agents.elements.map { $0["agent"] } == ["Kai", "Nova", "Unknown"])
    #expect(agents[task: 0]["startTime"] == 1_762_245_000_000)
    #expect(agents[task: 1]["startTime"] == 99)
    let others = try MigrationFixture.named("1.0/version-with-metadata").migrated(to: .scripts, moment: 99)
    #expect(others["metadata"]?["note"] == "by hand")
    #expect(others["metadata"]?["sessionStartTime"] == 1_762_245_000_000)
    #expect(others["metadata"]?["totalTasks"] == 3)
    #expect(others["history"]?.array?.count == 1)
  }

  @Test func `agents survive all the way up`() throws {
    let document = try MigrationFixture.named("1.0/agents-already-set").migrated(to: .v2)
    #expect(document.elements.map { $0["agent"] } == ["Kai", "Nova", "Unknown"])
    #expect(document[task: 0]["createdAt"] == 1_762_245_000_000)
  }

  @Test func `an old file without version looks like one on the way down`() throws {
    let document = try MigrationFixture.named("2.0/plain").migrated(to: .v1)
    #expect(document.object?.keys == ["todos", "carried"])
    #expect(document[task: 0].object?.keys == ["id", "content", "activeForm", "status", "carried"])
  }

  @Test func `what is supplied is told once for all todos`() throws {
    let outcome = try Migrator.migrate(try MigrationFixture.named("1.0/plain"), to: .scripts, moment: 99)
    #expect(outcome.steps[0].notes.map(\.kind) == [.supplied, .supplied, .supplied])
    #expect(outcome.steps[0].notes.map(\.location.description) == ["todos", "metadata", "history"])
  }
}
