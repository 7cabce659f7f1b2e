import ArgumentParser
import SchemaMigration

/// Shows what a migration would do.
struct MigratePlanCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what a migration would do, change by change.",
    discussion: """
      Rehearses it on a copy, without a lock. --format json has the changes as a JSON Patch (RFC 6902) under 'patch'.
      Example: orchestra migrate plan
      Example: orchestra migrate plan --to 2.0 --format json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var many: ManyProjectsOptions
  @OptionGroup var output: FormatOptions

  @Option(
    name: .long, help: ArgumentHelp("The version to plan for; default: this program's.", valueName: "version")
  )
  var to: VersionName?

  @Flag(name: .long, help: "Show all changes, however many there are.")
  var full = false

  func validate() throws { try many.validate(with: project) }

  func run(in context: ProgramContext) throws {
    let conduct = MigrationConduct(
      context: context, command: "migrate plan", aim: .to(to?.version ?? .current), output: output,
      isDryRun: true, isFull: full)
    if many.isChosen { try conduct.run(many) } else { try conduct.run(project) }
  }
}
