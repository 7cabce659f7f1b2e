import ArgumentParser

/// The root of the command table, grouped by what people want to do.
struct OrchestraCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orchestra",
    abstract: "Know what software agents are doing.",
    discussion: """
      Serves the hooks of Claude Code and Codex, keeps .orchestra/cache/progress.json and progress-status.txt up to \
      date, and shows what is in them. Without a command: opens the shell. 'orchestra help COMMAND' explains a command.
      """,
    version: Orchestra.version,
    subcommands: [CompleteCommand.self, ReferenceCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [
          StatusCommand.self, TasksCommand.self, AgentsCommand.self, SessionsCommand.self, StatsCommand.self,
          LogCommand.self, GetCommand.self, WhyCommand.self, TimelineCommand.self, TopCommand.self,
          WatchCommand.self, ExportCommand.self,
        ]),
      CommandGroup(
        name: "Change by hand",
        subcommands: [
          TaskCommand.self, AgentCommand.self, SessionCommand.self, NoteCommand.self, UndoCommand.self,
          RedoCommand.self,
        ]),
      CommandGroup(
        name: "Try changes out first",
        subcommands: [
          BeginCommand.self, SavepointCommand.self, RollbackCommand.self, CommitCommand.self,
        ]),
      CommandGroup(
        name: "Travel in time",
        subcommands: [AtCommand.self, DiffCommand.self, BisectCommand.self]),
      CommandGroup(
        name: "Make it happen again",
        subcommands: [SimulateCommand.self, RecordCommand.self, ReplayCommand.self]),
      CommandGroup(
        name: "Check, mend, migrate",
        subcommands: [
          DoctorCommand.self, ValidateCommand.self, RepairCommand.self, MigrateCommand.self,
        ]),
      CommandGroup(
        name: "Write scripts and tests",
        subcommands: [
          RunCommand.self, ReadCommand.self, ExpectCommand.self, EchoCommand.self,
        ]),
      CommandGroup(
        name: "Use the shell",
        subcommands: [
          ShellCommand.self, SetCommand.self, TimerCommand.self, AliasCommand.self, UnaliasCommand.self,
          HistoryCommand.self, ChangeDirectoryCommand.self, HelpCommand.self, ExitCommand.self,
        ]),
      CommandGroup(
        name: "Set up",
        subcommands: [
          InitCommand.self, InstallCommand.self, UninstallCommand.self, HookCommand.self,
          StatusLineCommand.self, CompletionsCommand.self,
        ]),
      CommandGroup(name: "Measure", subcommands: [LockCommand.self, BenchCommand.self]),
    ],
    defaultSubcommand: ShellCommand.self
  )
}
