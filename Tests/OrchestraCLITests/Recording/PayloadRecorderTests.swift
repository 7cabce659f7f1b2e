import DurableFiles
import Foundation
import JSONTree
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct PayloadRecorderTests {
  private let harness: CommandHarness

  init() throws { harness = try CommandHarness() }

  private func recorded() throws -> [ArrivedPayload] {
    (harness.bytes("recording.jsonl") ?? []).split(separator: UInt8(ascii: "\n")).compactMap {
      ArrivedPayload(Array($0))
    }
  }

  @Test func `nothing is recorded before it is switched on`() throws {
    try harness.serve(fixture: "claude.session-start.startup")
    #expect(harness.bytes("recording.jsonl") == nil)
    #expect(harness.run("record", "status").output.contains("off"))
  }

  @Test func `every payload is kept as it came, understood or not`() throws {
    #expect(harness.run("record", "on").status == 0)
    let names = ["claude.session-start.startup", "claude.unknown-event", "claude.post-tool-use.bash"]
    for name in names { try harness.serve(fixture: name) }
    #expect(harness.run("record", "off").status == 0)
    try harness.serve(fixture: "claude.stop.idle")
    let expected = try names.map { try #require(try JSONValue(parsing: try Fixtures.bytes($0)).object) }
    #expect(try recorded().map(\.payload) == expected)
  }

  @Test func `secrets are taken out unless they are wanted`() throws {
    let payload = Array(#"{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"TOKEN=abc"}"#.utf8)
    _ = harness.run("record", "on")
    harness.serve(payload)
    let raw = harness.run("record", "on", "--raw")
    #expect(raw.output.hasPrefix("Recording goes on in "))
    harness.serve(payload)
    #expect(try recorded().map { $0.payload["prompt"] } == ["TOKEN=[redacted]", "TOKEN=abc"])
  }

  @Test func `the event named on the command line is kept with the payload`() throws {
    _ = harness.run("record", "on")
    _ = harness.run("hook", "SessionStart", input: Array(#"{"session_id":"s"}"#.utf8))
    #expect(try recorded().first?.fallbackEvent == "SessionStart")
  }

  @Test func `recording ends by itself with a full file`() throws {
    _ = harness.run("record", "on", "--limit", "10k", "--stop-when-full")
    let payload =
      #"{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":"\#(String(repeating: "x", count: 3_000))"}"#
    for _ in 0..<5 { #expect(harness.serve(Array(payload.utf8)).status == 0) }
    #expect(try recorded().count == 3)
    #expect(harness.bytes("recording.json") == nil)
    #expect(harness.run("record", "status").output.contains("off"))
  }

  @Test(arguments: ["{", #"{"file":"/dev/null","id":"x"}"#, #"{"file":"missing","id":"x"}"#, "[]"])
  func `an order that cannot be followed costs no event`(_ order: String) throws {
    try harness.serve(fixture: "claude.session-start.startup")
    try Data(order.utf8).write(to: URL(filePath: harness.path + "/.orchestra/cache/recording.json"))
    let result = try harness.serve(fixture: "claude.post-tool-use.todowrite.no-ids")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(try harness.snapshot()?["tasks"]?.array?.count == 4)
    let log = harness.folder.bytes("lantern/.orchestra/logs/progress-tracker.log") ?? []
    #expect(String(decoding: log, as: UTF8.self).contains("Cannot record the payload"))
    let status = harness.run("record", "status")
    #expect(status.status == 1)
    #expect(status.output.contains("fails"))
    #expect(harness.run("record", "off").status == 0)
    #expect(harness.run("record", "status").status == 0)
  }

  @Test func `orders from elsewhere cannot make hooks write into other files`() throws {
    try harness.serve(fixture: "claude.session-start.startup")
    let victim = harness.folder.path(of: "victim")
    try Data("keep me\n".utf8).write(to: URL(filePath: victim))
    try Data(#"{"file":"\#(victim)","id":"x","maximumBytes":1}"#.utf8)
      .write(to: URL(filePath: harness.path + "/.orchestra/cache/recording.json"))
    try harness.serve(fixture: "claude.stop.idle")
    #expect(harness.folder.bytes("victim") == Array("keep me\n".utf8))
    #expect(harness.folder.bytes("victim.1") == nil)
  }

  @Test func `a recording goes where it is told to, and only into recordings`() throws {
    let file = harness.folder.path(of: "mine.jsonl")
    #expect(harness.run("record", "on", file).output == "Recording in '\(file)'\n")
    try harness.serve(fixture: "claude.stop.idle")
    #expect(harness.run("record", "status", "--format", "json").output.contains(#""payloads": 1"#))
    try Data("text\n".utf8).write(to: URL(filePath: harness.folder.path(of: "text")))
    let refused = harness.run("record", "on", harness.folder.path(of: "text"))
    #expect(refused.status == 73)
    #expect(refused.errors.contains("it exists and is no recording"))
    #expect(harness.run("record", "on", harness.folder.path(of: "no/such/folder")).status == 73)
  }
}
