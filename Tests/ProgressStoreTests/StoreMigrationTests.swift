import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import SchemaMigration
import TestSupport
import Testing

/// Older files under the store's protocol: who migrates them, what is kept, what is left alone.
@Suite struct StoreMigrationTests {
  private static let old = Array(
    #"""
    {"schemaVersion":"2.0","todos":[{"id":"1","content":"Design","activeForm":"Designing","status":"completed",
    "agent":"Kai"},{"id":"2","content":"Build","activeForm":"Building","status":"in_progress","agent":"Nova"}],
    "metadata":{"currentAgent":null},"history":[],"team":"blue"}
    """#.utf8)

  private func project(_ bytes: [UInt8] = old) throws -> StoreFixture {
    let fixture = try StoreFixture()
    try fixture.makeFolders()
    try fixture.write("progress.json", bytes)
    return fixture
  }

  private func migrate(
    _ fixture: StoreFixture, _ goal: MigrationRequest.Goal, calls: any FileSystemCalls = LiveFileSystem()
  ) throws -> MigrationReport {
    try fixture.store(calls).migrate(
      MigrationRequest(goal, actor: "ana", host: "h"), until: .after(.seconds(2)))
  }

  private func contents(_ state: ProgressState?) -> [String] {
    state?.tasks.tasks.map(\.content) ?? []
  }

  @Test func `the first update migrates an older file, keeps its bytes and goes on from it`() throws {
    let fixture = try project()
    let outcome = try fixture.add("1")
    #expect(contents(outcome.state) == ["Design", "Build", "Task 1"])
    #expect(
      outcome.notes.contains { if case .migrated(from: "2.0", tasks: 2, _) = $0 { true } else { false } })
    #expect(fixture.bytes("progress.json.backup") == Self.old)
    let backup = try #require(fixture.names("backups").first)
    #expect(fixture.bytes("backups/" + backup) == Self.old)
    let again = try fixture.add("2")
    #expect(!again.notes.contains { if case .migrated = $0 { true } else { false } })
    #expect(fixture.names("backups").count == 1)
    // The journal alone leads to the same state.
    try fixture.remove("progress.json")
    #expect(try contents(fixture.store().read()) == ["Design", "Build", "Task 1", "Task 2"])
  }

  @Test(arguments: [true, false])
  func `a folder that the scripts made is explained to git and to other tools`(byItself: Bool) throws {
    let fixture = try project()
    let orchestra = fixture.folder.path(of: ".orchestra")
    #expect(try FileManager.default.contentsOfDirectory(atPath: orchestra) == ["cache"])
    if byItself { try fixture.add("1") } else { _ = try migrate(fixture, .version(.current)) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: orchestra).sorted()
        == [".gitignore", "cache", "schemas"])
  }

  @Test func `a reader sees an older file as it will be, and changes nothing`() throws {
    let fixture = try project()
    let reading = try #require(try fixture.store().reading())
    #expect(contents(reading.state) == ["Design", "Build"])
    #expect(reading.pending == .scripts)
    #expect(fixture.names() == ["progress.json"])
    #expect(fixture.bytes("progress.json") == Self.old)
  }

  @Test func `what is not to be migrated by itself is left alone, and is still to be read`() throws {
    var fixture = try project()
    fixture.settings.migratesByItself = false
    #expect(throws: StoreError.heldSnapshot(version: "2.0")) { try fixture.add("1") }
    #expect(fixture.bytes("progress.json") == Self.old)
    let reading = try #require(try fixture.store().reading())
    #expect(contents(reading.state) == ["Design", "Build"])
    #expect(reading.pending == nil)
    let report = try migrate(fixture, .version(.current))
    #expect(report.entry?.action == .up)
    #expect(try fixture.add("1").events.isEmpty == false)
  }

  @Test func `after going down nothing comes up by itself, and everything comes back with the next up`()
    throws
  {
    let fixture = try project()
    try fixture.add("1")
    let before = try #require(try fixture.store().read())
    let down = try migrate(fixture, .version(.scripts))
    #expect(down.action == .down)
    #expect(try fixture.store().examine()?.isHeld == true)
    #expect(throws: StoreError.heldSnapshot(version: "2.0")) { try fixture.add("2") }
    #expect(try contents(fixture.store().read()) == contents(before))
    let up = try migrate(fixture, .version(.current))
    #expect(up.action == .up)
    let after = try fixture.add("2").state
    #expect(contents(after) == contents(before) + ["Task 2"])
    #expect(after.project == before.project)
    #expect(Array(after.sessions.map(\.id)) == ["s"])
  }

  @Test func `an old file that turns up beside a journal is taken in, and what the journal holds stays`()
    throws
  {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.write("progress.json", Self.old)
    let outcome = try fixture.add("2")
    #expect(contents(outcome.state) == ["Task 1", "Design", "Build", "Task 2"])
    #expect(fixture.bytes("progress.json.backup") == Self.old)
  }

  @Test func `the history says who did what to which bytes`() throws {
    let fixture = try project()
    _ = try migrate(fixture, .version(.current))
    _ = try migrate(fixture, .version(.scripts))
    let history = try fixture.store().migrationHistory()
    #expect(history.map(\.action) == [.up, .down])
    #expect(history.map(\.number) == [1, 2])
    #expect(history.map(\.from) == ["2.0", "2.0.0"])
    #expect(history.first?.before == Checksum(of: Self.old))
    #expect(history.last?.before == history.first?.after)
    #expect(history.last?.after == Checksum(of: try #require(fixture.bytes("progress.json"))))
    #expect(history.allSatisfy { $0.result == .done })
  }

  @Test func `going back to a backup brings exactly its bytes, and keeps what was there`() throws {
    let fixture = try project()
    try fixture.add("1")
    let present = try #require(fixture.bytes("progress.json"))
    let report = try migrate(fixture, .backup(nil))
    #expect(fixture.bytes("progress.json") == Self.old)
    #expect(fixture.bytes("progress.json.backup") == present)
    #expect(report.entry?.action == .restore)
    #expect(throws: StoreError.heldSnapshot(version: "2.0")) { try fixture.add("2") }
    // And forward again, to the state of before.
    _ = try migrate(fixture, .backup(nil))
    #expect(try contents(fixture.add("2").state) == ["Design", "Build", "Task 1", "Task 2"])
  }

  @Test func `a backup that is not there is said to be missing`() throws {
    let fixture = try project()
    #expect(throws: StoreError.noSuchBackup(name: nil)) { try migrate(fixture, .backup(nil)) }
    #expect(throws: StoreError.noSuchBackup(name: "x.json")) { try migrate(fixture, .backup("x.json")) }
  }

  @Test func `only the newest backups stay, each bytes once`() throws {
    var fixture = try project()
    fixture.settings.keptBackups = 2
    for index in 0..<4 {
      let text = #"{"schemaVersion":"2.0","todos":[{"id":"1","content":"T\#(index)","status":"pending"}]}"#
      try fixture.write("progress.json", text.utf8)
      _ = try migrate(fixture, .version(.current))
    }
    let backups = try fixture.store().backups()
    #expect(backups.count == 3)
    #expect(backups.first?.name == "progress.json.backup")
    #expect(backups.dropFirst().allSatisfy { $0.version == "2.0" })
    for backup in backups {
      #expect(try fixture.store().backup(named: backup.name).isEmpty == false)
    }
  }

  @Test func `a file made by hand gets its version by a person's word only`() throws {
    let fixture = try project(Array(#"{"tasks":[{"id":"x","content":"By hand","status":"pending"}]}"#.utf8))
    #expect(try fixture.store().examine()?.version == .foreign)
    #expect(throws: StoreError.self) { try migrate(fixture, .version(.current)) }
    let report = try migrate(fixture, .baseline(.current))
    #expect(report.entry?.action == .baseline)
    #expect(try contents(fixture.add("1").state) == ["By hand", "Task 1"])
    #expect(throws: StoreError.self) { try migrate(fixture, .baseline(.scripts)) }
  }

  @Test func `a newer file is not written to by anything`() throws {
    let bytes = Array(#"{"version":"3.1.0","tasks":{}}"#.utf8)
    let fixture = try project(bytes)
    for goal: MigrationRequest.Goal in [
      .version(.current), .version(.scripts), .baseline(.current), .force(.current), .backup(nil),
    ] {
      #expect(throws: StoreError.newerSnapshot(version: "3.1.0")) { try migrate(fixture, goal) }
    }
    #expect(try fixture.store().examine()?.version == .newer("3.1.0"))
    #expect(fixture.bytes("progress.json") == bytes)
  }

  @Test func `a rehearsal says what would stand in the file, byte for byte, and writes nothing`() throws {
    let fixture = try project()
    let rehearsed = try fixture.store().rehearse(
      MigrationRequest(.version(.current), actor: "ana", host: "h"))
    #expect(fixture.names() == ["progress.json"])
    let done = try migrate(fixture, .version(.current))
    #expect(done.wasNeeded && rehearsed.wasNeeded)
    let written = try JSONValue(parsing: try #require(fixture.bytes("progress.json")))
    #expect(rehearsed.after == written)
    #expect(rehearsed.bytesAfter == done.bytesAfter)
  }

  @Test func `doing it again is nothing to do`() throws {
    let fixture = try project()
    _ = try migrate(fixture, .version(.current))
    let names = fixture.names()
    let again = try migrate(fixture, .version(.current))
    #expect(!again.wasNeeded)
    #expect(again.entry == nil)
    #expect(fixture.names() == names)
    #expect(try fixture.store().migrationHistory().count == 1)
  }
}
