import Foundation
import ProgressModel
import SchemaMigration
import TestSupport
import Testing

@testable import ProgressStore

@Suite struct StoredStateTests {
  @Test func `a file of this version is read as it is`() throws {
    let fixture = try StoreFixture()
    try fixture.tell(10, .list("Test▶", "Ship○"))
    let bytes = try #require(fixture.bytes("progress.json"))
    guard case .state(let state, .current) = StoredState(of: bytes, modifiedAt: 0) else {
      Issue.record("not a state")
      return
    }
    #expect(state.lines == ["Test▶", "Ship○"])
    #expect(StateComparison(before: state, after: try fixture.state()).isEmpty)
  }

  @Test(arguments: [
    (#"{"todos":[{"id":"1","content":"Test","activeForm":"Testing","status":"pending"}]}"#, SchemaVersion.v1),
    (
      #"{"schemaVersion":"2.0","todos":[{"id":"1","content":"Test","status":"pending","agent":"Kai"}],"metadata":{},"history":[]}"#,
      SchemaVersion.scripts
    ),
  ])
  func `an older file is migrated in memory`(_ text: String, _ version: SchemaVersion) {
    guard case .state(let state, let found) = StoredState(of: Array(text.utf8), modifiedAt: 1_000) else {
      Issue.record("not a state")
      return
    }
    #expect(found == version)
    #expect(state.lines == ["Test○"])
  }

  @Test func `anything else says what it is`() {
    func kind(_ text: String) -> String {
      switch StoredState(of: Array(text.utf8), modifiedAt: 0) {
      case .state: "state"
      case .newer(let version): "newer \(version)"
      case .foreign: "foreign"
      case .unreadable: "unreadable"
      case .notMigratable: "not migratable"
      }
    }
    #expect(kind(#"{"version":"9.0.0"}"#) == "newer 9.0.0")
    #expect(kind("[1]") == "foreign")
    #expect(kind(#"{"version":"2.0.0","tasks":[{"#) == "unreadable")
  }
}
