import ArgumentParser
import DurableFiles
import Rendering

/// What `bench hook` and `bench update` have in common: what to measure, how often, and what becomes of the answer.
struct BenchmarkOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("The floor program to compare with.", valueName: "file"),
    completion: .file())
  var floor: String?

  @Option(name: .long, help: ArgumentHelp("Numbers of tasks in the project.", valueName: "counts"))
  var tasks = CountList([3, 100, 1_000, 10_000])

  @Option(name: .long, help: ArgumentHelp("How often to run each of them.", valueName: "count"))
  var runs = 200

  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Exit with 1 when a target is missed.")
  var check = false

  func validate() throws {
    if runs < 1 { throw ValidationError("--runs takes a number from 1, not \(runs)") }
    try tasks.validate(as: "--tasks", within: SampleProject.sizes)
  }

  /// Shows the measurements and, to people, how they stand beside the targets.
  ///
  /// - Throws: Status 1 when a target is missed and `--check` asks.
  func show(_ measurements: BenchmarkMeasurements, in context: ProgramContext) throws(Failure) {
    let chosen = output.chosen(in: context)
    if chosen == .table {
      let setting = OutputSetting(width: output.width(in: context), style: output.style(in: context))
      context.output.answer(measurements.text(setting))
    } else {
      output.show(measurements.report, in: context)
    }
    let targets = measurements.targets
    // A program gets one document; whether a target is met follows from its numbers.
    if chosen.isForPeople, !targets.isEmpty {
      context.output.answer("\n")
      output.show(BenchmarkReport.report(of: targets), in: context)
    }
    let missed = targets.filter { !$0.isMet }
    if check, !missed.isEmpty {
      throw Failure(
        .no, "Missed: \(missed.map { "\($0.title) (\($0.measured), \($0.limit))" }.joined(separator: "; "))")
    }
  }
}

/// What a benchmark measured, in the forms in which it is shown.
struct BenchmarkMeasurements {
  /// Everything, for programs and for tables of other programs.
  var report: Report
  /// Everything for people on a terminal.
  var text: (OutputSetting) -> String
  var targets: [BenchmarkTarget]
}

extension OutputSetting {
  /// Returns a table as `--format table` writes it.
  func table(_ report: Report) -> String { FormatName.table.format?.text(of: report, in: self) ?? "" }
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

  /// Refuses numbers out of bounds and numbers given twice.
  func validate(as option: String, within bounds: ClosedRange<Int>) throws {
    if Set(counts).count < counts.count { throw ValidationError("\(option) takes each number once") }
    if let wrong = counts.first(where: { !bounds.contains($0) }) {
      throw ValidationError(
        "\(option) takes numbers from \(bounds.lowerBound) to \(bounds.upperBound), not \(wrong)")
    }
  }
}
