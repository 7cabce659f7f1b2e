import ArgumentParser
import Rendering

/// Lists the backups of a project.
struct MigrateBackupsCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "backups", abstract: "List the backups, and whether they can be read.",
    discussion: """
      progress.json.backup is the file as it was before the last migration; the others are in .orchestra/cache/backups, the newest first.
      Example: orchestra migrate backups
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    let backups: [MigrationBackup]
    do { backups = try project.store(for: "migrate backups").examinedBackups() } catch {
      throw Failure(error)
    }
    if backups.isEmpty, output.chosen(in: context).isForPeople { context.output.complain("No backups yet") }
    output.show(MigrationBackup.report(of: backups), in: context)
  }
}
