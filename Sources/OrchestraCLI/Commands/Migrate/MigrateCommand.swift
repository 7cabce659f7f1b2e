import ArgumentParser

/// Brings `progress.json` from one version to another.
struct MigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring progress.json to another version: see, plan, do, check, go back.",
    discussion: """
      Hooks and commands migrate an old file by themselves; this is for those who want to see it first, for many projects at once, \
      and for going back. Without a subcommand: 'migrate status'.
      Example: orchestra migrate
      """,
    subcommands: [
      MigrateStatusCommand.self, MigratePlanCommand.self, MigrateUpCommand.self, MigrateToCommand.self,
      MigrateDownCommand.self, MigrateVerifyCommand.self, MigrateHistoryCommand.self,
      MigrateBackupsCommand.self, MigrateRestoreCommand.self, MigrateBaselineCommand.self,
      MigrateForceCommand.self,
    ],
    defaultSubcommand: MigrateStatusCommand.self)
}
