import ArgumentParser

/// Records the version of a file that does not say it.
struct MigrateBaselineCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Say of which version a progress.json made by hand is.",
    discussion: """
      For a file without a version key. Its shape is checked, the version is written into it, and the history says who vouched for it.
      Example: orchestra migrate baseline 1.0 --dry-run
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: MigrationChangeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The version.")
  var version: VersionName

  func run(in context: ProgramContext) throws {
    let conduct = options.conduct(
      "migrate baseline \(version.text)", .baseline(version.version), output, in: context)
    try conduct.run(project)
  }
}
