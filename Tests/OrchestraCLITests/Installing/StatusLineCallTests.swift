import Foundation
import JSONTree
import TestSupport
import Testing

/// The host's status line: what it shows, and that nothing breaks it.
@Suite struct StatusLineCallTests {
  /// A session with a list and two agents at work.
  private func harness() throws -> CommandHarness {
    let harness = try CommandHarness()
    for name in [
      "claude.session-start.startup", "claude.post-tool-use.todowrite.no-ids",
      "claude.post-tool-use.todowrite.progress", "claude.pre-tool-use.agent.alpha",
      "claude.subagent-start.alpha", "claude.subagent-start.beta",
    ] {
      try harness.serve(fixture: name)
    }
    harness.environment["NO_COLOR"] = "1"
    return harness
  }

  @Test func `two lines: the whole, and the agents at work`() throws {
    let harness = try harness()
    harness.environment["COLUMNS"] = "120"
    let result = harness.run("statusline", input: try Fixtures.bytes("claude.statusline.full"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("✅ 1/4"))
    #expect(lines[0].contains("⚡ 1"))
    #expect(lines[1].contains("Skye"))
    #expect(result.errors.isEmpty)
    #expect(result.status == 0)
  }

  @Test(arguments: ["20", "33", "60", "81"])
  func `no line is wider than the host says`(_ columns: String) throws {
    let harness = try harness()
    harness.environment["COLUMNS"] = columns
    let result = harness.run("statusline", input: try Fixtures.bytes("claude.statusline.minimal"))
    #expect(!result.output.isEmpty)
    for line in result.output.split(separator: "\n") {
      // Emoji of the display take two columns and are one character each.
      let width = line.unicodeScalars.reduce(0) { $0 + ($1.properties.isEmojiPresentation ? 2 : 1) }
      #expect(width <= Int(columns) ?? 0, "\(line)")
    }
  }

  @Test func `colours are there unless they are refused, and clean text either way`() throws {
    let harness = try harness()
    #expect(!harness.run("statusline").output.contains("\u{1B}"))
    harness.environment["NO_COLOR"] = nil
    #expect(harness.run("statusline").output.contains("\u{1B}[33m"))
    harness.environment["TERM"] = "dumb"
    #expect(!harness.run("statusline").output.contains("\u{1B}"))
  }

  @Test func `old work says how old it is`() throws {
    let harness = try harness()
    #expect(!harness.run("statusline").output.contains("ago"))
    harness.clock.advance(milliseconds: 3 * 3_600_000)
    #expect(harness.run("statusline").output.contains("3 h ago"))
  }

  @Test func `rows of agents that are known get their faces, the others stay`() throws {
    let harness = try harness()
    let payload =
      #"{"columns": 60, "tasks": [{"id": "unknown", "name": "x"}, "#
      + #"{"id": "a51c7e0d94b26f38a", "description": "Write tokenizer", "tokenCount": 18250}, {"id": 3}, null]}"#
    let result = harness.run("statusline", "--subagent", input: Array(payload.utf8))
    let rows = try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    #expect(rows.map { $0["id"]?.string } == ["a51c7e0d94b26f38a"])
    #expect(rows.first?["content"]?.string?.contains("18k tokens") == true)
    #expect(result.status == 0)
  }

  @Test(arguments: ["", "{", "null", "[1]", "{\"cwd\": 3}", "{\"workspace\": []}", "\u{FEFF}{}", "nonsense"])
  func `whatever arrives, the line is drawn and the status is 0`(_ payload: String) throws {
    let harness = try harness()
    let result = harness.run("statusline", input: Array(payload.utf8))
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("✅ 1/4"))
  }

  @Test func `where nothing is kept, or it cannot be read, nothing is drawn and nothing made`() throws {
    let empty = try CommandHarness()
    #expect(empty.run("statusline").output.isEmpty)
    #expect(empty.run("statusline").status == 0)
    #expect(!FileManager.default.fileExists(atPath: empty.path + "/.orchestra"))
    let damaged = try harness()
    try "{\"version\": \"2.0.0\", ".write(
      toFile: damaged.path + "/.orchestra/cache/progress.json", atomically: false, encoding: .utf8)
    let result = damaged.run("statusline")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors.isEmpty)
    let off = try harness()
    off.environment["ORCHESTRA_PROGRESS_DISABLE"] = "1"
    #expect(off.run("statusline").output.isEmpty)
  }

  @Test func `neither the lock nor the journal is touched`() throws {
    let harness = try harness()
    let cache = harness.path + "/.orchestra/cache"
    try FileManager.default.removeItem(atPath: cache + "/events.jsonl")
    try FileManager.default.removeItem(atPath: cache + "/progress.lock")
    let before = try FileManager.default.contentsOfDirectory(atPath: cache).sorted()
    #expect(harness.run("statusline").output.contains("✅ 1/4"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache).sorted() == before)
  }
}
