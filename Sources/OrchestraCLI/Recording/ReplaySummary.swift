import JSONTree
import ProgressModel
import Rendering

/// Shows what a replay came to: for people a summary, the differences and the lines of no use; for a program one document.
struct ReplaySummary {
  let file: PlayedFile
  let played: ReplayRun.Played
  let output: FormatOptions
  /// Whether every difference is shown to people, however many.
  let isWhole: Bool
  let context: ProgramContext

  private static let shownChanges = 40
  private static let shownFaults = 10

  func show() {
    let viewpoint = played.project.viewpoint
    let comparison = StateComparison(before: played.before, after: played.after)
    let changes = ComparisonReport.report(of: comparison, from: viewpoint)
    output.show(report.report(changes: changes, in: played.after), in: context)
    if output.isForPeople(in: context) { show(changes) }
    complain()
  }

  private var report: ReplayReport {
    var report = ReplayReport(file: file.name, format: file.format.rawValue, target: played.target)
    if played.target != "memory" { report.project = played.project.path }
    report.payloads = played.account.payloads
    report.recorded = played.account.recorded
    report.events = played.account.events
    report.ending =
      switch played.account.ending {
      case .completed: "completed"
      case .conditionHeld: "condition"
      case .stopped: "stopped"
      }
    report.firstAt = played.firstTime
    report.lastAt = played.account.lastTime
    report.counts = played.counts.sorted { (-$0.value.payloads, $0.key) < (-$1.value.payloads, $1.key) }
      .map { ReplayReport.EventCount(event: $0.key, payloads: $0.value.payloads, events: $0.value.events) }
    report.skipped = file.faults.count
    report.faults = file.faults.faults.map {
      ReplayReport.Fault(file: $0.file, line: $0.line, cause: $0.cause)
    }
    return report
  }

  private func show(_ changes: Report) {
    if changes.rows.isEmpty {
      context.output.answer("\nNothing would differ\n")
      return
    }
    context.output.answer("\n")
    let shown = isWhole ? changes.rows[...] : changes.rows.prefix(Self.shownChanges)
    output.show(
      Report(changes.layout, fields: changes.fields, columns: changes.columns, rows: Array(shown)),
      in: context)
    let rest = changes.rows.count - shown.count
    if rest > 0 { context.output.answer("… and \(rest) more; --all shows them\n") }
  }

  /// Says which lines were of no use, and where the payloads are now.
  private func complain() {
    for fault in file.faults.faults.prefix(Self.shownFaults) {
      let place = fault.file.map { "\($0), line \(fault.line)" } ?? "Line \(fault.line)"
      context.output.complain(VisibleText.of("\(place) is of no use: \(fault.cause)"))
    }
    let rest = file.faults.count - Self.shownFaults
    if rest > 0 { context.output.complain("… and \(rest) more such lines") }
    context.output.complain(pace)
    switch played.target {
    case "memory": context.output.complain("Nothing was written (--into and --apply record it)")
    case "sandbox": context.output.complain("It is in the sandbox: 'commit' keeps it, 'rollback' drops it")
    default: break
    }
  }

  /// How long it took: beside the answer, which is the same on every run.
  private var pace: String {
    let took = played.took.components
    let microseconds = max(1, took.seconds * 1_000_000 + took.attoseconds / 1_000_000_000_000)
    let count = played.account.payloads
    return "Served \(count == 1 ? "1 payload" : "\(count) payloads") in \(microseconds / 1_000) ms, "
      + "\(Int64(count) * 1_000_000 / microseconds) a second"
  }
}
