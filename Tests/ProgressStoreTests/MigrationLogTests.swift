import DurableFiles
import Foundation
import ProgressStore
import SchemaMigration
import TestSupport
import Testing

/// The history of migrations under damage: what verifies counts, and nothing is thrown away.
@Suite struct MigrationLogTests {
  private func project() throws -> StoreFixture {
    let fixture = try StoreFixture()
    try fixture.makeFolders()
    try fixture.write("progress.json", #"{"todos":[{"id":"1","content":"A","status":"pending"}]}"#.utf8)
    try migrate(fixture, .current)
    try migrate(fixture, .scripts)
    return fixture
  }

  private func migrate(_ fixture: StoreFixture, _ version: SchemaVersion) throws {
    _ = try fixture.store().migrate(
      MigrationRequest(.version(version), actor: "ana", host: "h"), until: .after(.seconds(2)))
  }

  @Test func `a torn last line is no entry, and the next one takes its place`() throws {
    let fixture = try project()
    let whole = try #require(fixture.bytes("migrations.jsonl"))
    try fixture.write("migrations.jsonl", whole.dropLast(20))
    #expect(try fixture.store().migrationHistory().map(\.number) == [1])
    try migrate(fixture, .current)
    #expect(try fixture.store().migrationHistory().map(\.action) == [.up, .up])
    let kept = fixture.names("quarantine").filter { $0.hasPrefix("migrations-") }
    #expect(kept.compactMap { fixture.bytes("quarantine/" + $0) } == [Array(whole.dropLast(20))])
  }

  @Test func `a line that somebody changed ends what is believed`() throws {
    let fixture = try project()
    let text = String(decoding: try #require(fixture.bytes("migrations.jsonl")), as: UTF8.self)
    try fixture.write(
      "migrations.jsonl", text.replacing("\"action\":\"up\"", with: "\"action\":\"down\"").utf8)
    #expect(try fixture.store().migrationHistory().isEmpty)
  }

  @Test func `a line whose file was never replaced is told as interrupted`() throws {
    let fixture = try project()
    let down = try #require(fixture.bytes("progress.json"))
    try migrate(fixture, .current)
    // As if the process had died before the rename.
    try fixture.write("progress.json", down)
    #expect(try fixture.store().migrationHistory().map(\.result) == [.done, .done, .interrupted])
  }

  @Test func `what runs the store is in the entry`() throws {
    let fixture = try project()
    let entry = try #require(try fixture.store().migrationHistory().first)
    #expect(entry.command == "test")
    #expect(entry.actor == "ana")
    #expect(entry.from == "1.0")
    #expect(entry.to == "2.0.0")
    #expect(entry.backup?.hasPrefix("progress-1.0-") == true)
  }
}
