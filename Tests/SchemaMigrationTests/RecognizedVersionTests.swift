import JSONTree
import Testing

@testable import SchemaMigration

@Suite struct RecognizedVersionTests {
  @Test(arguments: MigrationFixture.known)
  func `a fixture is of the version its folder says`(fixture: MigrationFixture) throws {
    #expect(RecognizedVersion(of: try fixture.document) == .known(try #require(fixture.version)))
  }

  @Test(arguments: MigrationFixture.files(in: "newer"))
  func `a later program's file is newer`(fixture: MigrationFixture) throws {
    let document = try fixture.document
    let word = document["version"] ?? document["schemaVersion"]
    let text = word?.string ?? word?.number?.text
    #expect(RecognizedVersion(of: document) == .newer(try #require(text)))
  }

  @Test(arguments: MigrationFixture.files(in: "foreign"))
  func `another program's file is foreign`(fixture: MigrationFixture) throws {
    #expect(RecognizedVersion(of: try fixture.document) == .foreign)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var document: JSONValue
    var expected: RecognizedVersion
    var testDescription: String { document.text(.compact) }

    init(_ document: JSONValue, _ expected: RecognizedVersion) {
      self.document = document
      self.expected = expected
    }

    static let all = [
      Case(["version": "2.0.0"], .known(.v2)),
      Case(["version": "2.0.0", "todos": [], "schemaVersion": "1.0"], .known(.v2)),
      Case(["version": "2.0.0 "], .newer("2.0.0 ")),
      Case(["version": "2.0.00"], .foreign),
      Case(["version": "2.0", "todos": []], .known(.v1)),
      Case(["version": 2, "metadata": [:]], .known(.scripts)),
      Case(["version": 2.1], .newer("2.1")),
      Case(["version": "99999999999999999999", "todos": []], .newer("99999999999999999999")),
      Case(["version": true, "todos": []], .known(.v1)),
      Case(["schemaVersion": "1"], .known(.v1)),
      Case(["schemaVersion": "1.9.9"], .known(.v1)),
      Case(["schemaVersion": 1.0], .known(.v1)),
      Case(["schemaVersion": "2"], .known(.scripts)),
      Case(["schemaVersion": "2.0"], .known(.scripts)),
      Case(["schemaVersion": "2.0.0"], .known(.scripts)),
      Case(["schemaVersion": 2], .known(.scripts)),
      Case(["schemaVersion": "2.1"], .newer("2.1")),
      Case(["schemaVersion": "20"], .newer("20")),
      Case(["schemaVersion": "draft", "todos": []], .known(.v1)),
      Case(["metadata": [:]], .known(.scripts)),
      Case(["history": []], .known(.scripts)),
      Case(["todos": [], "metadata": .null], .known(.scripts)),
      Case(["todos": [["agent": "Kai", "startTime": 1]]], .known(.v1)),
      Case(["todos": .null], .known(.v1)),
      Case([:], .known(.v1)),
      Case(["carried": ["2.0": ["values": ["metadata": [:]]]], "x": 1], .known(.v1)),
      Case(["carried": "x"], .foreign),
      Case(["tasks": [], "journal": ["sequence": 0]], .known(.v2)),
      Case(["tasks": [], "history": []], .foreign),
    ]
  }

  @Test(arguments: Case.all)
  func `a document's version is told by its top level`(row: Case) {
    #expect(RecognizedVersion(of: row.document) == row.expected)
  }
}
