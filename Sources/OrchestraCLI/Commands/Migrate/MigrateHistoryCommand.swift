import ArgumentParser
import ProgressStore
import Rendering

/// Lists the migrations of a project.
struct MigrateHistoryCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the migrations: who, when, from, to, how long; the newest last.",
    discussion: """
      'interrupted' is one that ended before the file was replaced: nothing came of it. Checksums are CRC-32 of the file.
      Example: orchestra migrate history --limit 5
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: ArgumentHelp("At most so many, the newest.", valueName: "count"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1, not \(limit)") }
  }

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    let entries: [MigrationEntry]
    do { entries = try project.store(for: "migrate history").migrationHistory() } catch {
      throw Failure(error)
    }
    if entries.isEmpty, output.chosen(in: context).isForPeople {
      context.output.complain("No migrations yet")
    }
    let shown = entries.suffix(limit ?? entries.count)
    output.show(MigrationLine.report(of: shown.map(MigrationLine.init)), in: context)
  }
}
