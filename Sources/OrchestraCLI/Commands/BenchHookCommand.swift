import ArgumentParser
import DurableFiles
import ProgressStore

/// Measures what a hook costs the host that waits for it.
struct BenchHookCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Measure whole hook processes against the least they could cost.",
    discussion: """
      Makes scratch projects in TMPDIR and runs hooks there that change one task each; real projects are not touched. The \
      floor is a program that makes the same system calls and understands nothing: 'make bench' builds it. \
      docs/benchmarks.md says how to read the numbers.
      Example: orchestra bench hook --floor .build/floor --tasks 3,100 --runs 500
      """)

  @Option(
    name: .long, help: ArgumentHelp("The floor program to compare with.", valueName: "file"),
    completion: .file())
  var floor: String?

  @Option(name: .long, help: ArgumentHelp("Numbers of tasks in the project.", valueName: "counts"))
  var tasks = CountList([3, 100, 1_000, 10_000])

  @Option(name: .long, help: ArgumentHelp("How often to run each of them.", valueName: "count"))
  var runs = 200

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Durability levels to compare at \(HookBenchmark.comparedSize) tasks: off, journal, full; default: all, where \
      that number is measured.
      """, valueName: "levels"))
  var durability: DurabilityList?

  @Option(
    name: .long, help: ArgumentHelp("The orchestra to measure; default: this one.", valueName: "file"),
    completion: .file())
  var program: String?

  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Exit with 1 when a target is missed.")
  var check = false

  @Option(name: .long, help: ArgumentHelp("Only fill this empty folder with a project.", visibility: .hidden))
  var prepare: String?

  func validate() throws {
    if runs < 1 { throw ValidationError("--runs takes a number from 1, not \(runs)") }
    if Set(tasks.counts).count < tasks.counts.count {
      throw ValidationError("--tasks takes each number once")
    }
    if let wrong = tasks.counts.first(where: { !SampleProject.sizes.contains($0) }) {
      throw ValidationError("--tasks takes numbers from 3 to \(SampleProject.sizes.upperBound), not \(wrong)")
    }
  }

  func run(in context: ProgramContext) throws {
    if let prepare { return try fill(prepare, in: context) }
    let rows = try measure(in: context)
    let targets = BenchmarkTarget.targets(for: rows)
    output.show(BenchmarkReport.report(of: rows), in: context)
    // A program gets one document; whether a target is met follows from its numbers.
    if output.chosen(in: context).isForPeople, !targets.isEmpty {
      context.output.answer("\n")
      output.show(BenchmarkReport.report(of: targets), in: context)
    }
    let missed = targets.filter { !$0.isMet }
    if check, !missed.isEmpty {
      throw Failure(
        .no, "Missed: \(missed.map { "\($0.title) (\($0.measured), \($0.limit))" }.joined(separator: "; "))")
    }
  }

  private func fill(_ path: String, in context: ProgramContext) throws {
    for count in tasks.counts {
      do { try SampleProject(tasks: count).fill(try Project.open(path, in: context)) } catch {
        throw Failure(error)
      }
    }
  }

  private func measure(in context: ProgramContext) throws(Failure) -> [BenchmarkRow] {
    guard let ownProgram = ChildProcess.ownProgram() else {
      throw Failure(.internalFault, "Cannot find the file of this program")
    }
    let levels =
      durability?.levels ?? (tasks.counts.contains(HookBenchmark.comparedSize) ? Durability.allCases : [])
    let plan = HookBenchmark.Plan(
      sizes: tasks.counts, durabilities: levels, runs: runs, program: program ?? ownProgram,
      floor: floor, ownProgram: ownProgram, environment: Self.environment(context))
    let signals = HeldSignals()
    // What was pressed meanwhile ends this process here, after the clean-up below.
    defer { signals.release() }
    let scratch = try ScratchFolder.make(in: context)
    defer { scratch.remove() }
    context.output.complain(
      "\(ChildProcess.processorCount()) processors, scratch files on \(scratch.fileSystem ?? "an unknown file system")"
    )
    #if DEBUG
    context.output.complain("This is a debug build: its times say nothing about a release")
    #endif
    let run = ProgramRunner(
      run: { call throws(ChildProcess.Fault) in try call.program.run(input: call.input) },
      isInterrupted: { HeldSignals.isPending })
    return try HookBenchmark(plan: plan, scratch: scratch, run: run) { context.output.complain($0) }
      .rows()
  }

  /// The environment without what would steer the hooks elsewhere than to the scratch projects.
  private static func environment(_ context: ProgramContext) -> [String: String] {
    let own = ["ORCHESTRA_", "CLAUDE", "PROJECT_ROOT"]
    var environment = context.environment.filter { variable in !own.contains { variable.key.hasPrefix($0) } }
    environment["CLAUDECODE"] = "1"
    return environment
  }
}

/// Whole numbers separated by commas.
struct CountList: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let counts: [Int]

  init(_ counts: [Int]) { self.counts = counts }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let counts = parts.compactMap { Int($0) }
    guard counts.count == parts.count else { return nil }
    self.counts = counts
  }

  var defaultValueDescription: String { counts.map { String($0) }.joined(separator: ",") }
}

/// Durability levels separated by commas.
struct DurabilityList: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let words: [String]

  init?(argument: String) {
    words = argument.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    if words.contains(where: { Durability(rawValue: $0) == nil }) { return nil }
  }

  var levels: [Durability] { words.compactMap { Durability(rawValue: $0) } }
}
