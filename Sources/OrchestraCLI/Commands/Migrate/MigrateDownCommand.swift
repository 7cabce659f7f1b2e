import ArgumentParser

/// Migrates to an older version.
struct MigrateDownCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "down", abstract: "Migrate progress.json back to an older version, for older programs.",
    discussion: """
      Shows what the older shape cannot hold: that is kept inside the file and comes back with the next 'migrate up'. The file stays \
      at the older version until then: hooks put their events aside meanwhile, and commands change nothing.
      Example: orchestra migrate down --dry-run
      Example: orchestra migrate down --to 1.0 --dry-run
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var many: ManyChangesOptions
  @OptionGroup var options: MigrationChangeOptions
  @OptionGroup var consent: ConsentOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: ArgumentHelp("The version; default: the one before.", valueName: "version"))
  var to: VersionName?

  func validate() throws { try many.projects.validate(with: project) }

  func run(in context: ProgramContext) throws {
    let words = to.map { "migrate down --to \($0.text)" } ?? "migrate down"
    let conduct = options.conduct(words, .down(to?.version), output, in: context)
    if many.projects.isChosen {
      try consent.requireForMany(isDryRun: options.dryRun)
      try conduct.run(many.projects, changes: many)
    } else {
      try conduct.run(project) { account throws(Failure) in try consent.ask(about: account, conduct) }
    }
  }
}
