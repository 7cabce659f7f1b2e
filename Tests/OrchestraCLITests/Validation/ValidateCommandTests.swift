import DurableFiles
import Foundation
import JSONTree
import ProgressValidation
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct ValidateCommandTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/validation")

  /// A project in which something has happened.
  private func harness() throws -> CommandHarness {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    try harness.serve(fixture: "claude.post-tool-use.todowrite.progress")
    return harness
  }

  private func edit(_ harness: CommandHarness, _ old: String, _ new: String, file: String = "progress.json")
    throws
  {
    let text = String(decoding: try #require(harness.bytes(file)), as: UTF8.self)
    #expect(text.contains(old))
    try harness.folder.write("lantern/.orchestra/cache/" + file, text.replacing(old, with: new).utf8)
  }

  @Test func `a project the program keeps has nothing wrong`() throws {
    let result = try harness().run("validate")
    #expect(result.output == "Nothing wrong in 2 files\n")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func `everything that payloads of the hosts lead to has nothing wrong`() throws {
    let harness = try CommandHarness()
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.fixtures.deletingLastPathComponent().appending(path: "hooks").path)
    for name in names.sorted() where name.hasSuffix(".json") && !name.contains("argv") {
      try harness.serve(fixture: String(name.dropLast(5)))
    }
    let result = harness.run("validate", "--severity", "warning")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("Nothing wrong"), "\(result.output)")
  }

  @Test func `where nothing has been recorded there is nothing to check`() throws {
    let result = try CommandHarness().run("validate")
    #expect(result.status == 66)
    #expect(result.output.isEmpty)
  }

  @Test func `an error is a no`() throws {
    let harness = try harness()
    try edit(harness, "\"completedTasks\": 1", "\"completedTasks\": 2")
    let result = harness.run("validate")
    #expect(result.status == 1)
    #expect(result.output.contains(": error OR345: completedTasks is 2, but the tasks make it 1\n"))
    #expect(result.output.contains(": warning OR370: "))
    #expect(result.output.hasSuffix("1 error and 1 warning in 2 files\n"))
  }

  @Test func `a warning is a no only when asked for`() throws {
    let harness = try harness()
    try edit(harness, "Write the tokenizer", "Write the parser")
    #expect(harness.run("validate").status == 0)
    #expect(harness.run("validate", "--strict").status == 1)
    #expect(harness.run("validate", "--severity", "error").output == "Nothing wrong in 2 files\n")
  }

  @Test func `a damaged journal is told by line`() throws {
    let harness = try harness()
    try edit(harness, "\"sequence\":3,\"time\":1", "\"sequence\":3,\"time\":7", file: "events.jsonl")
    let result = harness.run("validate")
    #expect(result.status == 1)
    #expect(result.output.contains(".orchestra/cache/events.jsonl:3:1: error OR402: "))
  }

  @Test func `a file of a newer version is told apart`() throws {
    let harness = try CommandHarness()
    try harness.folder.write("lantern/new.json", #"{"version":"9.0.0"}"#.utf8)
    let result = harness.run("validate", "new.json")
    #expect(result.status == 78)
    #expect(result.output.contains("new.json:1:12: error OR202: Written by version '9.0.0'"))
  }

  @Test func `standard input is a file like any other`() throws {
    let harness = try CommandHarness()
    let result = harness.run("validate", "-", input: Array("{\"todos\": [,]}".utf8))
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("stdin:1:12: error OR107: "))
    #expect(harness.run("validate", "-").output.contains("OR101"))
  }

  @Test func `a missing file is named before anything is shown`() throws {
    let harness = try CommandHarness()
    try harness.folder.write("lantern/a.json", "{".utf8)
    let result = harness.run("validate", "a.json", "b.json")
    #expect(result.status == 66)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("'b.json'"))
  }

  @Test func `only so many findings are shown`() throws {
    let harness = try CommandHarness()
    let todos = Array(repeating: "1", count: 150).joined(separator: ",")
    try harness.folder.write("lantern/many.json", "{\"todos\":[\(todos)]}".utf8)
    let result = harness.run("validate", "many.json")
    #expect(result.output.matches(of: /OR210/).count == 100)
    #expect(result.output.contains("… and 50 more"))
    #expect(harness.run("validate", "many.json", "--max-faults", "3").output.matches(of: /OR210/).count == 3)
    #expect(
      harness.run("validate", "many.json", "--max-faults", "0").output.matches(of: /OR210/).count == 150)
    let json = try JSONValue(parsing: harness.run("validate", "many.json", "--format", "json").output)
    #expect(json["findings"]?.array?.count == 150)
  }

  @Test func `only the shape is judged when asked for`() throws {
    let harness = try harness()
    try edit(harness, "\"completedTasks\": 1", "\"completedTasks\": 2")
    #expect(harness.run("validate", "--schema-only").output == "Nothing wrong in 1 file\n")
  }

  @Test(arguments: ValidationFormat.allValueStrings)
  func `every format is written, and the status is the same`(format: String) throws {
    let harness = try harness()
    try edit(harness, "\"completedTasks\": 1", "\"completedTasks\": 2")
    let result = harness.run("validate", "--format", format)
    #expect(result.status == 1)
    #expect(result.output.contains("OR345"))
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: ValidationRuleCatalog.all.map(\.code))
  func `every code is explained`(code: String) throws {
    let result = try CommandHarness().run("validate", "--explain", code.lowercased())
    #expect(result.status == 0)
    #expect(result.output.hasPrefix(code + ", "))
    #expect(result.output.contains("Way out: "))
  }

  @Test func `a code that is none is said so`() throws {
    let result = try CommandHarness().run("validate", "--explain", "OR999")
    #expect(result.status == 64)
    #expect(result.errors.contains("--codes"))
  }

  @Test func `all codes are listed`() throws {
    let result = try CommandHarness().run("validate", "--codes", "--format", "json")
    let codes = try JSONValue(parsing: result.output).array?.compactMap { $0["code"]?.string }
    #expect(codes == ValidationRuleCatalog.all.map(\.code))
  }

  @Test func `a sandbox is left out, and that is said`() throws {
    let harness = try harness()
    let result = harness.run(["-c", "begin; note x; validate; rollback"], input: ScriptedInput([.end]))
    #expect(result.output.contains("Nothing wrong in 2 files"))
    #expect(result.errors.contains("sandbox"))
  }

  @Test func `the page has every code with its severity and title`() throws {
    let docs = Self.fixtures.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: docs.appending(path: "docs/validation.md"), encoding: .utf8)
    for rule in ValidationRuleCatalog.all {
      #expect(page.contains("| `\(rule.code)` | \(rule.severity.rawValue) | \(rule.title) |"), "\(rule.code)")
    }
    let listed = page.matches(of: /\n\| `(OR\d+)` \|/).map { String($0.1) }
    #expect(listed == ValidationRuleCatalog.all.map(\.code))
  }
}
