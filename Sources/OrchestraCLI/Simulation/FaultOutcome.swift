import JSONTree
import Rendering

/// What became of one payload that was served by a process.
struct FaultOutcome: Equatable, Sendable {
  /// Where its news are.
  enum Fate: String, Sendable {
    /// In the journal.
    case recorded
    /// In the spool, until the next hook.
    case putAside = "put aside"
    /// Nowhere.
    case notRecorded = "not recorded"
  }

  var event: String
  var fault: SimulationFault?
  /// The exit status of the hook, or 128 and the signal that killed it.
  var status: Int32
  var fate: Fate
  /// Whether `progress.json` of a later version was left as it was; true where there was none.
  var leftTheFutureAlone = true
  var milliseconds: Int64

  /// The host was told that all is well.
  var isAcknowledged: Bool { status == 0 }

  /// Whether it went as the program promises.
  var isAsPromised: Bool {
    if !leftTheFutureAlone { return false }
    switch fault {
    case .kill(let point):
      // One with nothing to record never gets to the point where it would have died.
      if status == 0 { return fate == .notRecorded }
      return fate == (point.isCommitted ? .recorded : .notRecorded)
    case .torn, .stalled, .fullDisk: return !isAcknowledged && fate == .notRecorded
    case .heldLock, .futureSnapshot: return isAcknowledged ? fate == .notRecorded : fate == .putAside
    default: return isAcknowledged
    }
  }
}

extension FaultOutcome {
  /// One payload a row.
  static func report(of outcomes: [FaultOutcome]) -> Report {
    Report(
      fields: ["event", "fault", "status", "fate", "milliseconds", "isAsPromised"],
      columns: [
        Report.Column("event", "Event", .key), Report.Column("fault", "Fault", .key),
        Report.Column("status", "Hook", .detail), Report.Column("fate", "Its news", .key),
        Report.Column("milliseconds", "ms", .detail, alignment: .right),
        Report.Column("isAsPromised", "As promised", .key),
      ],
      rows: outcomes.map(\.row))
  }

  private var row: Report.Row {
    Report.Row(
      payload: [
        "event": .string(event), "fault": fault.map { .string($0.word) } ?? .null,
        "status": .integer(status), "fate": .string(fate.rawValue), "milliseconds": .integer(milliseconds),
        "isAsPromised": .bool(isAsPromised),
      ],
      cells: [
        Report.Cell(event), Report.Cell(fault?.word ?? "", .busy), Report.Cell(statusText, .faint),
        Report.Cell(fate.rawValue, fate == .notRecorded ? .faint : .plain),
        Report.Cell(String(milliseconds)), isAsPromised ? Report.Cell("✓", .good) : Report.Cell("✗", .bad),
      ])
  }

  private var statusText: String {
    if status == 0 { return "well" }
    return status > 128 ? "killed" : "status \(status)"
  }
}
