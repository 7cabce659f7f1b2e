import ArgumentParser
import DurableFiles
import ProgressStore
import Rendering

/// Shows which version files are of.
struct MigrateStatusCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show of which version progress.json is, and what is pending.",
    discussion: """
      Looks without a lock and changes nothing. With --check the exit status tells a script: 0 when the file is current, 1 when \
      something is pending or held, and what a migration would end with where it cannot be migrated (65 damaged, 78 newer).
      Example: orchestra migrate status --check
      Example: orchestra migrate status --all . --max-depth 2
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var many: ManyProjectsOptions
  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "End with 1 when something is pending.")
  var check = false

  func validate() throws { try many.validate(with: project) }

  func run(in context: ProgramContext) throws {
    let standings: [MigrationStanding]
    if many.isChosen {
      let search = ProjectSearch(options: many, context: context)
      standings = Self.standings(of: try search.paths(), jobs: many.jobCount, in: context)
      output.show(MigrationStanding.report(of: standings, below: context.workingDirectory), in: context)
      search.summarize(standings.map(\.verdict))
    } else {
      let project = try project.project(in: context)
      let examination: SnapshotExamination?
      do { examination = try project.store(for: "migrate status").examine() } catch { throw Failure(error) }
      guard let examination else { throw Failure(StoreError.notInitialized(path: project.path)) }
      standings = [examination.standing(of: project.path)]
      output.show(standings[0].report, in: context)
    }
    let status = check ? Self.checked(standings) : standings.contains { $0.verdict.isUnseen } ? 74 : 0
    if status != 0 { throw ExitCode(status) }
  }

  /// Failures weigh more than work that is left.
  private static func checked(_ standings: [MigrationStanding]) -> Int32 {
    MigrationResult.worst(
      of: standings.map {
        $0.verdict == .pending || $0.verdict == .held ? Failure.Status.no.rawValue : $0.status
      })
  }

  private static func standings(
    of paths: [String], jobs: Int, in context: ProgramContext
  ) -> [MigrationStanding] {
    WorkerThreads.map(paths.count, jobs: jobs) { standing(of: paths[$0], in: context) }
  }

  private static func standing(of path: String, in context: ProgramContext) -> MigrationStanding {
    do {
      let examination = try Project.open(path, in: context).store(for: "migrate status").examine()
      return examination?.standing(of: path) ?? MigrationStanding(path, .empty, health: "empty")
    } catch {
      let result = ProjectMigration.result(of: error, at: path)
      return MigrationStanding(path, result.verdict, status: result.status, detail: result.detail)
    }
  }
}

extension MigrationVerdict {
  /// Whether it stands for a project that could not be looked at.
  fileprivate var isUnseen: Bool { self == .unreadable || self == .failed }
}
