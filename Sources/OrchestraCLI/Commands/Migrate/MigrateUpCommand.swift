import ArgumentParser
import SchemaMigration

/// Migrates to the version of this program.
struct MigrateUpCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Migrate progress.json to the version of this program.",
    discussion: """
      Under the lock, whole or not at all: a copy is migrated and checked, the file as it was is kept as a backup, then replaced in one \
      step. Ends a 'migrate down'. With --all the exit status is that of the gravest failure.
      Example: orchestra migrate up
      Example: orchestra migrate up --dry-run
      Example: orchestra migrate up --all . --max-depth 2 --jobs 4
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var many: ManyChangesOptions
  @OptionGroup var options: MigrationChangeOptions
  @OptionGroup var output: FormatOptions

  func validate() throws { try many.projects.validate(with: project) }

  func run(in context: ProgramContext) throws {
    let conduct = options.conduct("migrate up", .to(.current), output, in: context)
    if many.projects.isChosen {
      try conduct.run(many.projects, changes: many)
    } else {
      try conduct.run(project)
    }
  }
}
