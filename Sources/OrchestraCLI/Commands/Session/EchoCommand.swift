import ArgumentParser
import Rendering

/// Writes its words.
struct EchoCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo", abstract: "Write the words that follow, for headings in scripts.",
    discussion: "Example: echo Before the migration")

  @Argument(parsing: .captureForPassthrough, help: "What to write.")
  var words: [String] = []

  func run(in context: ProgramContext) {
    context.output.answer(VisibleText.of(words.joined(separator: " ")) + "\n")
  }
}
