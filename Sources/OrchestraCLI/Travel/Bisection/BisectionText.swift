import ProgressModel
import ProgressStore
import Rendering

/// What `bisect` tells people: the event, what it changed, and how to look there.
struct BisectionText {
  private let report: BisectionReport
  private let kept: KeptHistory?
  private let output: FormatOptions
  private let project: Project

  init(_ report: BisectionReport, kept: KeptHistory?, output: FormatOptions, project: Project) {
    (self.report, self.kept, self.output, self.project) = (report, kept, output, project)
  }

  func text() -> String {
    var lines = report.found.map(found) ?? [never]
    if let kept, !kept.isWhole, report.first == kept.first.sequence + 1 || report.first == kept.first.sequence
    {
      lines.append(
        "The history is kept from event \(kept.first.sequence) of \(UTCText.moment(kept.first.time)) on")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var word: String { report.sought ? "true" : "false" }

  private func found(_ turn: BisectionReport.Turn) -> [String] {
    let style = output.style(in: project.context)
    let who = turn.agent.map { " by \(VisibleText.of($0))" } ?? ""
    var lines = [
      style.painted("Became \(word) at event \(turn.sequence)", .heading)
        + ", \(UTCText.moment(turn.time)): \(turn.event)\(who)"
    ]
    if turn.firstSequence < turn.lastSequence {
      lines.append("It was recorded together with events \(turn.firstSequence)–\(turn.lastSequence)")
    }
    if let comparison = report.comparison {
      let changes = ComparisonReport.report(of: comparison, from: project.viewpoint)
      let setting = OutputSetting(width: output.width(in: project.context).map { $0 - 2 }, style: style)
      if !changes.rows.isEmpty, let table = FormatName.table.format {
        lines.append(
          table.text(of: changes, in: setting).split(separator: "\n").map { "  " + $0 }.joined(
            separator: "\n"))
      }
    }
    if report.heldBefore == report.sought {
      lines.append("It was \(word) at the beginning, too, and then was not")
    }
    lines.append(rest)
    lines.append(
      "Look there: orchestra at \(turn.sequence) status; orchestra diff \(turn.firstSequence - 1) \(turn.lastSequence)"
    )
    return lines
  }

  /// What became of it afterwards.
  private var rest: String {
    if report.holdsAtEnd != report.sought {
      return "It is \(!report.sought) again at the end, after \(report.turns) turns"
    }
    let behind = report.turns - (report.heldBefore == report.sought ? 2 : 1)
    return behind == 0 ? "It has been \(word) since" : "It is \(word) at the end, after \(report.turns) turns"
  }

  private var never: String {
    guard let first = report.first, let last = report.last else {
      return "Nothing is recorded there; it is \(report.holdsAtEnd)"
    }
    let span = first == last ? "event \(first)" : "events \(first)–\(last)"
    if report.turns == 0, report.heldBefore == report.sought {
      return "It was \(word) all the time, before \(span) already"
    }
    if report.turns == 0 { return "It never became \(word): it was \(!report.sought) in \(span)" }
    return "It never became \(word) in \(span): it was \(word) before, and became \(!report.sought)"
  }
}
