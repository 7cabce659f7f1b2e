import ArgumentParser

/// Simulates what hosts send.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make up what hosts send: events, scenarios, crowds, and what goes wrong.",
    discussion: """
      Payloads of the shape that Claude Code and Codex send go the way of a hook. Nothing real is touched: on the command line \
      and in scripts they are played in memory and what they would change is shown; in the shell they go into a sandbox, which \
      'commit' keeps and 'rollback' drops. --apply records them in the project.
      """,
    subcommands: [
      SimulateScenarioCommand.self, SimulateScenariosCommand.self, SimulateRandomCommand.self,
      SimulateStormCommand.self, SimulateSessionCommand.self, SimulatePromptCommand.self,
      SimulateTodoCommand.self, SimulateTaskCommand.self, SimulateAgentCommand.self,
      SimulateSubagentCommand.self, SimulateTeammateCommand.self, SimulateToolCommand.self,
      SimulateStopCommand.self, SimulateInterruptCommand.self, SimulateEventCommand.self,
      SimulateServeCommand.self,
    ],
    defaultSubcommand: SimulateScenarioCommand.self)
}
