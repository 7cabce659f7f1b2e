package import JSONTree

/// One measure of the lock beside the one in a saved baseline.
package struct LockChange: Equatable, Sendable {
  package enum Verdict: String, Sendable {
    case worse, better, same
  }

  package let strategy: String
  package let processes: Int
  /// The name of the member of `LockFigures.payload`.
  package let measure: String
  /// Nil where it was not known, such as the recovery of a lock that is never freed.
  package let before: Double?
  package let now: Double?
  package let verdict: Verdict

  package init(
    strategy: String, processes: Int, measure: String, before: Double?, now: Double?, verdict: Verdict
  ) {
    self.strategy = strategy
    self.processes = processes
    self.measure = measure
    self.before = before
    self.now = now
    self.verdict = verdict
  }

  package var payload: JSONObject {
    [
      "measure": .string(measure), "before": number(before), "now": number(now),
      "verdict": .string(verdict.rawValue),
    ]
  }

  /// The changes that are some, a row each.
  package static func report(of changes: [LockChange]) -> Report {
    Report(
      fields: ["strategy", "processes", "measure", "before", "now", "verdict"],
      columns: [
        Report.Column("strategy", "Strategy", .key), Report.Column("processes", "N", .key, alignment: .right),
        Report.Column("measure", "Measure", .key), Report.Column("before", "Before", .key, alignment: .right),
        Report.Column("now", "Now", .key, alignment: .right), Report.Column("verdict", "Verdict", .key),
      ],
      rows: changes.map { change in
        var payload: JSONObject = [
          "strategy": .string(change.strategy), "processes": .integer(change.processes),
        ]
        for member in change.payload { payload[member.key] = member.value }
        return Report.Row(
          payload: payload,
          cells: [
            Report.Cell(change.strategy), Report.Cell("\(change.processes)"), Report.Cell(change.measure),
            Report.Cell(change.text(change.before)), Report.Cell(change.text(change.now)),
            Report.Cell(
              change.verdict.rawValue,
              change.verdict == .worse ? .bad : change.verdict == .better ? .good : .plain),
          ])
      })
  }

  private func number(_ value: Double?) -> JSONValue {
    value.map { .double(($0 * 1_000).rounded() / 1_000) } ?? .null
  }

  private func text(_ value: Double?) -> String {
    guard let value else { return "never" }
    return number(value).number?.text ?? ""
  }
}
