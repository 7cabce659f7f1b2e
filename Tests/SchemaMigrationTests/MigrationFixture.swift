import Foundation
import JSONTree
import Testing

@testable import SchemaMigration

/// A file of `Tests/Fixtures/migrations`: a progress file as it was once written, never to be edited.
struct MigrationFixture: CustomTestStringConvertible, Sendable {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/migrations")

  /// Such as `2.0/plain`.
  let name: String

  var testDescription: String { name }

  static let all: [MigrationFixture] = ["1.0", "2.0", "2.0.0", "newer", "foreign"].flatMap(files(in:))
  static let known = SchemaVersion.allCases.flatMap { files(in: $0.rawValue) }

  static func files(in kind: String) -> [MigrationFixture] {
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted()
      .map { MigrationFixture(name: kind + "/" + $0.dropLast(5)) }
  }

  static func named(_ name: String) throws -> JSONValue { try MigrationFixture(name: name).document }

  var kind: String { String(name.prefix { $0 != "/" }) }
  var version: SchemaVersion? { SchemaVersion(rawValue: kind) }

  var bytes: [UInt8] {
    get throws { Array(try Data(contentsOf: Self.folder.appending(path: name + ".json"))) }
  }

  /// What the file holds; a blank one is taken as the store takes it.
  var document: JSONValue {
    get throws {
      let bytes = try bytes
      return Migrator.isBlank(bytes) ? Migrator.blankDocument : try JSONValue(parsing: bytes)
    }
  }
}

/// The time the tests say the files were last changed.
let fixtureMoment: Int64 = 1_762_250_000_000

extension JSONValue {
  /// Migrates for a test that expects it to work.
  func migrated(to version: SchemaVersion, moment: Int64 = fixtureMoment) throws -> JSONValue {
    try Migrator.migrate(self, to: version, moment: moment).document
  }

  /// The tasks or todos.
  var elements: [JSONValue] { self["tasks"]?.array ?? self["todos"]?.array ?? [] }

  subscript(task index: Int) -> JSONValue {
    get { elements[index] }
    set {
      let key = self["tasks"] == nil ? "todos" : "tasks"
      object?[key]?.array?[index] = newValue
    }
  }
}
