import ArgumentParser
import JSONTree
import Shell

/// What the shells ask: here for arguments that `CompletionCall` does not take.
struct CompleteCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "Answer a shell that completes a command line.", shouldDisplay: false)

  @Flag(name: .long, help: "Print the table of commands, as 'make table' keeps it.")
  var dumpTable = false

  @Argument(parsing: .captureForPassthrough)
  var words: [String] = []

  func run(in context: ProgramContext) throws {
    // A shell in the middle of a line has no use for a complaint.
    guard dumpTable || words.first == "--dump-table" else { return }
    do { context.output.answer(try CommandTableBuilder.table().text()) } catch {
      throw Failure(.internalFault, "Cannot read the parser's table: \(error.sentence)")
    }
  }
}
