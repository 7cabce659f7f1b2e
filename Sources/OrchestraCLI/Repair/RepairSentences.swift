import JSONTree
import ProgressStore
import Rendering

/// What a repair found, does and did, in words.
enum RepairSentences {
  static func finding(_ finding: RepairFinding) -> String {
    switch finding {
    case .snapshotMissing: "progress.json is missing"
    case .snapshotEmpty: "The file is empty"
    case .snapshotDamaged(let losses, let dropped): damaged(losses, dropped)
    case .snapshotForeign: "progress.json is JSON, but no progress file"
    case .snapshotElsewhere: "progress.json is of another history than the journal"
    case .snapshotEdited:
      "progress.json is not what was written: edited by hand, or damaged and still readable"
    case .snapshotBehind(let records):
      "progress.json is behind the journal by \(counted(Int(records), "record", "records"))"
    case .journalMissing: "events.jsonl, the journal, is missing"
    case .journalTorn(let bytes):
      "The journal ends in an unfinished update of \(counted(Int(bytes), "byte", "bytes"))"
    case .journalDamaged(let lines, let offset, let lost, let kept, let behind):
      "The journal is damaged in \(Self.lines(lines)), from byte \(offset) on: "
        + "\(counted(kept, "record", "records")) can be read, \(behind) of them behind the damage; \(records(lost))"
    case .spoolUnreadable(let name): "spool/\(VisibleText.of(name)) is no event"
    case .fixes(let count): "\(counted(count, "value makes", "values make")) no sense and can be mended"
    }
  }

  private static func damaged(_ losses: [JSONSalvage.Loss], _ dropped: [JSONLocation]) -> String {
    let places = losses.count + dropped.count
    return places == 0
      ? "The file is not of the shape it should be"
      : "The file is damaged in \(counted(places, "place", "places"))"
  }

  /// What content is lost, one line each, at most `limit` and a count.
  static func losses(of findings: [RepairFinding], limit: Int = 12) -> [String] {
    var lines: [String] = []
    for finding in findings {
      switch finding {
      case .snapshotDamaged(let losses, let dropped):
        lines += losses.filter(\.costsContent).map(loss) + dropped.map { "\(path($0)): makes no sense" }
      case .journalDamaged(_, _, let lost, _, _) where !lost.isEmpty:
        let isOne = lost.count == 1 && lost[0].count == 1
        lines.append("events.jsonl: the \(isOne ? "event" : "events") \(ranges(lost))")
      default: break
      }
    }
    if lines.count <= limit { return lines }
    return lines.prefix(limit - 1) + ["… and \(lines.count - limit + 1) more"]
  }

  private static func loss(_ loss: JSONSalvage.Loss) -> String {
    let what =
      switch loss.kind {
      case .empty: "there is nothing in it"
      case .tooLarge: "the file is too large"
      case .cutShort: "the file ends here"
      case .garbage: "\(counted(loss.range.count, "byte", "bytes")) that cannot be read"
      case .zeros: "zeros"
      case .brokenValue: "the value cannot be read"
      case .brokenText: "some bytes are no text"
      case .brokenString: "the end of the text is a guess"
      case .brokenKey: "the key is damaged"
      case .missing(let byte): "'\(Character(Unicode.Scalar(byte)))' is missing"
      case .misplaced(let byte): "'\(Character(Unicode.Scalar(byte)))' is out of place"
      case .duplicateKey(let key): "'\(VisibleText.of(key))' is there twice: the last one counts"
      case .tooDeep: "nested too deep"
      case .trailingBytes: "\(counted(loss.range.count, "byte", "bytes")) behind the end"
      case .otherDocument: "another whole document, which is older or shorter"
      case .more(let count): "and \(count) more"
      }
    let place = loss.location.map { $0.steps.isEmpty ? "" : path($0) + ", " } ?? ""
    return "\(place)byte \(loss.range.lowerBound): \(what)"
  }

  private static func path(_ location: JSONLocation) -> String {
    VisibleText.of(location.description).truncated(to: 60)
  }

  static func action(_ action: RepairAction) -> String {
    switch action {
    case .keep(let name): "keep the old bytes as quarantine/\(name)"
    case .cutTornTail(let bytes):
      "cut off \(counted(Int(bytes), "byte", "bytes")), kept as quarantine/events.torn"
    case .beginJournal(let records):
      "begin a new journal with what \(counted(records, "record leads", "records lead")) to"
    case .recordState: "record that state in the journal"
    case .writeSnapshot(let origin): "write progress.json \(Self.origin(origin))"
    case .setSpoolAside(let name): "move spool/\(VisibleText.of(name)) to quarantine/"
    }
  }

  private static func origin(_ origin: RepairAction.Origin) -> String {
    switch origin {
    case .journal: "anew from the journal"
    case .salvage: "with what can be read of it"
    case .both: "from the journal and what can be read of it"
    case .backup: "from the backup"
    case .edit: "with the edit"
    case .nothing: "empty: there is nothing to get a state from"
    }
  }

  static func counts(_ counts: RepairCounts) -> String {
    [
      counted(counts.tasks, "task", "tasks"), counted(counts.sessions, "session", "sessions"),
      counted(counts.agents, "agent at work", "agents at work"),
    ].joined(separator: ", ")
  }

  private static func records(_ lost: [ClosedRange<Int64>]) -> String {
    lost.isEmpty ? "no other is known to be lost" : "lost: \(ranges(lost))"
  }

  static func ranges(_ ranges: [ClosedRange<Int64>]) -> String {
    let shown = ranges.prefix(6).map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
    return shown.joined(separator: ", ") + (ranges.count > 6 ? ", …" : "")
  }

  private static func lines(_ lines: [Int]) -> String {
    if lines.count == 1 { return "line \(lines[0])" }
    return "lines \(lines.prefix(5).map(String.init).joined(separator: ", "))\(lines.count > 5 ? ", …" : "")"
  }

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
