import ArgumentParser
import DurableFiles

/// Measures what an update costs inside a process.
struct BenchUpdateCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Measure updates inside a process, part by part.",
    discussion: """
      Makes scratch projects in TMPDIR and changes one task at a time there, through the same store as hooks and commands: \
      for each number of tasks and each length of the journal it says how long the update waited for the lock, read, parsed, \
      reduced, wrote and flushed. What 'bench hook' measures beyond that is the process around it. With --floor each update \
      stands beside a whole run of the floor program. docs/benchmarks.md says how to read the numbers.
      Example: orchestra bench update --tasks 3,100 --events 0,1000 --runs 20
      """)

  @OptionGroup var options: BenchmarkOptions

  @Option(name: .long, help: ArgumentHelp("Lengths of the journal, in events.", valueName: "counts"))
  var events = CountList([0, 10_000, 100_000])

  func validate() throws {
    try events.validate(as: "--events", within: SampleProject.journalLengths)
  }

  func run(in context: ProgramContext) throws {
    let programs = try BenchmarkPrograms.current(program: nil, floor: options.floor, in: context)
    let plan = UpdateBenchmark.Plan(
      sizes: options.tasks.counts, events: events.counts, runs: options.runs, programs: programs)
    let rows = try BenchmarkGround.use(in: context) { scratch, run throws(Failure) in
      try UpdateBenchmark(plan: plan, scratch: scratch, run: run, context: context) {
        context.output.complain($0)
      }.rows()
    }
    try options.show(
      BenchmarkMeasurements(
        report: UpdateBenchmarkReport.report(of: rows),
        text: { UpdateBenchmarkReport.text(of: rows, in: $0) },
        targets: BenchmarkTarget.targets(for: rows)), in: context)
  }
}
