import JSONTree
import ProgressStore
import Rendering

/// A plan, or what came of it, as it is shown.
struct RepairAccount {
  var file: String
  var version: String?
  var findings: [RepairFinding]
  var actions: [String]
  var before: JSONValue?
  var after: JSONValue?
  var recovered: RepairCounts
  var backups: [StoredBackup] = []
  var isNeeded: Bool
  var isPossible: Bool
  /// Whether what can be read of the damaged file is all there is.
  var isSalvaged: Bool
  /// Where the old bytes are, once it is done; nil before.
  var kept: [String]?

  private static let shownChanges = 40

  /// The document as it can be read now, without what is written anew in any case.
  private var shownBefore: JSONValue { Self.content(of: before) }

  private var patch: JSONPatch {
    guard before != nil, after != nil else { return JSONPatch() }
    return JSONPatch(from: shownBefore, to: Self.content(of: after))
  }

  private static func content(of document: JSONValue?) -> JSONValue {
    guard var members = document?.object else { return document ?? .null }
    for key in ["journal", "checksum"] { members[key] = nil }
    return .object(members)
  }

  /// What costs something: damage to a file that is made anew from another one costs nothing.
  private var lossy: [RepairFinding] {
    findings.filter { finding in if case .snapshotDamaged = finding { isSalvaged } else { true } }
  }

  /// For people: what is wrong, what is lost, what will be done, what changes.
  func text(width: Int?, style: TextStyle) -> String {
    var text = list("Wrong", findings.map(RepairSentences.finding), style)
    text += list("Cannot be recovered", RepairSentences.losses(of: lossy), style)
    if kept == nil { text += list("To be done", actions, style) }
    let changes = PatchDisplay(patch, of: shownBefore, limit: Self.shownChanges)
    if !changes.isEmpty {
      text += style.painted("Changes", .heading) + "\n" + changes.text(width: width, style: style)
    }
    return text
  }

  private func list(_ title: String, _ lines: [String], _ style: TextStyle) -> String {
    if lines.isEmpty { return "" }
    return style.painted(title, .heading) + "\n" + lines.map { "  \($0)\n" }.joined()
  }

  /// For programs: one object.
  var report: Report {
    let fields = [
      "file", "version", "needed", "possible", "done", "findings", "lost", "actions", "changes", "recovered",
      "kept",
      "backups",
    ]
    let lost = RepairSentences.losses(of: lossy, limit: .max)
    let payload: JSONObject = [
      "file": .string(file), "version": version.map { .string($0) } ?? .null, "needed": .bool(isNeeded),
      "possible": .bool(isPossible), "done": .bool(kept != nil),
      "findings": .array(
        findings.map { ["kind": .string($0.kind), "message": .string(RepairSentences.finding($0))] }),
      "lost": .array(lost.map { .string($0) }), "actions": .array(actions.map { .string($0) }),
      "changes": patch.json,
      "recovered": [
        "tasks": .integer(recovered.tasks), "sessions": .integer(recovered.sessions),
        "agents": .integer(recovered.agents), "events": .integer(recovered.events),
      ],
      "kept": .array((kept ?? []).map { .string($0) }), "backups": .array(backups.map { .string($0.name) }),
    ]
    let cells = [
      Report.Cell(file), Report.Cell(isNeeded ? "yes" : "no"), Report.Cell("\(findings.count)"),
      Report.Cell(RepairSentences.counts(recovered)),
    ]
    return Report(
      .record, fields: fields,
      columns: [
        Report.Column("file", "File", .key), Report.Column("needed", "Repair needed", .key),
        Report.Column("findings", "Faults", .key), Report.Column("recovered", "Recovered", .text),
      ],
      rows: [Report.Row(payload: payload, cells: cells)])
  }
}

extension RepairFinding {
  /// The word for programs.
  var kind: String {
    switch self {
    case .snapshotMissing: "snapshotMissing"
    case .snapshotEmpty: "snapshotEmpty"
    case .snapshotDamaged: "snapshotDamaged"
    case .snapshotForeign: "snapshotForeign"
    case .snapshotElsewhere: "snapshotElsewhere"
    case .snapshotEdited: "snapshotEdited"
    case .snapshotBehind: "snapshotBehind"
    case .journalMissing: "journalMissing"
    case .journalTorn: "journalTorn"
    case .journalDamaged: "journalDamaged"
    case .spoolUnreadable: "spoolUnreadable"
    case .fixes: "fixes"
    }
  }
}
