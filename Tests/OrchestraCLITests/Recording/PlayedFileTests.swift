import Foundation
import JSONTree
import ProgressModel
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct PlayedFileTests {
  @Test(arguments: [
    (#"{"recording":1,"id":"a"}"#, PlayedFormat.recording), (#"{"time":1,"payload":{}}"#, .recording),
    (#"{"hook_event_name":"Stop"}"#, .payloads), ("{\n  \"hook_event_name\": \"Stop\"\n}\n", .payloads),
    (#"{"todos":[]}"#, .payloads), (#"{"type":"agent-turn-complete","thread-id":"t"}"#, .payloads),
    (#"{"type":"mode","sessionId":"s"}"#, .transcript),
    ("garbage\n" + #"{"type":"user","sessionId":"s"}"#, .transcript),
  ])
  func `the content tells the format`(_ text: String, _ format: PlayedFormat) throws {
    #expect(try PlayedFormat.format(of: Array(text.utf8)) == format)
  }

  @Test(arguments: [
    ("", PlayedFormat.Refusal.empty), (" \n\n", .empty), ("words", .unknown), ("[1,2]", .unknown),
    (#"{"sequence":1,"type":"task.created"}"#, .journal),
    ("{\n\"version\": \"2.0.0\",\n\"tasks\": []\n}", .snapshot),
    (#"{"timestamp":"2026","type":"session_meta","payload":{}}"#, .rollout),
  ])
  func `a file that holds no payloads is named for what it is`(
    _ text: String, _ refusal: PlayedFormat.Refusal
  ) {
    #expect(throws: refusal) { try PlayedFormat.format(of: Array(text.utf8)) }
  }

  private func read(_ text: String) -> (payloads: [ArrivedPayload], faults: [LineFaults.Fault]) {
    let faults = LineFaults()
    let lines = PlayedLines(
      bytes: Array(text.utf8), times: PlayedLines.Times(start: Timestamp(1_000)), faults: faults)
    let payloads = Array(lines)
    return (payloads, faults.faults)
  }

  @Test func `lines that cannot be used are named and the others played`() {
    let (payloads, faults) = read(
      """
      {"recording":1,"id":"a"}
      {"time":5,"payload":{"hook_event_name":"Stop"}}
      {"time":6,"payload":{"hook_event_na

      {"time":7}
      [1]
      {"time":8,"payload":{"hook_event_name":"Stop"}}
      """)
    #expect(payloads.map(\.time.milliseconds) == [5, 8])
    #expect(faults.map(\.line) == [3, 5, 6])
    #expect(faults[0].cause == "the text ends too early at byte 35")
    #expect(faults[1].cause == "it is no payload and no line of a recording")
  }

  @Test func `payloads without times come a second apart`() {
    let stop = #"{"hook_event_name":"Stop"}"#
    #expect(read(stop + "\n" + stop).payloads.map(\.time.milliseconds) == [1_000, 2_000])
  }

  @Test func `a payload laid out on several lines is one`() throws {
    let bytes = try Fixtures.bytes("claude.stop.idle")
    #expect(read(String(decoding: bytes, as: UTF8.self)).payloads.count == 1)
  }

  @Test func `more faults than are kept are counted all the same`() {
    let faults = LineFaults()
    for line in 1...150 { faults.add(line, "torn") }
    #expect(faults.count == 150)
    #expect(faults.faults.count == LineFaults.kept)
  }
}
