import DurableFiles
import Foundation
import JSONTree

/// A project with a file of the old scripts, and commands on it.
struct MigrationHarness {
  let harness: CommandHarness

  static let first = """
    {"todos": [{"id": "1", "content": "Design", "activeForm": "Kai designing", "status": "in_progress"},
      {"id": 2, "content": "Test \\u001b[31m", "activeForm": "Testing", "status": "wip", "mine": [1.50]}]}
    """
  static let scripts = """
    {"schemaVersion": "2.0", "todos": [{"id": "1", "content": "Design", "activeForm": "Designing", "status": "pending",
      "agent": "Kai", "startTime": 1730735123456, "lastUpdateTime": 1730735123456, "estimatedDuration": null,
      "currentStep": null, "totalSteps": null, "tags": []}],
      "metadata": {"sessionStartTime": 1730735123456, "lastUpdateTime": 1730735123456, "activeAgents": ["Kai"],
      "currentAgent": null}, "history": []}
    """

  init(_ text: String? = nil) throws {
    harness = try CommandHarness()
    harness.environment["USER"] = "ann"
    try FileManager.default.createDirectory(
      atPath: harness.path + "/.orchestra/cache", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    if let text { try write(text) }
  }

  func write(_ text: String, to name: String = "progress.json") throws {
    try Data(text.utf8).write(to: URL(filePath: harness.path + "/.orchestra/cache/" + name))
  }

  @discardableResult
  func run(_ words: String...) -> CommandHarness.Result {
    harness.run(words, input: ScriptedInput([.end]))
  }

  /// Runs `migrate` with the words and returns its answer as JSON.
  func json(_ words: String...) throws -> JSONValue {
    try JSONValue(
      parsing: harness.run(["migrate"] + words + ["--format", "json"], input: ScriptedInput([.end])).output)
  }

  /// Every byte of the project but logs and the lock's note.
  func fingerprint() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: harness.path) ?? .init() {
      if name.contains("/logs/") || name.hasSuffix("progress.lock") { continue }
      files[name] = FileManager.default.contents(atPath: harness.path + "/" + name)
    }
    return files
  }

  func snapshot() throws -> JSONValue { try harness.snapshot() ?? .null }
}
