import JSONTree
import Testing

@testable import OrchestraCLI

@Suite struct HostileTextTests {
  @Test func `every word for people becomes hostile, however deep`() throws {
    let payload: JSONObject = [
      "session_id": "s", "tool_input": ["todos": [["content": "A", "status": "pending", "activeForm": "B"]]],
    ]
    let hostile = HostileText.added(to: payload)
    let item = hostile["tool_input"]?["todos"]?[0]
    #expect(item?["content"]?.string == "A" + HostileText.tail)
    #expect(item?["activeForm"]?.string == "B" + HostileText.tail)
    #expect(item?["status"]?.string == "pending")
    #expect(hostile["session_id"]?.string == "s")
    #expect(hostile.keys == payload.keys)
  }

  @Test func `nothing of it reaches a terminal, a table or the status file`() throws {
    let harness = try CommandHarness()
    let result = harness.run(
      "simulate", "todo", "Write it", "--status", "in_progress", "--fault", "hostile", "--apply")
    #expect(result.status == 0, "\(result.errors)")
    let status = String(decoding: try #require(harness.bytes("progress-status.txt")), as: UTF8.self)
    for text in [result.output, result.errors, status, harness.run("tasks").output] {
      let harmful = text.unicodeScalars.filter { scalar in
        scalar != "\n"
          && (scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value))
      }
      #expect(harmful.isEmpty)
    }
    #expect(status.contains("Write it"))
  }
}
