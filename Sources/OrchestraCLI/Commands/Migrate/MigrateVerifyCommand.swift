import ArgumentParser
import ProgressStore
import Rendering

/// Proves what can be proven about a project's file and its migrations.
struct MigrateVerifyCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that the file can go up and down, and that nothing was tampered with.",
    discussion: """
      Takes a copy of the file up, down and up again, which must give the same; reads every backup; holds the checksums of the history \
      against the backups and the file. Ends with 1 when something does not hold.
      Example: orchestra migrate verify
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var many: ManyProjectsOptions
  @OptionGroup var output: FormatOptions

  func validate() throws { try many.validate(with: project) }

  func run(in context: ProgramContext) throws {
    if many.isChosen { return try verifyMany(in: context) }
    let project = try project.project(in: context)
    let checks: [MigrationCheck]?
    do {
      checks = try MigrationVerification(store: project.store(for: "migrate verify")).checks()
    } catch {
      throw Failure(error)
    }
    guard let checks else { throw Failure(StoreError.notInitialized(path: project.path)) }
    output.show(MigrationCheck.report(of: checks), in: context)
    let failed = checks.count { !$0.holds }
    if failed > 0 {
      throw Failure(.no, "\(MigrationText.count(failed, "check")) of \(checks.count) did not hold")
    }
  }

  private func verifyMany(in context: ProgramContext) throws {
    let search = ProjectSearch(options: many, context: context)
    let paths = try search.paths()
    let results = WorkerThreads.map(paths.count, jobs: many.jobCount) {
      MigrationVerification.result(of: paths[$0], in: context)
    }
    output.show(MigrationResult.report(of: results, below: context.workingDirectory), in: context)
    search.summarize(results)
    let status = MigrationResult.worst(of: results.map(\.status))
    if status != 0 { throw ExitCode(status) }
  }
}
