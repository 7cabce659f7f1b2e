import ArgumentParser

/// Draws the host's status line: here for help and for arguments the fast path does not take.
struct StatusLineCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "statusline", abstract: "Draw the status line of Claude Code.",
    discussion: """
      Reads the host's payload from standard input and writes a line on progress, and one on the agents at work. Nothing is written where \
      nothing is known, and the status is 0 whatever happens: the line of the host must not break. 'orchestra install --statusline' \
      registers it.
      Example: orchestra statusline < payload.json
      """)

  @Flag(name: .long, help: "The rows of the agent panel instead: one JSON object a line.")
  var subagent = false

  @Option(
    name: .long, help: ArgumentHelp("The project's folder.", valueName: "folder"), completion: .directory)
  var root: String?

  func run(in context: ProgramContext) throws {
    if context.session != nil {
      throw Failure(
        .usage, "Cannot read a payload here: the shell reads its commands from standard input",
        hint: "'status --line' shows it in one line, or run '!orchestra statusline < FILE'")
    }
    StatusLineCall(context: context).show(isSubagent: subagent, root: root)
  }
}
