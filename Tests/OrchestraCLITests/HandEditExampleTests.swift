import Foundation
import TestSupport
import Testing

/// The examples of `docs/changing-by-hand.md`, run one after the other.
@Suite struct HandEditExampleTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/changing-by-hand.md")

  /// The blocks of the page, each a list of command lines with their answers.
  private static func blocks() throws -> [[(command: String, answer: [String])]] {
    try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```console\n").dropFirst().map {
      var calls: [(command: String, answer: [String])] = []
      for line in $0.components(separatedBy: "\n```")[0].components(separatedBy: "\n") {
        if line.hasPrefix("$ ") {
          calls.append((String(line.dropFirst(2)), []))
        } else {
          calls[calls.count - 1].answer.append(line)
        }
      }
      return calls
    }
  }

  @Test func `every example answers as the page says`() throws {
    let blocks = try Self.blocks()
    #expect(blocks.count > 4)
    for block in blocks {
      let harness = try CommandHarness()
      #expect(harness.run("init").status == 0)
      var id = ""
      for (command, answer) in block {
        // The one assignment of the page: the id is in the answer.
        let call = command.hasPrefix("id=$(") ? String(command.dropFirst(5).dropLast()) : command
        let words = Self.words(call).map { $0.hasPrefix("t-") || $0 == "$id" ? id : $0 }
        #expect(words.first == "orchestra")
        let result = harness.run(Array(words.dropFirst()), input: ScriptedInput([]))
        #expect(result.status == 0, "\(command): \(result.errors)")
        if let made = result.output.firstMatch(of: /t-[0-9a-f]{6}/) { id = String(made.0) }
        if call != command { continue }
        let said = result.output.replacing(/t-[0-9a-f]{6}/, with: "ID").split(separator: "\n").map(
          String.init)
        #expect(said == answer.map { $0.replacing(/t-[0-9a-f]{6}/, with: "ID") }, "\(command)")
      }
    }
  }

  /// Takes a command line apart as far as the page needs it: blanks, and quotes of both kinds.
  private static func words(_ line: String) -> [String] {
    var words = [""]
    var quote: Character?
    for character in line {
      switch character {
      case "'", "\"":
        if quote == nil { quote = character } else { quote = nil }
      case " " where quote == nil: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words
  }
}
