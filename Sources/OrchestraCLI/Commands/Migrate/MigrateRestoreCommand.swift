import ArgumentParser

/// Puts a backup back.
struct MigrateRestoreCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of progress.json.",
    discussion: """
      The file as it is becomes a backup first. What was recorded since the backup is left out of the state; the journal keeps it. A \
      backup of an older version stays at that version until 'migrate up'.
      Example: orchestra migrate restore --dry-run
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: MigrationChangeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The backup's name, as 'migrate backups' lists it; default: progress.json.backup.")
  var backup: String?

  func run(in context: ProgramContext) throws {
    let conduct = options.conduct("migrate restore", .restore(backup), output, in: context)
    try conduct.run(project)
  }
}
