import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import SchemaMigration
import TestSupport
import Testing

/// Every frozen file of an older version through the whole store: journal, snapshot, backup, and back.
@Suite struct MigratedFixturesTests {
  /// The files of a version, in `Tests/Fixtures/migrations`.
  static func files(_ version: SchemaVersion) -> [String] {
    let folder = migrations.appending(path: version.rawValue)
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(version.rawValue)/\($0)" }
  }

  private static let migrations = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/migrations")

  private func project(_ file: String) throws -> (StoreFixture, JSONValue, SchemaVersion)? {
    let bytes = try [UInt8](Data(contentsOf: Self.migrations.appending(path: file)))
    guard let document = try? JSONValue(parsing: bytes),
      case .known(let version) = RecognizedVersion(of: document)
    else { return nil }
    let fixture = try StoreFixture()
    try fixture.makeFolders()
    try fixture.write("progress.json", bytes)
    return (fixture, document, version)
  }

  private func migrate(_ fixture: StoreFixture, _ version: SchemaVersion) throws -> MigrationReport {
    try fixture.store().migrate(
      MigrationRequest(.version(version), actor: "ana", host: "h"), until: .after(.seconds(2)))
  }

  private func snapshot(_ fixture: StoreFixture) throws -> JSONValue {
    try JSONValue(parsing: try #require(fixture.bytes("progress.json")))
  }

  @Test func `there are fixtures of every older version`() {
    #expect(Self.files(.v1).count >= 15)
    #expect(Self.files(.scripts).count >= 15)
  }

  @Test(arguments: files(.v1) + files(.scripts))
  func `what the steps make is what the store writes`(file: String) throws {
    guard let (fixture, _, _) = try project(file) else { return }
    let made = try migrate(fixture, .current).after
    let written = try snapshot(fixture)
    // Counts, workers, position and checksum are the store's; all else is carried over as it is.
    let own: Set = ["stats", "activeAgents", "journal", "checksum", "updatedAt"]
    for member in made.object ?? [:] where !own.contains(member.key) {
      #expect(written[member.key] == member.value, "\(member.key)")
    }
    let keys = Set(made.object?.keys ?? []).union(["project", "takenSpool"])
    #expect(written.object?.keys.filter { !keys.contains($0) } == [])
    for (task, kept) in zip(made["tasks"]?.array ?? [], written["tasks"]?.array ?? []) {
      #expect(task.object?.keys == kept.object?.keys, "\(task["id"]?.string ?? "")")
    }
  }

  @Test(arguments: files(.v1) + files(.scripts))
  func `down through the store gives the old document again, and up the same snapshot`(file: String) throws {
    guard let (fixture, document, version) = try project(file) else { return }
    _ = try migrate(fixture, .current)
    let first = try snapshot(fixture)
    _ = try migrate(fixture, version)
    let back = try snapshot(fixture)
    #expect(back.withoutCarried == document.withoutCarried)
    _ = try migrate(fixture, .current)
    let second = try snapshot(fixture)
    for key in ["tasks", "history", "sessions", "updatedAt"] {
      let difference = JSONPatch(from: first[key] ?? .null, to: second[key] ?? .null).json.text(.compact)
      #expect(second[key] == first[key], "\(key): \(difference)")
    }
  }

  @Test(arguments: files(.v1) + files(.scripts))
  func `the journal alone leads to the same tasks`(file: String) throws {
    guard let (fixture, _, _) = try project(file) else { return }
    _ = try migrate(fixture, .current)
    let state = try #require(try fixture.store().read())
    try fixture.remove("progress.json")
    let replayed = try #require(try fixture.store().read())
    #expect(snapshotValue(of: replayed) == snapshotValue(of: state))
  }
}

extension JSONValue {
  /// The value without what a migration carries along in it.
  fileprivate var withoutCarried: JSONValue {
    switch self {
    case .object(let members):
      var rest = JSONObject()
      for member in members where member.key != "carried" { rest[member.key] = member.value.withoutCarried }
      return .object(rest)
    case .array(let elements): return .array(elements.map(\.withoutCarried))
    default: return self
    }
  }
}
