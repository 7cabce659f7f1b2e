package import JSONTree

/// What a migration of one project did, or would do.
package struct MigrationAccount: Sendable {
  /// One step of the way.
  package struct Step: Equatable, Sendable {
    package var from: String
    package var to: String
    /// What the step does on the way up.
    package var summary: String
    /// What the older shape cannot hold, one line each; empty on the way up.
    package var losses: [String]

    package init(from: String, to: String, summary: String, losses: [String]) {
      self.from = from
      self.to = to
      self.summary = summary
      self.losses = losses
    }
  }

  /// Something a step did to one value.
  package struct Note: Equatable, Sendable {
    /// `carried`, `rewritten` or `supplied`.
    package var kind: String
    /// In the document before its step.
    package var location: JSONLocation
    package var old: JSONValue?
    package var new: JSONValue?

    package init(kind: String, location: JSONLocation, old: JSONValue?, new: JSONValue?) {
      self.kind = kind
      self.location = location
      self.old = old
      self.new = new
    }
  }

  /// The absolute path of the project's folder.
  package var project: String
  package var action: String
  package var from: String?
  package var to: String
  /// Whether it was done: false in a rehearsal, and when there was nothing to do.
  package var isDone: Bool
  /// Whether the file was not yet what was asked for.
  package var isNeeded: Bool
  package var steps: [Step]
  package var notes: [Note]
  package var before: JSONValue?
  package var after: JSONValue
  package var bytesBefore: Int
  package var bytesAfter: Int
  package var backup: String?
  package var entry: MigrationLine?

  package init(
    project: String, action: String, from: String?, to: String, isDone: Bool, isNeeded: Bool, steps: [Step],
    notes: [Note], before: JSONValue?, after: JSONValue, bytesBefore: Int, bytesAfter: Int, backup: String?,
    entry: MigrationLine?
  ) {
    self.project = project
    self.action = action
    self.from = from
    self.to = to
    self.isDone = isDone
    self.isNeeded = isNeeded
    self.steps = steps
    self.notes = notes
    self.before = before
    self.after = after
    self.bytesBefore = bytesBefore
    self.bytesAfter = bytesAfter
    self.backup = backup
    self.entry = entry
  }

  /// The changes of the document, member by member; of nothing where there was no document.
  ///
  /// Two shapes may have so little in common that one replacement of the whole would be the shortest patch, which says nothing.
  package var patch: JSONPatch {
    guard let old = before?.object, let new = after.object else {
      return JSONPatch(from: before ?? .null, to: after)
    }
    var operations: [JSONPatch.Operation] = []
    for member in old {
      let place = JSONLocation([.key(member.key)])
      if let other = new[member.key] {
        operations += JSONPatch(from: member.value, to: other).operations.map { $0.moved(below: place) }
      } else {
        operations.append(.remove(place))
      }
    }
    for member in new where old[member.key] == nil {
      operations.append(.add(JSONLocation([.key(member.key)]), member.value))
    }
    return JSONPatch(operations)
  }

  /// The tasks in the document it came to.
  package var taskCount: Int {
    // A hand-made file may have both, one of them empty.
    max(after["tasks"]?.array?.count ?? 0, after["todos"]?.array?.count ?? 0)
  }
}

extension MigrationAccount {
  /// The account for programs, and for tables as one row.
  package var report: Report {
    let payload: JSONObject = [
      "project": .string(project), "action": .string(action), "from": .optional(from), "to": .string(to),
      "done": .bool(isDone), "needed": .bool(isNeeded), "tasks": .integer(taskCount),
      "steps": .array(
        steps.map {
          [
            "from": .string($0.from), "to": .string($0.to), "summary": .string($0.summary),
            "losses": .array($0.losses.map { .string($0) }),
          ]
        }),
      "notes": .array(
        notes.map {
          [
            "kind": .string($0.kind), "path": .string($0.location.pointer), "old": $0.old ?? .null,
            "new": $0.new ?? .null,
          ]
        }),
      "patch": patch.json, "bytesBefore": .integer(bytesBefore), "bytesAfter": .integer(bytesAfter),
      "backup": .optional(backup), "entry": entry.map { .object($0.payload) } ?? .null,
    ]
    let columns = [
      Report.Column("project", "Project", .key), Report.Column("action", "Action", .key),
      Report.Column("from", "From", .key), Report.Column("to", "To", .key),
      Report.Column("done", "Done", .key), Report.Column("backup", "Backup", .text),
    ]
    let cells = [
      Report.Cell(project), Report.Cell(action), Report.Cell(from ?? ""), Report.Cell(to),
      Report.Cell(isDone ? "yes" : "no"), Report.Cell(backup ?? ""),
    ]
    return Report(
      .record, fields: Self.fields, columns: columns, rows: [Report.Row(payload: payload, cells: cells)])
  }

  private static let fields = [
    "project", "action", "from", "to", "done", "needed", "tasks", "steps", "notes", "patch", "bytesBefore",
    "bytesAfter", "backup", "entry",
  ]
}

extension JSONPatch.Operation {
  /// The same operation on a value that stands at `place`.
  fileprivate func moved(below place: JSONLocation) -> JSONPatch.Operation {
    let location = JSONLocation(place.steps + location.steps)
    return switch self {
    case .add(_, let value): .add(location, value)
    case .remove: .remove(location)
    case .replace(_, let value): .replace(location, value)
    }
  }
}
