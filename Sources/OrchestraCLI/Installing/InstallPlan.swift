import DurableFiles
import HostSettings
import JSONTree
import Rendering

/// Everything that an installation, or taking one back, comes to: worked out before anything is touched.
struct InstallPlan: Sendable {
  var changes: [FileChange] = []
  /// What somebody should know, one sentence each.
  var remarks: [String] = []

  var needed: [FileChange] { changes.filter(\.isNeeded) }

  /// For people: what happens to each file, for settings with every line that changes.
  func text(width: Int?, style: TextStyle) -> String {
    needed.map { change in
      let name = VisibleText.of(change.file.path)
      let link = change.file.isLinked ? " → \(VisibleText.of(change.file.target))" : ""
      let what =
        switch change.action {
        case "create": "New"
        case "remove": "Remove"
        default: "Change"
        }
      let heading = style.painted("\(what): \(name)\(link)\(Self.remark(on: change.part))", .heading) + "\n"
      guard change.settings != nil else { return heading }
      let difference = LineDifference(from: change.file.bytes ?? [], to: change.after ?? [])
      return heading + difference.text(width: width, style: style)
    }.joined()
  }

  private static func remark(on part: FileChange.Part) -> String {
    switch part {
    case .hooks: ""
    case .completion(let shell): " (completion in \(shell.rawValue))"
    case .manual: " (manual page)"
    case .plugin: " (plugin)"
    }
  }

  /// For programs: one row a file.
  var report: Report {
    let fields = [
      "file", "target", "part", "host", "scope", "action", "done", "events", "statusLines", "scripts", "left",
      "backup",
    ]
    return Report(
      fields: fields,
      columns: [
        Report.Column("file", "File", .key), Report.Column("part", "Part", .key),
        Report.Column("action", "Action", .key), Report.Column("done", "Done", .key),
      ],
      rows: changes.map { change in
        Report.Row(
          payload: Self.payload(of: change),
          cells: [
            Report.Cell(change.file.path), Report.Cell(change.part.name), Report.Cell(change.action),
            Report.Cell(change.isDone ? "yes" : "no"),
          ])
      })
  }

  private static func payload(of change: FileChange) -> JSONObject {
    var (host, scope): (JSONValue, JSONValue) = (.null, .null)
    if case .hooks(let itsHost, let itsScope) = change.part {
      (host, scope) = (itsHost == .claude ? "claude" : "codex", .string(itsScope.rawValue))
    }
    func list(_ texts: [String]?) -> JSONValue { .array((texts ?? []).map { .string($0) }) }
    let settings = change.settings
    return [
      "file": .string(change.file.path), "target": .string(change.file.target),
      "part": .string(change.part.name), "host": host, "scope": scope, "action": .string(change.action),
      "done": .bool(change.isDone),
      "events": list(settings.map { $0.added + $0.updated + $0.removed }),
      "statusLines": list(settings?.statusLines), "scripts": list(settings?.scripts),
      "left": list(settings?.left), "backup": change.backup.map { .string($0) } ?? .null,
    ]
  }
}
