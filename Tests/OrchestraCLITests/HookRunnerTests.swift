import DurableFiles
import Foundation
import JSONTree
import OrchestraCLI
import ProgressStore
import TestSupport
import Testing

@Suite struct HookRunnerTests {
  /// Standard input that is no payload; the exit status is 0, the state untouched, and one line is in the log.
  static let garbage: [(name: String, chunks: [StandardStreams.Chunk])] = [
    ("empty", [.end]),
    ("white space", [.bytes(Array(" \n\n".utf8)), .end]),
    ("binary", [.bytes((0...255).map { UInt8($0) }), .end]),
    ("not an object", [.bytes(Array("[1,2]".utf8)), .end]),
    ("cut off", [.bytes(Array(#"{"hook_event_name":"#.utf8)), .end]),
    ("held open", [.bytes(Array(#"{"hook_event_name":"Stop""#.utf8))]),
    ("silent", []),
    ("too deep", [.bytes(Array(repeating: UInt8(ascii: "["), count: 10_000))]),
    ("UTF-16", [.bytes([0xFF, 0xFE, 0x7B, 0x00]), .end]),
    ("duplicate keys", [.bytes(Array(#"{"session_id":"a","session_\u0069d":"b"}"#.utf8)), .end]),
    ("too large", Array(repeating: .bytes(Array(repeating: UInt8(ascii: " "), count: 1 << 20)), count: 40)),
  ]

  @Test(arguments: garbage.map(\.name))
  func `garbage is one line in the log and nothing else`(_ name: String) throws {
    let chunks = try #require(Self.garbage.first { $0.name == name }).chunks
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let log = harness.log()
    let (snapshot, journal) = (harness.bytes("progress.json"), harness.bytes("events.jsonl"))
    let result = harness.run(["hook"], input: ScriptedInput(chunks))
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(harness.bytes("progress.json") == snapshot)
    #expect(harness.bytes("events.jsonl") == journal)
    #expect(harness.log().count == log.count + 1)
    let strict = harness.run(["hook", "--strict"], input: ScriptedInput(chunks))
    #expect(strict.status != 0 && strict.status != 2)
  }

  @Test func `garbage leaves no folder behind where there was none`() throws {
    let harness = try CommandHarness()
    _ = harness.run("hook", input: Array("nonsense".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: harness.path) == [".git"])
  }

  @Test
  func `a payload in pieces ends at its last brace, whatever follows and however long the pipe stays open`()
    throws
  {
    let harness = try CommandHarness()
    let payload = try Fixtures.bytes("claude.post-tool-use.todowrite.no-ids")
    let chunks = stride(from: 0, to: payload.count, by: 7).map {
      StandardStreams.Chunk.bytes(Array(payload[$0..<min($0 + 7, payload.count)]))
    }
    let result = harness.run(["hook"], input: ScriptedInput(chunks + [.bytes(Array("trailing".utf8))]))
    #expect(result.status == 0)
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 4)
  }

  @Test func `the off switch leaves everything as it is`() throws {
    let harness = try CommandHarness()
    harness.environment["ORCHESTRA_PROGRESS_DISABLE"] = "1"
    try harness.serve(fixture: "claude.session-start.startup")
    #expect(try harness.snapshot() == nil)
    harness.environment["ORCHESTRA_PROGRESS_DISABLE"] = "0"
    try harness.serve(fixture: "claude.session-start.startup")
    #expect(try harness.snapshot() != nil)
  }

  @Test func `a project can switch itself off`() throws {
    let harness = try CommandHarness()
    try harness.configure(#"{"progress":{"enabled":false}}"#)
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    #expect(try harness.snapshot() == nil)
  }

  @Test func `a slip in the settings costs no event`() throws {
    let harness = try CommandHarness()
    try harness.configure(#"{"progress": }"#)
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 4)
    // Whoever asks at a prompt is told.
    #expect(harness.run("status").status == 65)
    #expect(harness.log().contains { $0.contains("config.json") && $0.contains("WARN") })
  }

  @Test func `ids and types of megabytes are cut before they are kept`() throws {
    let harness = try CommandHarness()
    let long = String(repeating: "x", count: 1 << 20)
    for event in ["SubagentStart", "SubagentStop"] {
      let payload =
        #"{"hook_event_name":"\#(event)","session_id":"\#(long)","agent_id":"\#(long)","agent_type":"\#(long)"}"#
      harness.serve(Array(payload.utf8))
    }
    let call =
      #"{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Agent","tool_use_id":"\#(long)","#
      + #""tool_input":{"subagent_type":"\#(long)","name":"\#(long)","description":"\#(long)"}}"#
    harness.serve(Array(call.utf8))
    #expect((harness.bytes("events.jsonl")?.count ?? .max) < 20_000)
    #expect((harness.bytes("progress.json")?.count ?? .max) < 20_000)
  }

  @Test func `a payload given as an argument is served`() throws {
    let harness = try CommandHarness()
    let payload = String(decoding: try Fixtures.bytes("codex.legacy-notify.argv"), as: UTF8.self)
    let result = harness.run(["hook", payload], input: ScriptedInput([]))
    #expect(result.status == 0)
    #expect(try harness.snapshot()?["sessions"]?[0]?["client"]?.string == "codex")
  }

  @Test func `an event that could not get the lock is put aside and taken in by the next`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let cache = try Directory.open(harness.path + "/.orchestra/cache")
    let held = try FileLock("progress.lock", in: cache, command: "test").acquire(until: .never)
    let blocked = try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    held.release()
    #expect(blocked.status == 0)
    #expect(blocked.output.isEmpty)
    #expect(try harness.snapshot()?["tasks"]?.array?.isEmpty == true)
    try harness.serve(fixture: "claude.stop.idle")
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 4)
    // It happened when it was sent, not when it was taken in.
    #expect(try harness.snapshot()?["tasks"]?[0]?["createdAt"]?.integer == 1_762_252_245_000)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: harness.path + "/.orchestra/cache/spool").isEmpty)
  }

  @Test func `work left over is named when a session starts`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    try harness.serve(fixture: "claude.session-end.clear")
    let result = try harness.serve(fixture: "claude.session-start.clear")
    let message = try JSONValue(parsing: result.output)["systemMessage"]?.string
    #expect(message?.contains("Sketch") == true)
    harness.environment["ORCHESTRA_LANGUAGE"] = "ja"
    let japanese = try harness.serve(fixture: "claude.session-start.fork")
    #expect(try JSONValue(parsing: japanese.output)["systemMessage"]?.string?.contains("前") == true)
  }

  @Test func `activity within seconds of the last takes neither the lock nor the journal`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let journal = harness.bytes("events.jsonl")
    let cache = try Directory.open(harness.path + "/.orchestra/cache")
    let held = try FileLock("progress.lock", in: cache, command: "test").acquire(until: .never)
    try harness.serve(fixture: "claude.post-tool-use.bash", after: 1)
    held.release()
    #expect(harness.bytes("events.jsonl") == journal)
    try harness.serve(fixture: "claude.post-tool-use.bash", after: 60)
    #expect(harness.bytes("events.jsonl") != journal)
  }

  @Test func `ORCHESTRA_PROGRESS_VERBOSE shows the long display`() throws {
    let harness = try CommandHarness()
    let short = try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids").output
    harness.environment["ORCHESTRA_PROGRESS_VERBOSE"] = "1"
    let long = try harness.serve(fixture: "claude.post-tool-use.todowrite.progress").output
    #expect(long.utf8.count > short.utf8.count + 200)
  }

  @Test func `a snapshot of the future is left alone and the event is put aside`() throws {
    let harness = try CommandHarness()
    try harness.serve(fixture: "claude.session-start.startup")
    let file = URL(filePath: harness.path + "/.orchestra/cache/progress.json")
    let text = try String(contentsOf: file, encoding: .utf8).replacing("\"2.0.0\"", with: "\"3.0.0\"")
    try Data(text.utf8).write(to: file)
    let result = try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    #expect(result.status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: harness.path + "/.orchestra/cache/spool").count == 1
    )
    let status = harness.run("status")
    #expect(status.status == 78)
    #expect(status.errors.contains("3.0.0"))
  }
}

extension CommandHarness {
  /// The lines of the tracker's log.
  func log() -> [String] {
    String(decoding: folder.bytes("lantern/.orchestra/logs/progress-tracker.log") ?? [], as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// Writes the project's settings.
  func configure(_ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/.orchestra", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try folder.write("lantern/.orchestra/config.json", text.utf8)
  }
}
