import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct TranscriptReadingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/transcripts")

  private static var sample: TranscriptFiles {
    get throws {
      let harness = try CommandHarness()
      var files = TranscriptFiles(
        main: Array(try Data(contentsOf: folder.appending(path: "sample-session.jsonl"))))
      harness.withContext {
        files.addSubagents(beside: folder.appending(path: "sample-session.jsonl").path, in: $0)
      }
      return files
    }
  }

  private func events(_ transcript: Transcript) -> [String] {
    transcript.payloads.map { payload in
      let event = payload.payload["hook_event_name"]?.string ?? "?"
      let tool = payload.payload["tool_name"]?.string.map { " " + $0 } ?? ""
      return event + tool + (payload.payload["agent_id"] == nil ? "" : " (subagent)")
    }
  }

  @Test func `the sample becomes the events that hooks would have got`() throws {
    let faults = LineFaults()
    let transcript = Transcript(try Self.sample, faults: faults)
    #expect(faults.count == 0)
    #expect(
      events(transcript) == [
        "SessionStart", "UserPromptSubmit", "PreToolUse TodoWrite", "PostToolUse TodoWrite",
        "PreToolUse Read",
        "PostToolUse Read", "PreToolUse TodoWrite", "PostToolUse TodoWrite", "PreToolUse Edit",
        "PreToolUse Bash",
        "PostToolUse Edit", "PostToolUseFailure Bash", "PreToolUse TodoWrite", "PostToolUse TodoWrite",
        "PreToolUse Agent", "SubagentStart (subagent)", "PreToolUse TodoWrite (subagent)",
        "PostToolUse TodoWrite (subagent)", "PreToolUse Bash (subagent)", "PostToolUse Bash (subagent)",
        "SubagentStop (subagent)", "PostToolUse Agent", "PreToolUse TodoWrite", "PostToolUse TodoWrite",
        "PreToolUse Bash", "PostToolUse Bash", "PreToolUse TodoWrite", "PostToolUse TodoWrite", "Stop",
        "UserPromptSubmit", "PreToolUse TodoWrite", "PostToolUse TodoWrite", "Stop",
      ])
    #expect(zip(transcript.payloads, transcript.payloads.dropFirst()).allSatisfy { $0.time <= $1.time })
  }

  @Test func `the sample replays to the lists and the agent it tells of`() throws {
    let harness = try CommandHarness()
    let file = Self.folder.appending(path: "sample-session.jsonl").path
    let copy = harness.folder.path(of: "copy")
    #expect(harness.run("replay", file, "--into", copy).status == 0)
    let snapshot = try JSONValue(
      parsing: try #require(harness.folder.bytes("copy/.orchestra/cache/progress.json")))
    let tasks = try #require(snapshot["tasks"]?.array)
    // Reworded it is the same task; the second list is another one, and the subagent has its own.
    let texts = tasks.compactMap { $0["content"]?.string }
    #expect(texts.contains("Fold accents and join combining marks"))
    #expect(tasks.last?["content"]?.string == "Write the release note")
    #expect(tasks.last?["status"]?.string == "in_progress")
    #expect(tasks.contains { $0["content"]?.string == "Read the diff" && $0["agent"]?.string == "Eden" })
    #expect(snapshot["project"]?["name"]?.string == "lantern")
    #expect(snapshot["sessions"]?.array?.first?["client"]?.string == "claude-code")
  }

  private func transcript(_ lines: [String]) -> (Transcript, LineFaults) {
    let faults = LineFaults()
    return (
      Transcript(TranscriptFiles(main: Array(lines.joined(separator: "\n").utf8)), faults: faults), faults
    )
  }

  private func line(_ type: String, _ second: Int, _ rest: String) -> String {
    #"{"type":"\#(type)","sessionId":"s","timestamp":"2026-11-09T10:15:\#(second).5Z",\#(rest)}"#
  }

  @Test func `without anybody at the keys a turn ends with its last words`() {
    let (made, _) = transcript([
      line("user", 10, #""message":{"content":"Do it"}"#),
      line(
        "assistant", 11, #""message":{"stop_reason":"end_turn","content":[{"type":"text","text":"Done"}]}"#),
    ])
    #expect(events(made) == ["SessionStart", "UserPromptSubmit", "Stop"])
    #expect(made.payloads.last?.payload["last_assistant_message"] == "Done")
  }

  @Test func `a failed call, an interruption and an error of the interface are told apart`() {
    let call = #""message":{"content":[{"type":"tool_use","id":"c","name":"Bash","input":{}}]}"#
    let (made, _) = transcript([
      line("user", 10, #""message":{"content":"Do it"}"#), line("assistant", 11, call),
      line(
        "user", 12,
        #""toolUseResult":"stopped","toolDenialKind":"interrupted","message":{"content":["#
          + #"{"type":"tool_result","tool_use_id":"c","is_error":true,"content":"stopped"}]}"#
      ),
      line("assistant", 13, #""isApiErrorMessage":true,"error":"rate_limit","message":{"content":[]}"#),
    ])
    #expect(
      events(made) == [
        "SessionStart", "UserPromptSubmit", "PreToolUse Bash", "PostToolUseFailure Bash", "StopFailure",
      ])
    #expect(made.payloads[3].payload["is_interrupt"] == true)
    #expect(made.payloads[4].payload["error"] == "rate_limit")
  }

  @Test func `times that step back, lines of subagents and the host's own words change nothing`() {
    let (made, faults) = transcript([
      line("user", 20, #""message":{"content":"Do it"}"#),
      line("user", 15, #""isCompactSummary":true,"message":{"content":"Summary"}"#),
      line("user", 16, #""isMeta":true,"message":{"content":"Caveat"}"#),
      line("user", 16, #""isSidechain":true,"message":{"content":"Sub"}"#),
      line("user", 17, #""message":{"content":"Again"}"#),
    ])
    #expect(events(made) == ["SessionStart", "UserPromptSubmit", "UserPromptSubmit"])
    #expect(Set(made.payloads.map(\.time)).count == 1)
    #expect(faults.count == 0)
  }

  @Test func `lines that cannot be used are named by their numbers`() {
    let (made, faults) = transcript([
      #"{"type":"mode","sessionId":"s"}"#, "{", line("user", 10, #""message":{"content":"Do it"}"#),
      #"{"type":"user","sessionId":"s","timestamp":"yesterday"}"#, #"{"type":"user"}"#, "[]", "{}",
    ])
    #expect(events(made) == ["SessionStart", "UserPromptSubmit"])
    #expect(faults.faults.map(\.line) == [2, 4, 5, 6, 7])
  }

  @Test(arguments: [
    ("2026-11-09T10:15:01.700Z", Int64(1_794_219_301_700)), ("2026-11-09T10:15:01Z", 1_794_219_301_000),
    ("2026-11-09T10:15:01.7Z", 1_794_219_301_700), ("2026-11-09T10:15:01.700999Z", 1_794_219_301_700),
  ])
  func `times are read to the millisecond`(_ text: String, _ milliseconds: Int64) {
    #expect(TranscriptTime.moment(text) == Timestamp(milliseconds))
  }

  @Test(arguments: [
    "", "Z", "2026-11-09", "2026-11-09T10:15:01", "2026-11-09 10:15:01Z", "2026-11-09T10:15:01.xZ",
    "2026-13-09T10:15:01Z",
  ])
  func `other times are none`(_ text: String) {
    #expect(TranscriptTime.moment(text) == nil)
  }
}

extension CommandHarness {
  /// Calls `body` with a context of this harness.
  fileprivate func withContext(_ body: (ProgramContext) -> Void) {
    _ = run(["status"], input: ScriptedInput([.end])) { context, _ in body(context) }
  }
}
