import ArgumentParser

/// The root of the command table.
struct OrchestraCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orchestra",
    abstract: "Know what software agents are doing.",
    discussion: """
      Serves the hooks of Claude Code and Codex, keeps .orchestra/cache/progress.json and progress-status.txt up to \
      date, and shows what is in them. 'orchestra help COMMAND' explains a command.
      """,
    version: Orchestra.version,
    subcommands: [
      StatusCommand.self,
      TasksCommand.self,
      TaskCommand.self,
      AgentsCommand.self,
      SessionsCommand.self,
      StatsCommand.self,
      LogCommand.self,
      ExportCommand.self,
      HookCommand.self,
      InitCommand.self,
      BenchCommand.self,
    ]
  )
}
