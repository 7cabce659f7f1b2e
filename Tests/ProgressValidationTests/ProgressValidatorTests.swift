import JSONTree
import ProgressValidation
import SchemaMigration
import Testing

@Suite struct ProgressValidatorTests {
  private func codes(_ text: String, moment: Int64 = 1_762_253_600_000) throws -> [String] {
    ProgressValidator.findings(in: try JSONValue(parsing: text), moment: moment).map(\.code)
  }

  @Test func `a document without bytes is judged by shape and meaning`() throws {
    #expect(try codes(#"{"todos": [{"id": "1", "content": "A", "status": "pending"}]}"#).isEmpty)
    #expect(
      try codes(#"{"todos": [{"id": "1", "content": "A", "status": "odd", "parentId": "2"}]}"#) == [
        "OR212", "OR382",
      ])
    #expect(try codes("[]") == ["OR201"])
    #expect(try codes(#"{"version": "7.0"}"#) == ["OR202"])
  }

  @Test func `every finding of bytes has its place, in the order of the file`() {
    let bytes = Array(#"{"todos":[{"id":1},{"id":"1","content":"A","status":"x"}]}"#.utf8)
    let findings = ProgressValidator.examine(bytes, moment: 0).findings
    #expect(findings.map(\.code) == ["OR211", "OR211", "OR381", "OR380", "OR212"])
    #expect(findings.compactMap(\.offset) == findings.compactMap(\.offset).sorted())
    #expect(findings.allSatisfy { $0.offset != nil })
  }

  @Test func `the shape alone can be asked for`() {
    let bytes = Array(#"{"todos":[{"id":1}]}"#.utf8)
    #expect(
      ProgressValidator.examine(bytes, moment: 0, scope: .shape).findings.map(\.code) == ["OR211", "OR211"])
  }

  @Test func `what an older file may be is for the migration to mend`() {
    let finding = ProgressValidator.examine(Array(#"{"todos":null}"#.utf8), moment: 0).findings.first
    #expect(finding?.severity == .warning)
    #expect(finding?.remedy == "orchestra migrate up")
  }

  @Test func `the outcome tells version and document`() {
    let good = ProgressValidator.examine(Array(#"{"todos":[]}"#.utf8), moment: 0)
    #expect(good.version == .known(.v1))
    #expect(good.document == ["todos": []])
    let bad = ProgressValidator.examine(Array("{".utf8), moment: 0)
    #expect(bad.version == nil && bad.document == nil)
  }

  @Test func `ten thousand circles and a chain of ten thousand are no trouble`() throws {
    // Only that it ends without running out of stack: a chain of parents as long as the file, closed at its end.
    let count = 10_000
    let tasks = (0..<count).map { number -> JSONValue in
      var task = Self.task
      task["id"] = .string("t-\(number)")
      task["parentId"] = .string("t-\((number + 1) % count)")
      task["blockedBy"] = [.string("t-\(number ^ 1)")]
      return .object(task)
    }
    let found = ProgressValidator.findings(
      in: ["version": "2.0.0", "updatedAt": 1_762_250_000_000, "sessions": [], "tasks": .array(tasks)],
      moment: 1_762_253_600_000)
    #expect(found.count { $0.code == "OR311" } == 1)
    #expect(found.count { $0.code == "OR313" } == count / 2)
  }

  private static let task: JSONObject = [
    "id": "", "session": "", "list": "hand", "content": "A", "activeForm": .null, "status": "pending",
    "agent": "Unknown", "agentSource": "unknown", "progress": .null, "currentStep": .null,
    "totalSteps": .null,
    "createdAt": 1_762_250_000_000, "startedAt": .null, "updatedAt": 1_762_250_000_000, "completedAt": .null,
    "statusSince": 1_762_250_000_000, "duration": 0, "pendingDuration": 0, "estimatedDuration": .null,
    "parentId": .null,
    "blockedBy": [], "tags": [],
  ]
}
