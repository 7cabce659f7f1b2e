import JSONTree
package import ProgressModel

/// What cannot be done without losing somebody else's change: one row a value, with all three versions of it.
package enum ConflictReport {
  package static func report(of conflicts: [StateConflict]) -> Report {
    Report(
      fields: ["entity", "id", "field", "reason", "expected", "wanted", "found", "changedBy"],
      columns: [
        Report.Column("what", "Conflict", .key), Report.Column("field", "Field", .key),
        Report.Column("reason", "Reason", .text), Report.Column("expected", "Was", .text),
        Report.Column("found", "Is now", .text), Report.Column("wanted", "Would become", .text),
        Report.Column("changedBy", "Event", .detail, alignment: .right),
      ],
      rows: conflicts.map { conflict in
        Report.Row(
          payload: [
            "entity": .string(conflict.entity.kind.rawValue), "id": .string(conflict.entity.id),
            "field": .optional(conflict.field), "reason": .string(conflict.reason.word),
            "expected": conflict.expected.json, "wanted": conflict.wanted.json, "found": conflict.found.json,
            "changedBy": conflict.changedBy.map(JSONValue.integer) ?? .null,
          ],
          cells: [
            Report.Cell("\(conflict.entity.kind.rawValue) \(conflict.entity.id)", .bad),
            Report.Cell(conflict.field ?? ""), Report.Cell(conflict.reason.sentence),
            Report.Cell(conflict.expected.text, .faint), Report.Cell(conflict.found.text),
            Report.Cell(conflict.wanted.text), Report.Cell(conflict.changedBy.map(String.init) ?? "", .faint),
          ])
      })
  }
}

extension StateConflict.Reason {
  /// For programs.
  fileprivate var word: String {
    switch self {
    case .changed: "changed"
    case .gone: "gone"
    case .exists: "exists"
    case .sessionEnded: "session-ended"
    case .inUse: "in-use"
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .changed: "changed since"
    case .gone: "is not there any more"
    case .exists: "exists already"
    case .sessionEnded: "its session has ended"
    case .inUse: "its agents still run"
    }
  }
}
