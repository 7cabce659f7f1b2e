import ArgumentParser

/// Ends the session.
struct ExitCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "exit", abstract: "Leave the shell, or end a script here.",
    discussion: """
      Changes in an open sandbox are dropped, after a warning at the prompt. Ctrl-D on an empty line does the same.
      Example: exit
      """,
    aliases: ["quit"])

  @Argument(help: "The exit status, 0 to 255.")
  var status: Int32 = 0

  @Flag(name: .long, help: "Drop the changes of an open sandbox without asking.")
  var force = false

  func validate() throws {
    if !(0...255).contains(status) { throw ValidationError("'\(status)' is no exit status from 0 to 255") }
  }

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "exit")
    if session.isInteractive, !force, let changes = session.sandbox?.changeCount, changes > 0 {
      throw Failure(
        .no,
        "The sandbox holds \(changes == 1 ? "a change" : "\(changes) changes") that nobody else sees yet",
        hint: "'commit' keeps them, 'rollback' drops them, 'exit --force' leaves without them")
    }
    session.hasEnded = true
    if status != 0 { throw ExitCode(status) }
  }
}
