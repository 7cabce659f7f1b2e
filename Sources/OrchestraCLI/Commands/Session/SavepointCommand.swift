import ArgumentParser
import Shell

/// Marks a place in the sandbox.
struct SavepointCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "savepoint", abstract: "Mark a place in the sandbox that 'rollback NAME' goes back to.",
    discussion: """
      Of two with the same name the newer counts.
      Example: savepoint before-cleanup
      """)

  @Argument(help: "The name of the place.", completion: .live(.savepoint))
  var name: String

  func run(in context: ProgramContext) throws {
    _ = try context.requireSandbox(for: "savepoint")
    context.session?.changeSandbox { $0.save(name) }
  }
}
