import JSONTree
package import ProgressModel

/// `lock status`: one record.
package enum LockStandingReport {
  /// Returns the record; `now` is the moment from which ages count.
  package static func report(of standing: LockStanding, now: Timestamp) -> Report {
    Report(
      .record,
      fields: [
        "isHeld", "holder", "isHolderCertain", "since", "heldFor", "action", "note", "waitingCount",
        "waiting",
      ],
      columns: [
        Report.Column("state", "Lock", .key), Report.Column("holder", "By", .text),
        Report.Column("action", "Doing", .text), Report.Column("since", "Since", .key),
        Report.Column("waiting", "Waiting", .text), Report.Column("note", "Note", .text),
      ],
      rows: [Report.Row(payload: payload(of: standing, now), cells: cells(of: standing, now))])
  }

  private static func payload(of standing: LockStanding, _ now: Timestamp) -> JSONObject {
    let note = standing.currentNote
    return [
      "isHeld": .bool(standing.isHeld), "holder": standing.holder.map(value) ?? .null,
      "isHolderCertain": .bool(standing.isHolderCertain), "since": .moment(note?.since),
      "heldFor": .optional(note.map { max(0, now.elapsed(since: $0.since)) }),
      "action": .optional(note?.action),
      "note": standing.note.map {
        [
          "process": .integer($0.process), "since": .moment($0.since), "action": .string($0.action),
        ]
      } ?? .null,
      "waitingCount": .optional(standing.waitingCount), "waiting": .array(standing.waiting.map(value)),
    ]
  }

  private static func value(of process: LockStanding.Process) -> JSONValue {
    [
      "process": .integer(process.id), "state": .optional(process.state?.rawValue),
      "program": .optional(process.program), "commandLine": .optional(process.commandLine),
    ]
  }

  private static func cells(of standing: LockStanding, _ now: Timestamp) -> [Report.Cell] {
    guard standing.isHeld else {
      let last = standing.note.map {
        "last taken by process \($0.process), '\($0.action)', \(moment($0.since, now))"
      }
      let note = Report.Cell(last ?? "nobody has taken it yet", .faint)
      return [Report.Cell("free", .good), "", "", "", "", note]
    }
    let note = standing.currentNote
    let isStuck = standing.holder?.state == .stopped
    return [
      Report.Cell("held", .busy), Report.Cell(holder(of: standing), isStuck ? .bad : .plain),
      Report.Cell(note?.action ?? ""), Report.Cell(note.map { moment($0.since, now) } ?? "not known"),
      Report.Cell(waiting(in: standing)), Report.Cell(remark(on: standing, now), .faint),
    ]
  }

  private static func holder(of standing: LockStanding) -> String {
    guard let holder = standing.holder else { return "nobody says: not a process that is seen from here" }
    return words(for: holder) + (standing.isHolderCertain ? "" : ", as its note says")
  }

  private static func waiting(in standing: LockStanding) -> String {
    guard let count = standing.waitingCount else { return "not known: this system has no list of locks" }
    if count == 0 { return "nobody" }
    if standing.waiting.isEmpty { return "\(count), not seen from here" }
    let unseen = count - standing.waiting.count
    return "\(count): " + standing.waiting.map(words).joined(separator: "; ")
      + (unseen > 0 ? "; \(unseen) not seen from here" : "")
  }

  /// What is odd about the note.
  private static func remark(on standing: LockStanding, _ now: Timestamp) -> String {
    guard let note = standing.note else { return "the holder has left none: it is no orchestra" }
    if standing.currentNote == nil {
      return
        "stale: of process \(note.process), '\(note.action)', \(moment(note.since, now)); the holder has left none"
    }
    return standing.isHolderCertain ? "" : "may be stale: the system does not confirm it"
  }

  private static func words(for process: LockStanding.Process) -> String {
    let what = process.commandLine ?? process.program
    // Cleaned here as well: a command line may hold brackets and quotes, but must not look like our own words.
    let name = what.map { " (" + VisibleText.of($0).truncated(to: 60) + ")" } ?? ""
    return "process \(process.id)\(name)"
      + (process.state.map { $0 == .running ? "" : ", \($0.rawValue)" } ?? "")
  }

  private static func moment(_ time: Timestamp, _ now: Timestamp) -> String {
    "\(UTCText.moment(time)) (\(ElapsedText(.en).age(max(0, now.elapsed(since: time)))))"
  }
}
