import ArgumentParser

/// One agent: says by hand that it has started or stopped.
struct AgentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agent", abstract: "Say by hand that an agent has started or stopped.",
    discussion: "'orchestra agents' lists them.",
    subcommands: [AgentStartCommand.self, AgentStopCommand.self])
}
