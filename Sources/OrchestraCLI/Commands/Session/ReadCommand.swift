import ArgumentParser

/// Runs a file inside the session.
struct ReadCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Run the commands of a file here.",
    discussion: """
      The file sees and changes this session: its sandbox, its options, its folder. It stops at the first command that fails.
      Example: read checks.orc
      """)

  @Flag(name: .long, help: "Go on after a command that failed.")
  var keepGoing = false

  @Argument(help: "The file.", completion: .file())
  var file: String

  func run(in context: ProgramContext) throws {
    let session = try context.requireSession(for: "read")
    session.requestRead(ShellSession.ReadRequest(file: file, keepsGoing: keepGoing))
  }
}
