import JSONTree

/// The tool calls of a transcript, whose answers stand in later lines.
struct ToolCalls {
  private struct Call {
    var name: String
    var input: JSONValue
  }

  private var open: [String: Call] = [:]

  /// Takes the calls in an assistant's line.
  mutating func begin(_ line: TranscriptLine, into making: inout PayloadMaking) {
    for block in line.blocks where block["type"]?.string == "tool_use" {
      guard let id = block["id"]?.string, let name = block["name"]?.string else { continue }
      let call = Call(name: name, input: block["input"] ?? .object(JSONObject()))
      open[id] = call
      making.add("PreToolUse", line, Self.members(of: call, id))
    }
  }

  /// Takes the answers in a user's line; false when there is none.
  ///
  /// Answers to calls that the file does not hold, as after a compaction, are passed over.
  mutating func end(_ line: TranscriptLine, into making: inout PayloadMaking) -> Bool {
    let results = line.blocks.filter { $0["type"]?.string == "tool_result" }
    for result in results {
      guard let id = result["tool_use_id"]?.string, let call = open.removeValue(forKey: id) else { continue }
      // The line has one structured answer; where it answers several calls at once, it cannot be told whose.
      let answer = (results.count == 1 ? line["toolUseResult"] : nil) ?? result["content"]
      if result["is_error"]?.bool == true {
        let isInterrupted = line["toolDenialKind"]?.string == "interrupted"
        let words = Self.text(of: result["content"]) ?? answer?.string
        making.add(
          "PostToolUseFailure", line,
          Self.members(of: call, id) + [
            ("error", words.map { .string($0) }), ("is_interrupt", .bool(isInterrupted)),
          ])
      } else {
        making.add("PostToolUse", line, Self.members(of: call, id) + [("tool_response", answer)])
      }
    }
    return !results.isEmpty
  }

  private static func members(of call: Call, _ id: String) -> [(String, JSONValue?)] {
    [("tool_name", .string(call.name)), ("tool_input", call.input), ("tool_use_id", .string(id))]
  }

  private static func text(of content: JSONValue?) -> String? {
    content?.string ?? content?.array?.compactMap { $0["text"]?.string }.joined(separator: "\n")
  }
}
