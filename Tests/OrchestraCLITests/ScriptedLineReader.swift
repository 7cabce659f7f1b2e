import LineEditing
import Synchronization

/// Lines prepared beforehand, in the place of a terminal or of standard input.
final class ScriptedLineReader: LineReader {
  private var inputs: [LineInput]
  /// The prompts that were shown, left and right.
  private(set) var prompts: [(left: String, right: String)] = []
  private(set) var remembered: [String] = []

  init(_ inputs: [LineInput]) { self.inputs = inputs }

  /// Takes the lines of a text.
  convenience init(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      LineInput.line(String($0))
    }
    if lines.last == .line("") { lines.removeLast() }
    self.init(lines)
  }

  func readLine(_ prompt: LinePrompt) -> LineInput {
    _ = prompt.hasChanged()
    prompts.append((prompt.left(), prompt.right()))
    return inputs.isEmpty ? .end : inputs.removeFirst()
  }

  func remember(_ line: String) { remembered.append(line) }
}
