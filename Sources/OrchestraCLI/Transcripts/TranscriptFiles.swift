import DurableFiles
import JSONTree

/// A session's transcript with those of its subagents, which lie in a folder beside it.
struct TranscriptFiles {
  struct Subagent {
    /// The file's name, for messages.
    var name: String
    var bytes: [UInt8]
    /// The agent's type, from the file beside it.
    var type: String?
  }

  private static let largest = 256 << 20

  let main: [UInt8]
  private(set) var subagents: [Subagent] = []

  init(main: [UInt8], subagents: [Subagent] = []) {
    self.main = main
    self.subagents = subagents
  }

  /// Reads `NAME/subagents/agent-*.jsonl` beside `NAME.jsonl`; what cannot be read is not there.
  mutating func addSubagents(beside path: String, in context: ProgramContext) {
    guard path.hasSuffix(".jsonl") else { return }
    let folder = path.dropLast(".jsonl".count) + "/subagents"
    guard let directory = try? Directory.open(String(folder), calls: context.calls),
      let names = try? directory.entryNames()
    else { return }
    for name in names where name.hasPrefix("agent-") && name.hasSuffix(".jsonl") {
      guard let bytes = try? directory.readFile(name, maximumBytes: Self.largest) else { continue }
      let note = try? directory.readFile(name.dropLast("jsonl".count) + "meta.json", maximumBytes: 1 << 16)
      let type = note.flatMap { try? JSONValue(parsing: $0) }?["agentType"]?.string
      subagents.append(Subagent(name: name, bytes: bytes, type: type))
    }
  }
}
