import ArgumentParser
import DurableFiles
import JSONTree
import LockBenchmark
import Rendering

/// Measures the lock with real processes that contend for it.
struct BenchLockCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Measure how processes wait for one another, with several kinds of lock.",
    discussion: """
      Starts real processes that update a counter under the lock of a scratch project in TMPDIR: all at once, then one update \
      after the other, then behind a holder that is killed. Strategies take turns, so that they can be compared. \
      docs/bench-lock.md says how to read the numbers.
      Example: orchestra bench lock --processes 2,8 --for 300ms --rounds 1
      """)

  @Option(name: .long, help: ArgumentHelp("Numbers of processes.", valueName: "counts"))
  var processes = CountList(ContentionPlan().processes)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Kinds of lock: "
        + LockStrategyCatalog.all.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ") + ".",
      valueName: "names"),
    completion: .list(LockStrategyCatalog.all.map { $0.name }))
  var strategy = StrategyList(ContentionPlan().strategies)

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long processes update one after the other in a round (1s).", valueName: "time"))
  var length: ShortTime?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End that earlier, after so many updates of all processes together.", valueName: "count"))
  var updates: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("How long an update holds the lock: 0, 500us, 2ms.", valueName: "time"))
  var hold = ShortTime(ContentionPlan().hold)

  @Option(
    name: .long, help: ArgumentHelp("How long a process waits for the lock at most.", valueName: "time"))
  var deadline = ShortTime(ContentionPlan().deadline)

  @Option(name: .long, help: ArgumentHelp("Rounds that count.", valueName: "count"))
  var rounds = ContentionPlan().rounds

  @Option(name: .long, help: ArgumentHelp("Shorter rounds before them that do not.", valueName: "count"))
  var warmUp = ContentionPlan().warmUps

  @Option(
    name: .long, help: ArgumentHelp("Keep the figures in a file, to compare with later.", valueName: "file"),
    completion: .file())
  var save: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Compare with a file of --save; exits with 1 when worse.", valueName: "file"),
    completion: .file())
  var compare: String?

  @Option(
    name: .long,
    help: ArgumentHelp("By how many percent a figure may be worse than in --compare.", valueName: "percent"))
  var tolerance = 25

  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Exit with 1 when a target is missed.")
  var check = false

  @Option(name: .long, help: ArgumentHelp("Only do one process's part.", visibility: .hidden))
  var worker: String?

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds takes a number from 1, not \(rounds)") }
    if !(0...100).contains(warmUp) { throw ValidationError("--warm-up takes a number from 0 to 100") }
    if let updates, updates < 1 { throw ValidationError("--updates takes a number from 1, not \(updates)") }
    if tolerance < 0 { throw ValidationError("--tolerance takes a number from 0, not \(tolerance)") }
    if let length, length.nanoseconds == 0 { throw ValidationError("--for takes a time longer than 0") }
    if Set(processes.counts).count < processes.counts.count {
      throw ValidationError("--processes takes each number once")
    }
    if let wrong = processes.counts.first(where: { !LockMeasurement.counts.contains($0) }) {
      throw ValidationError(
        "--processes takes numbers from 1 to \(LockMeasurement.counts.upperBound), not \(wrong)")
    }
    if Set(strategy.names).count < strategy.names.count {
      throw ValidationError("--strategy takes each name once")
    }
  }

  func run(in context: ProgramContext) throws {
    if let worker { return try LockMeasurement.work(worker, in: context) }
    let baseline = try compare.map { name throws(Failure) in
      let baseline = try LockBaseline(text: NamedFile(name).bytes(in: context), name: name)
      let differences = baseline.differences(from: LockBaseline(plan: plan, figures: []))
      if !differences.isEmpty {
        throw Failure(
          .usage, "Cannot compare: the baseline was measured with \(differences.joined(separator: ", "))",
          hint: "Give the same options, or make a baseline with --save")
      }
      return baseline
    }
    let measurement = LockMeasurement(plan: plan, context: context)
    let figures = try measurement.figures()
    if let save { try measurement.save(figures, to: save) }
    let comparisons =
      baseline.map {
        LockComparison(tolerance: Double(tolerance) / 100).changes(from: $0.figures, to: figures)
      } ?? []
    let targets = BenchmarkTarget.targets(
      for: figures, deadline: plan.deadline.wholeNanoseconds / 1_000)
    show(figures, comparisons, targets, in: context)
    try judge(comparisons, targets, hasBaseline: baseline != nil)
  }

  private var plan: ContentionPlan {
    var plan = ContentionPlan()
    plan.strategies = strategy.names
    plan.processes = processes.counts
    plan.rounds = rounds
    plan.warmUps = warmUp
    // A number of updates is an end of its own; the minute keeps a lock that nobody gets from going on for ever.
    plan.length = length?.duration ?? (updates == nil ? plan.length : .seconds(60))
    plan.updates = updates
    plan.hold = hold.duration
    plan.deadline = deadline.duration
    return plan
  }

  private func show(
    _ figures: [LockFigures], _ comparisons: [[LockChange]], _ targets: [BenchmarkTarget],
    in context: ProgramContext
  ) {
    // A program gets one document; what people are told beyond it follows from its numbers.
    guard output.isForPeople(in: context) else {
      return output.show(LockFiguresReport.report(of: figures, comparisons: comparisons), in: context)
    }
    let style = output.style(in: context)
    let setting = OutputSetting(width: output.width(in: context), style: style)
    context.output.answer(LockFiguresReport.text(of: figures, in: setting) + "\n")
    let most = figures.map(\.processes).max()
    let chart = LockWaitChart(
      of: figures.filter { $0.processes == most }, width: context.width, style: style)
    context.output.answer(chart.text())
    if !targets.isEmpty {
      context.output.answer("\n")
      output.show(BenchmarkReport.report(of: targets), in: context)
    }
    let changes = comparisons.flatMap { $0 }.filter { $0.verdict != .same }
    if !changes.isEmpty {
      context.output.answer("\n")
      output.show(LockChange.report(of: changes), in: context)
    } else if !comparisons.isEmpty {
      context.output.answer("\nAs good as the baseline, within \(tolerance) %\n")
    }
  }

  private func judge(
    _ comparisons: [[LockChange]], _ targets: [BenchmarkTarget], hasBaseline: Bool
  ) throws(Failure) {
    if hasBaseline, comparisons.allSatisfy(\.isEmpty) {
      throw Failure(
        .usage, "Cannot compare: the baseline has none of these strategies with these numbers of processes",
        hint: "Give the --strategy and --processes it was made with")
    }
    let worse = comparisons.flatMap { $0 }.filter { $0.verdict == .worse }
    if !worse.isEmpty {
      let names = worse.map { "\($0.measure) (\($0.strategy), \($0.processes))" }
      throw Failure(
        .no, "Worse than the baseline by more than \(tolerance) %: \(names.joined(separator: ", "))")
    }
    let missed = targets.filter { !$0.isMet }
    if check, !missed.isEmpty {
      throw Failure(
        .no, "Missed: \(missed.map { "\($0.title) (\($0.measured), \($0.limit))" }.joined(separator: "; "))")
    }
  }
}
