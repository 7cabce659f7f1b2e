import JSONTree
import Testing

@testable import SchemaMigration

/// What happens between a step down and the next step up, or the other way round, is not undone.
@Suite struct PassageTests {
  /// A file of this program, taken down to the scripts' version.
  private func lowered(_ name: String, to version: SchemaVersion = .scripts) throws -> (JSONValue, JSONValue)
  {
    let before = try MigrationFixture.named("2.0.0/" + name)
    return (before, try before.migrated(to: version))
  }

  /// The task without its place, which is another when others came or went.
  private func unplaced(_ task: JSONValue) -> JSONValue {
    var task = task
    task.object?["position"] = nil
    return task
  }

  @Test(arguments: [SchemaVersion.v1, .scripts])
  func `a status an older tool changed wins, and all else returns`(version: SchemaVersion) throws {
    var (before, down) = try lowered("failed-and-cancelled", to: version)
    down[task: 0].object?["status"] = "completed"
    let up = try down.migrated(to: .v2)
    #expect(up.elements.map { $0["status"] } == ["completed", "cancelled", "completed"])
    for key in ["id", "session", "list", "agent", "agentSource", "createdAt", "duration"] {
      #expect(up[task: 0][key] == before[task: 0][key], "\(key)")
    }
    #expect(up["stats"]?["failedTasks"] == 0)
    #expect(up["sessions"] == before["sessions"])
    #expect(up["project"] == before["project"])
  }

  @Test(arguments: [SchemaVersion.v1, .scripts])
  func `a todo an older tool added becomes a task among the others`(version: SchemaVersion) throws {
    var (before, down) = try lowered("one-session", to: version)
    down.object?["todos"]?.array?.insert(["id": "new", "content": "Added", "status": "pending"], at: 1)
    let up = try down.migrated(to: .v2)
    #expect(up.elements.count == 4)
    #expect(up[task: 1]["content"] == "Added")
    #expect(up[task: 1]["session"] == "")
    #expect(unplaced(up[task: 2]) == unplaced(before[task: 1]))
    #expect(up["stats"]?["totalTasks"] == 4)
    #expect(SnapshotCheck.faults(in: up) == [])
  }

  @Test(arguments: [SchemaVersion.v1, .scripts])
  func `a todo an older tool removed stays away`(version: SchemaVersion) throws {
    var (before, down) = try lowered("one-session", to: version)
    down.object?["todos"]?.array?.remove(at: 1)
    let up = try down.migrated(to: .v2)
    #expect(up.elements.map(unplaced) == [before[task: 0], before[task: 2]].map(unplaced))
    #expect(up.elements.map { $0["position"] } == [0, 1])
    #expect(up["activeAgents"] == [])
  }

  @Test(arguments: [SchemaVersion.v1, .scripts])
  func `the order an older tool brought the todos into stays`(version: SchemaVersion) throws {
    var (before, down) = try lowered("one-session", to: version)
    down.object?["todos"]?.array?.reverse()
    let up = try down.migrated(to: .v2)
    #expect(up.elements.map { $0["id"] } == before.elements.reversed().map { $0["id"] })
    #expect(up[task: 2]["agent"] == "Kai")
  }

  @Test func `entries an older tool added to the history go on behind the last`() throws {
    var (before, down) = try lowered("one-session")
    down.object?["history"]?.array?.append(["timestamp": 5, "event": "task_started", "taskId": "t-a00001"])
    let up = try down.migrated(to: .v2)
    let history = try #require(up["history"]?.array)
    #expect(Array(history.prefix(4)) == before["history"]?.array)
    #expect(history.last?["sequence"] == 6)
    #expect(history.last?["task"] == "t-a00001")
    #expect(SnapshotCheck.faults(in: up) == [])
  }

  @Test func `a tool that drops unknown keys costs only what the older shape cannot hold`() throws {
    var (before, down) = try lowered("one-session")
    down.object?["carried"] = nil
    for index in down.elements.indices { down[task: index].object?["carried"] = nil }
    let up = try down.migrated(to: .v2)
    #expect(SnapshotCheck.faults(in: up) == [])
    #expect(up.elements.map { $0["content"] } == before.elements.map { $0["content"] })
    #expect(up.elements.map { $0["id"] } == before.elements.map { $0["id"] })
  }

  @Test func `work done by this program meanwhile shows in the old shape, and odd members return`() throws {
    var up = try MigrationFixture.named("2.0/numeric-ids").migrated(to: .v2)
    up[task: 1].object?["status"] = "in_progress"
    up[task: 1].object?["updatedAt"] = 1_762_249_000_000
    var added = up[task: 0]
    added.object?["id"] = "t-0000ff"
    added.object?["externalId"] = nil
    added.object?["carried"] = nil
    up.object?["tasks"]?.array?.append(added)
    let down = try up.migrated(to: .scripts)
    #expect(down.elements.map { $0["id"] } == [1, 2, "3", "t-0000ff"])
    #expect(down[task: 1]["status"] == "in_progress")
    #expect(down[task: 1]["parentId"] == 1)
    #expect(down["metadata"]?["inProgressTasks"] == 1)
    #expect(down["metadata"]?["totalTasks"] == 4)
  }

  @Test func `members of metadata nobody knows outlive changed counts`() throws {
    var up = try MigrationFixture.named("2.0/unknown-keys").migrated(to: .v2)
    up[task: 0].object?["status"] = "completed"
    let metadata = try up.migrated(to: .scripts)["metadata"]
    #expect(metadata?["branch"] == "main")
    #expect(metadata?["completedTasks"] == 1)
  }

  @Test func `history that left the snapshot meanwhile does not disturb what was carried`() throws {
    var up = try MigrationFixture.named("2.0/history-200").migrated(to: .v2)
    up.object?["history"]?.array?.removeFirst(10)
    for number in 51...60 {
      up.object?["history"]?.array?.append(["sequence": .integer(number), "time": 1, "event": "note"])
    }
    let history = try #require(try up.migrated(to: .scripts)["history"]?.array)
    #expect(history.count == 200)
    #expect(history[149]["details"] == "Entry 149")
    #expect(history[150]["details"] == "Entry 160")
    #expect(history[199]["event"] == "note")
  }

  @Test func `a residue that would make the document invalid stays under carried`() throws {
    var down = try MigrationFixture.named("2.0.0/one-session").migrated(to: .scripts)
    down[task: 0].object?["carried"]?.object?["2.0.0"]?.object?["values"]?.object?["agentSource"] = "a guess"
    down.object?["carried"]?.object?["2.0.0"]?.object?["values"]?.object?["sessions"] = [["id": 5]]
    let up = try down.migrated(to: .v2)
    #expect(SnapshotCheck.faults(in: up) == [])
    #expect(up["carried"]?["2.0.0"]?["values"]?["sessions"] == [["id": 5]])
    #expect(up[task: 0]["carried"]?["2.0.0"]?["values"]?["agentSource"] == "a guess")
  }

  @Test func `the moment of the way back does not matter`() throws {
    let first = try MigrationFixture.named("2.0/missing-times").migrated(to: .v2, moment: 1000)
    let back = try first.migrated(to: .v1, moment: 2000).migrated(to: .v2, moment: 3000)
    #expect(back.text() == first.text())
  }

  @Test func `matters of form are carried once for all elements`() throws {
    let todos = (0..<4).map {
      JSONValue.object(["status": "pending", "id": .string("\($0)"), "content": "x"])
    }
    let up = try JSONValue.object(["todos": .array(todos)]).migrated(to: .v2)
    #expect(up.elements.allSatisfy { $0["carried"] == nil })
    let order = try #require(up["carried"]?["2.0"]?["list"]?["usual"]?["order"]?.array)
    #expect(order.prefix(3) == ["status", "id", "content"])
  }
}
