import JSONTree
package import ProgressModel

/// What `bisect` found: the event at which a condition turned, or every turn of it.
package struct BisectionReport: Sendable {
  /// An update at which it turned.
  package struct Turn: Sendable {
    package var holds: Bool
    package var sequence: Int64
    package var firstSequence: Int64
    package var lastSequence: Int64
    package var time: Timestamp
    package var event: String
    package var session: String?
    package var agent: String?
    package var details: String?

    package init(
      holds: Bool, sequence: Int64, firstSequence: Int64, lastSequence: Int64, time: Timestamp, event: String
    ) {
      self.holds = holds
      self.sequence = sequence
      self.firstSequence = firstSequence
      self.lastSequence = lastSequence
      self.time = time
      self.event = event
    }
  }

  package var condition: String
  /// What was looked for: that it became true, or false.
  package var sought: Bool
  package var heldBefore: Bool
  package var holdsAtEnd: Bool
  /// How often it turned, either way.
  package var turns: Int
  /// The numbers of the first and the last event that were looked at; nil when there were none.
  package var first: Int64?
  package var last: Int64?
  package var found: Turn?
  /// What the update changed.
  package var comparison: StateComparison?

  package init(condition: String, sought: Bool, heldBefore: Bool, holdsAtEnd: Bool, turns: Int) {
    self.condition = condition
    self.sought = sought
    self.heldBefore = heldBefore
    self.holdsAtEnd = holdsAtEnd
    self.turns = turns
  }

  /// One record: what was found, or where nothing was, what was the case throughout.
  package func report(from viewpoint: Viewpoint) -> Report {
    let found = found
    let tasks = comparison.map(Self.tasks) ?? []
    let changes =
      comparison.map { ComparisonReport.report(of: $0, from: viewpoint).rows.map(\.payload) } ?? []
    let payload: JSONObject = [
      "condition": .string(condition), "sought": .bool(sought), "found": .bool(found != nil),
      "sequence": .optional(found?.sequence), "firstSequence": .optional(found?.firstSequence),
      "lastSequence": .optional(found?.lastSequence), "time": .moment(found?.time),
      "event": .optional(found?.event),
      "session": .optional(found?.session), "agent": .optional(found?.agent),
      "details": .optional(found?.details),
      "tasks": .array(tasks.map { .object(["id": .string($0.id), "content": .string($0.content)]) }),
      "changes": .array(changes.map(JSONValue.object)),
      "heldBefore": .bool(heldBefore), "holdsAtEnd": .bool(holdsAtEnd), "turns": .integer(turns),
      "from": .optional(first), "to": .optional(last),
    ]
    func column(_ key: String, _ title: String) -> Report.Column { Report.Column(key, title, .text) }
    return Report(
      .record, fields: payload.keys,
      columns: [
        column("condition", "Condition"), column("found", sought ? "Became true" : "Became false"),
        column("event", "Event"),
        column("agent", "Agent"), column("details", "Details"), column("tasks", "Tasks"),
      ],
      rows: [
        Report.Row(
          payload: payload,
          cells: [
            Report.Cell(condition),
            Report.Cell(found.map { "\($0.sequence) \(UTCText.moment($0.time))" } ?? "never"),
            Report.Cell(found?.event ?? ""), Report.Cell(found?.agent ?? ""),
            Report.Cell(found?.details ?? ""),
            Report.Cell(tasks.map(\.id).joined(separator: ", ")),
          ])
      ])
  }

  /// The tasks that came, went or changed.
  private static func tasks(of comparison: StateComparison) -> [TrackedTask] {
    comparison.addedTasks + comparison.removedTasks + comparison.changedTasks.map(\.after)
  }

  /// A list of turns, one a row.
  package static func list(of turns: [Turn]) -> Report {
    Report(
      fields: ["sequence", "time", "holds", "event", "session", "agent", "details"],
      columns: [
        Report.Column("sequence", "No.", .key, alignment: .right), Report.Column("time", "Moment", .detail),
        Report.Column("holds", "Became", .key), Report.Column("event", "Event", .key),
        Report.Column("agent", "Agent", .detail), Report.Column("details", "Details", .text),
      ],
      rows: turns.map { turn in
        Report.Row(
          payload: [
            "sequence": .integer(turn.sequence), "time": .moment(turn.time), "holds": .bool(turn.holds),
            "event": .string(turn.event), "session": .optional(turn.session), "agent": .optional(turn.agent),
            "details": .optional(turn.details),
          ],
          cells: [
            Report.Cell(String(turn.sequence)), Report.Cell(UTCText.moment(turn.time)),
            Report.Cell(turn.holds ? "true" : "false", turn.holds ? .good : .bad), Report.Cell(turn.event),
            Report.Cell(turn.agent ?? ""), Report.Cell(turn.details ?? ""),
          ])
      })
  }
}
