import ArgumentParser
import DurableFiles
import ProgressStore
import Rendering

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

  @OptionGroup var options: BenchmarkOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Durability levels to compare at \(HookBenchmark.comparedSize) tasks: off, journal, full; default: all, where \
      that number is measured.
      """, valueName: "levels"))
  var durability: DurabilityList?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Lengths of the journal to compare at \(HookBenchmark.comparedSize) tasks, in events; default: 10000,100000, where \
      that number is measured.
      """, valueName: "counts"))
  var events: CountList?

  @Option(
    name: .long, help: ArgumentHelp("The orchestra to measure; default: this one.", valueName: "file"),
    completion: .file())
  var program: String?

  @Option(name: .long, help: ArgumentHelp("Only fill this empty folder with a project.", visibility: .hidden))
  var prepare: String?

  func validate() throws {
    try events?.validate(as: "--events", within: SampleProject.journalLengths)
  }

  func run(in context: ProgramContext) throws {
    if let prepare { return try fill(prepare, in: context) }
    let programs = try BenchmarkPrograms.current(program: program, floor: options.floor, in: context)
    let isCompared = options.tasks.counts.contains(HookBenchmark.comparedSize)
    var plan = HookBenchmark.Plan(
      sizes: options.tasks.counts,
      durabilities: durability?.levels ?? (isCompared ? Durability.allCases : []),
      runs: options.runs, program: programs.program, floor: programs.floor, ownProgram: programs.ownProgram,
      environment: programs.environment)
    plan.events = events?.counts ?? (isCompared ? [10_000, 100_000] : [])
    plan.comparesTiming = isCompared
    let rows = try BenchmarkGround.use(in: context) { scratch, run throws(Failure) in
      try HookBenchmark(plan: plan, scratch: scratch, run: run) { context.output.complain($0) }.rows()
    }
    try options.show(
      BenchmarkMeasurements(
        report: BenchmarkReport.report(of: rows), text: { BenchmarkReport.text(of: rows, in: $0) },
        targets: BenchmarkTarget.targets(for: rows)), in: context)
  }

  private func fill(_ path: String, in context: ProgramContext) throws {
    for count in options.tasks.counts {
      do {
        try SampleProject(tasks: count, events: events?.counts.first ?? 0)
          .fill(try Project.open(path, in: context))
      } catch {
        throw Failure(error)
      }
    }
  }
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
