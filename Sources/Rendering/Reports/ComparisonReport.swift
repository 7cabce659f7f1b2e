package import JSONTree
package import ProgressModel

/// What differs between two states: one row for each thing that came or went, and one for each field that changed.
package enum ComparisonReport {
  /// Lists the differences; with `isWhole` also fields that only say when or where, and workers.
  package static func report(
    of comparison: StateComparison, isWhole: Bool = false, from viewpoint: Viewpoint
  ) -> Report {
    let shown = isWhole ? comparison : comparison.withoutVolatileFields
    var lines = Lines()
    for change in shown.project { lines.add(change, of: "project", "", name: "") }
    for session in shown.addedSessions { lines.add("added", "session", session.id, session.client) }
    for session in shown.removedSessions { lines.add("removed", "session", session.id, session.client) }
    for changed in shown.changedSessions {
      for field in changed.fields {
        lines.add(field, of: "session", changed.after.id, name: changed.after.client)
      }
    }
    for task in shown.addedTasks { lines.add("added", "task", task.id, task.content) }
    for task in shown.removedTasks { lines.add("removed", "task", task.id, task.content) }
    for changed in shown.changedTasks {
      for field in changed.fields {
        lines.add(field, of: "task", changed.after.id, name: changed.after.content)
      }
    }
    // Workers follow from the tasks, which are listed above.
    let isListed = { (agent: TrackedAgent) in isWhole || agent.kind != .worker }
    for agent in shown.startedAgents where isListed(agent) {
      lines.add("added", "agent", agent.id, agent.name)
    }
    for agent in shown.endedAgents where isListed(agent) {
      lines.add("removed", "agent", agent.id, agent.name)
    }
    for changed in shown.changedAgents where isListed(changed.after) {
      for field in changed.fields {
        lines.add(field, of: "agent", changed.after.id, name: changed.after.name)
      }
    }
    return Report(
      fields: Line.fields,
      columns: [
        Report.Column("change", "", .key), Report.Column("what", "What", .key),
        Report.Column("name", "Name", .text), Report.Column("field", "Field", .key),
        Report.Column("before", "Before", .text), Report.Column("after", "After", .text),
      ],
      rows: lines.all.map(\.row))
  }

  private struct Lines {
    var all: [Line] = []

    mutating func add(_ change: String, _ entity: String, _ id: String, _ name: String) {
      all.append(Line(change: change, entity: entity, id: id, name: name))
    }

    mutating func add(_ change: FieldChange, of entity: String, _ id: String, name: String) {
      all.append(
        Line(
          change: "changed", entity: entity, id: id, name: name, field: change.field, before: change.old,
          after: change.new))
    }
  }

  private struct Line {
    var change: String
    var entity: String
    var id: String
    var name: String
    var field: String?
    var before = FieldValue.null
    var after = FieldValue.null

    static let fields = ["change", "entity", "id", "name", "field", "before", "after"]

    var row: Report.Row {
      Report.Row(
        payload: [
          "change": .string(change), "entity": .string(entity), "id": .string(id), "name": .string(name),
          "field": .optional(field), "before": before.json, "after": after.json,
        ],
        cells: [
          Report.Cell(mark, tone), Report.Cell(id.isEmpty ? entity : "\(entity) \(shownID)", tone),
          Report.Cell(name), Report.Cell(field ?? ""), Report.Cell(before.text, .faint),
          Report.Cell(after.text),
        ])
    }

    /// Sessions and agents have long ids, of which people need the beginning; tasks are named by theirs.
    private var shownID: String { entity == "task" ? id : id.shortIdentifier }

    private var mark: String { ["added": "+", "removed": "-"][change] ?? "~" }

    private var tone: TextStyle.Tone {
      switch change {
      case "added": .good
      case "removed": .bad
      default: .plain
      }
    }
  }
}

extension FieldValue {
  /// As JSON has it: times and numbers as integers.
  package var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .time(let time): .moment(time)
    case .list(let items): .array(items.map(JSONValue.string))
    case .null: .null
    }
  }

  /// For people; nothing for null.
  package var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .time(let time): UTCText.moment(time)
    case .list(let items): items.joined(separator: ", ")
    case .null: ""
    }
  }
}
