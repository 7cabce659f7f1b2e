import ArgumentParser
import ProgressStore
import Shell

/// Drops changes of the sandbox.
struct RollbackCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Drop the sandbox, or what was changed in it since a savepoint.",
    discussion: "Example: rollback")

  @Argument(
    help: "The savepoint to go back to; without one the sandbox is closed.", completion: .live(.savepoint))
  var name: String?

  func run(in context: ProgramContext) throws {
    let (_, open) = try context.requireSandbox(for: "rollback")
    guard let session = context.session else { return }
    guard let name else {
      session.sandbox = nil
      if session.isInteractive, open.changeCount > 0 {
        context.output.complain(
          "Dropped \(open.changeCount == 1 ? "a change" : "\(open.changeCount) changes")")
      }
      return
    }
    if session.changeSandbox({ $0.rollback(to: name) }) == true { return }
    let names = open.sandbox.savepointNames
    throw Failure(
      .missingInput, "Cannot find the savepoint '\(name)'",
      hint: names.isEmpty ? "'savepoint NAME' makes one" : "There are: \(names.joined(separator: ", "))")
  }
}
