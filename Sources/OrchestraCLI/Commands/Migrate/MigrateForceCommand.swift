import ArgumentParser

/// Sets the version of a file whatever it says.
struct MigrateForceCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "force", abstract: "Set the version of progress.json, whatever the file says.",
    discussion: """
      For a file that says a wrong version. Only what can be read as that version is taken; the file as it was is kept as a backup, and \
      the history says who forced it.
      Example: orchestra migrate force 2.0.0 --dry-run
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: MigrationChangeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The version.")
  var version: VersionName

  func run(in context: ProgramContext) throws {
    let conduct = options.conduct(
      "migrate force \(version.text)", .force(version.version), output, in: context)
    try conduct.run(project)
  }
}
