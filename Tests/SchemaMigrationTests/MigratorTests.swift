import JSONTree
import TestSupport
import Testing

@testable import SchemaMigration

@Suite struct MigratorTests {
  private static let golden = GoldenFolder()

  /// What went where, for people to read: the notes of each step, and the document it led to.
  @Test(arguments: MigrationFixture.known)
  func `what becomes of a fixture is as written down`(fixture: MigrationFixture) throws {
    let target: SchemaVersion = fixture.version == .v2 ? .v1 : .v2
    let outcome = try Migrator.migrate(try fixture.document, to: target, moment: fixtureMoment)
    var text = ""
    for step in outcome.steps {
      text += "\(step.from.rawValue) to \(step.to.rawValue)\n"
      for note in step.notes {
        let from = note.from.map { ": " + Self.short($0) } ?? ""
        let to = note.to.map { " -> " + Self.short($0) } ?? ""
        text += "  \(note.kind.rawValue) \(note.location)\(from)\(to)\n"
      }
    }
    text += "\n" + outcome.document.text(.pretty) + "\n"
    let difference = try Self.golden.difference(of: text, from: fixture.name + ".txt")
    #expect(difference == nil)
  }

  private static func short(_ value: JSONValue) -> String {
    let text = value.text(.compact)
    return text.count > 120 ? String(text.prefix(119)) + "…" : text
  }

  @Test(arguments: MigrationFixture.files(in: "1.0") + MigrationFixture.files(in: "2.0"))
  func `an old file becomes a valid one of the newest version`(fixture: MigrationFixture) throws {
    let document = try fixture.document.migrated(to: .v2)
    #expect(SnapshotCheck.faults(in: document) == [])
    #expect(RecognizedVersion(of: document) == .known(.v2))
  }

  @Test(arguments: MigrationFixture.files(in: "2.0.0"))
  func `a fixture of the newest version is valid`(fixture: MigrationFixture) throws {
    let faults = SnapshotCheck.faults(in: try fixture.document)
    #expect(faults.allSatisfy { $0.contains("order") || $0.contains("first") || $0.contains("last") })
  }

  @Test(arguments: MigrationFixture.known)
  func `every step leads to a document of its version`(fixture: MigrationFixture) throws {
    for version in SchemaVersion.allCases {
      #expect(RecognizedVersion(of: try fixture.document.migrated(to: version)) == .known(version))
    }
  }

  @Test(arguments: MigrationFixture.known)
  func `the same document and moment give the same outcome`(fixture: MigrationFixture) throws {
    for version in SchemaVersion.allCases {
      let first = try Migrator.migrate(try fixture.document, to: version, moment: 7)
      let second = try Migrator.migrate(try fixture.document, to: version, moment: 7)
      #expect(first.document.text() == second.document.text())
      #expect(first.steps == second.steps)
    }
  }

  @Test(arguments: MigrationFixture.known)
  func `a document of the version asked for stays as it is`(fixture: MigrationFixture) throws {
    let version = try #require(fixture.version)
    let outcome = try Migrator.migrate(try fixture.document, to: version, moment: 7)
    #expect(outcome.steps.isEmpty)
    #expect(outcome.document.text() == (try fixture.document.text()))
  }

  @Test(arguments: MigrationFixture.files(in: "newer"))
  func `a newer document is not migrated`(fixture: MigrationFixture) throws {
    #expect {
      _ = try fixture.document.migrated(to: .v1)
    } throws: { error in
      if case MigrationError.newer = error { true } else { false }
    }
  }

  @Test(arguments: MigrationFixture.files(in: "foreign"))
  func `a foreign document is not migrated`(fixture: MigrationFixture) throws {
    #expect(throws: MigrationError.notADocument) { try fixture.document.migrated(to: .v2) }
  }

  @Test func `ugly documents of old versions become valid ones`() throws {
    let seed = SeededGenerator.seed(of: "MigratorTests")
    var maker = DocumentMaker(random: SeededGenerator(seed: seed))
    for number in 0..<1000 {
      let document = maker.document()
      if maker.version == .v2 { continue }
      let faults = SnapshotCheck.faults(in: try document.migrated(to: .v2))
      if !faults.isEmpty {
        Issue.record("document \(number) of seed \(seed): \(faults) in \(document.text(.compact))")
        return
      }
    }
  }

  @Test func `times nobody knows are those of the moment`() throws {
    let document = try MigrationFixture.named("2.0/no-time-anywhere").migrated(to: .v2, moment: 12_345)
    #expect(document["updatedAt"] == 12_345)
    #expect(document[task: 0]["createdAt"] == 12_345)
  }

  @Test func `something nested too deep to be read again is refused`() {
    var deep: JSONValue = 1
    for _ in 0..<61 { deep = [deep] }
    #expect {
      _ = try Migrator.migrate(["todos": [["id": deep]]], to: .v2, moment: 0)
    } throws: { error in
      if case MigrationError.invalidResult = error { true } else { false }
    }
  }

  @Test(arguments: [("", true), (" \n", true), ("\u{FEFF}\r\n", true), ("{}", false), ("0", false)])
  func `a file that holds nothing is blank`(text: String, isBlank: Bool) {
    #expect(Migrator.isBlank(Array(text.utf8)) == isBlank)
  }
}
