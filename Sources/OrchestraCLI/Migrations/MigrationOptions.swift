import ArgumentParser
import DurableFiles
import SchemaMigration

/// What the commands have that change the shape of a file.
struct MigrationChangeOptions: ParsableArguments {
  @Flag(name: .long, help: "Only show what would be done, with every change of the file.")
  var dryRun = false

  @Flag(name: .long, help: "Show all changes, however many there are.")
  var full = false

  @OptionGroup var patience: LockOptions

  @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
  var quiet = false

  /// How to go about it with these options.
  func conduct(
    _ command: String, _ aim: MigrationAim, _ output: FormatOptions, in context: ProgramContext
  ) -> MigrationConduct {
    MigrationConduct(
      context: context, command: command, aim: aim, output: output, isDryRun: dryRun, isFull: full,
      isQuiet: quiet, patience: patience.lockTimeout.duration)
  }
}

/// Several projects at once.
struct ManyProjectsOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Every project in these folders and below, instead of one.", valueName: "folder"),
    completion: .directory)
  var all: [String] = []

  @Option(name: .long, help: ArgumentHelp("How many folders below --all to look into.", valueName: "levels"))
  var maxDepth = 8

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many projects to work on at once; default: one a processor.", valueName: "projects"))
  var jobs: Int?

  @Flag(name: .long, help: "Also look into other file systems below --all.")
  var crossFileSystems = false

  static let mostJobs = 64

  func validate() throws {
    if maxDepth < 0 || maxDepth > 64 {
      throw ValidationError("--max-depth takes a number from 0 to 64, not \(maxDepth)")
    }
    if let jobs, !(1...Self.mostJobs).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to \(Self.mostJobs), not \(jobs)")
    }
  }

  var isChosen: Bool { !all.isEmpty }

  /// Refuses what does not go together.
  func validate(with project: ProjectOptions) throws {
    if isChosen, project.root != nil { throw ValidationError("Give --root or --all, not both") }
  }

  var jobCount: Int { jobs ?? min(Self.mostJobs, ChildProcess.processorCount()) }
}

/// How a run over many projects that changes them goes on and is gone on with.
struct ManyChangesOptions: ParsableArguments {
  @OptionGroup var projects: ManyProjectsOptions

  @Flag(name: .long, help: "With --all: begin no further project after one that failed.")
  var failFast = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --all: write a line of JSON for each project as soon as it is done.", valueName: "file"),
    completion: .file())
  var report: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --all: leave out what is done by the --report of an earlier run, and go on writing there.",
      valueName: "file"), completion: .file())
  var resume: String?

  func validate() throws {
    if !projects.isChosen, failFast || report != nil || resume != nil {
      throw ValidationError("--fail-fast, --report and --resume go with --all")
    }
  }
}

/// A version of the file as people write it.
struct VersionName: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let text: String

  /// Never nil: only known versions are made.
  var version: SchemaVersion { SchemaVersion(rawValue: text) ?? .current }

  init?(argument: String) {
    guard SchemaVersion(rawValue: argument) != nil else { return nil }
    text = argument
  }

  static var allValueStrings: [String] { SchemaVersion.allCases.map(\.rawValue) }
}
