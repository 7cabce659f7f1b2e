import JSONTree
package import ProgressModel

/// What a replay served, what came of it, and which lines were of no use.
package struct ReplayReport: Equatable, Sendable {
  /// How many payloads of one event were served.
  package struct EventCount: Equatable, Sendable {
    package var event: String
    package var payloads: Int
    package var events: Int

    package init(event: String, payloads: Int, events: Int) {
      self.event = event
      self.payloads = payloads
      self.events = events
    }
  }

  /// A line that could not be used.
  package struct Fault: Equatable, Sendable {
    package var file: String?
    package var line: Int
    package var cause: String

    package init(file: String?, line: Int, cause: String) {
      self.file = file
      self.line = line
      self.cause = cause
    }
  }

  package var file: String
  /// recording, payloads or transcript.
  package var format: String
  /// memory, sandbox or project.
  package var target: String
  /// The absolute path of the project; nil in memory.
  package var project: String?
  package var payloads = 0
  /// Payloads that recorded something.
  package var recorded = 0
  package var events = 0
  /// completed, condition or stopped.
  package var ending = "completed"
  package var firstAt: Timestamp?
  package var lastAt: Timestamp?
  package var counts: [EventCount] = []
  /// Lines that could not be used, of which `faults` holds the first.
  package var skipped = 0
  package var faults: [Fault] = []

  package init(file: String, format: String, target: String) {
    self.file = file
    self.format = format
    self.target = target
  }

  /// Returns the summary; for machines with the differences as rows of their own report.
  package func report(changes: Report, in state: ProgressState) -> Report {
    var payload: JSONObject = [
      "file": .string(file), "format": .string(format), "target": .string(target),
      "project": .optional(project), "payloads": .integer(payloads), "recorded": .integer(recorded),
      "events": .integer(events), "ending": .string(ending), "firstAt": .moment(firstAt),
      "lastAt": .moment(lastAt),
    ]
    payload["sessions"] = .integer(state.sessions.count)
    payload["tasks"] = .integer(state.tasks.count)
    payload["activeAgents"] = .integer(state.activeAgents.count)
    payload["counts"] = .array(counts.map { .object($0.payload) })
    payload["skipped"] = .integer(skipped)
    payload["faults"] = .array(faults.map { .object($0.payload) })
    payload["changes"] = .array(changes.rows.map { .object($0.payload) })
    let rows = cells(of: state)
    return Report(
      .record, fields: payload.keys, columns: rows.map { Report.Column($0.key, $0.title, .text) },
      rows: [Report.Row(payload: payload, cells: rows.map(\.cell))])
  }

  private func cells(of state: ProgressState) -> [(key: String, title: String, cell: Report.Cell)] {
    var served = "\(payloads), of which \(recorded) recorded \(Self.words(events, "event"))"
    if ending == "condition" { served += "; ended where the condition held" }
    if ending == "stopped" { served += "; stopped before the end" }
    let span = firstAt.flatMap { first in
      lastAt.map { "\(UTCText.moment(first)) to \(UTCText.moment($0))" }
    }
    let kinds = counts.map { "\($0.event) \($0.payloads)" }.joined(separator: ", ")
    var rows: [(key: String, title: String, cell: Report.Cell)] = [
      ("file", "File", Report.Cell("\(file) (\(format))")),
      ("payloads", "Payloads", Report.Cell(served)),
      ("counts", "Events", Report.Cell(kinds)),
      ("lastAt", "Time", Report.Cell(span ?? "")),
      ("tasks", "State", Report.Cell(words(of: state))),
      ("target", "Into", Report.Cell(project.map { "\(target) '\($0)'" } ?? target)),
    ]
    if skipped > 0 { rows.append(("skipped", "Lines of no use", Report.Cell("\(skipped)", .bad))) }
    return rows
  }

  private func words(of state: ProgressState) -> String {
    [
      Self.words(state.sessions.count, "session"), Self.words(state.tasks.count, "task"),
      Self.words(state.activeAgents.count, "active agent"),
    ].joined(separator: ", ")
  }

  private static func words(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension ReplayReport.EventCount {
  fileprivate var payload: JSONObject {
    ["event": .string(event), "payloads": .integer(payloads), "events": .integer(events)]
  }
}

extension ReplayReport.Fault {
  fileprivate var payload: JSONObject {
    ["file": .optional(file), "line": .integer(line), "cause": .string(cause)]
  }
}
