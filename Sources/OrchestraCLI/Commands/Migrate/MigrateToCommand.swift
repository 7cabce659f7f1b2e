import ArgumentParser
import SchemaMigration

/// Migrates to any version.
struct MigrateToCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "to", abstract: "Migrate progress.json to a version, up or down.",
    discussion: """
      To an older version it is as 'migrate down': the file stays there until 'migrate up', and --yes is needed where nobody can be asked.
      Example: orchestra migrate to 2.0.0
      Example: orchestra migrate to 1.0 --dry-run
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var many: ManyChangesOptions
  @OptionGroup var options: MigrationChangeOptions
  @OptionGroup var consent: ConsentOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The version.")
  var version: VersionName

  func validate() throws { try many.projects.validate(with: project) }

  func run(in context: ProgramContext) throws {
    let conduct = options.conduct("migrate to \(version.text)", .to(version.version), output, in: context)
    if many.projects.isChosen {
      if version.version < .current { try consent.requireForMany(isDryRun: options.dryRun) }
      try conduct.run(many.projects, changes: many)
    } else {
      try conduct.run(project) { account throws(Failure) in
        if account.isDown { try consent.ask(about: account, conduct) }
      }
    }
  }
}
