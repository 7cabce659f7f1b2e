import JSONTree
import Rendering

/// The account of a storm as tables.
enum StormReport {
  /// What was sent against what is there: one record.
  static func report(of account: StormAccount) -> Report {
    let payload = payload(of: account)
    return Report(
      .record, fields: payload.keys,
      columns: lines(of: account).map { Report.Column($0.key, $0.title, .key) },
      rows: [Report.Row(payload: payload, cells: lines(of: account).map(\.cell))])
  }

  /// One fate a row.
  static func fates(of account: StormAccount) -> Report {
    let rows = account.tallies.sorted { ($0.value.hooks, $1.key.word) > ($1.value.hooks, $0.key.word) }
    return Report(
      fields: ["fate", "hooks", "acknowledged", "putAside", "refused", "killed"],
      columns: [
        Report.Column("fate", "Fate", .key),
        Report.Column("hooks", "Hooks", .key, alignment: .right),
        Report.Column("acknowledged", "Acknowledged", .key, alignment: .right),
        Report.Column("putAside", "Put aside", .key, alignment: .right),
        Report.Column("refused", "Refused", .key, alignment: .right),
        Report.Column("killed", "Killed", .key, alignment: .right),
      ],
      rows: rows.map { fate, tally in
        let counts = [tally.hooks, tally.acknowledged, tally.putAside, tally.refused, tally.killed]
        return Report.Row(
          payload: Self.payload(of: tally, fate),
          cells: [Report.Cell(fate.word)] + counts.map { Report.Cell($0 == 0 ? "" : String($0)) })
      })
  }

  private static func payload(of tally: StormAccount.Tally, _ fate: StormScript.Fate) -> JSONObject {
    [
      "fate": .string(fate.word), "hooks": .integer(tally.hooks),
      "acknowledged": .integer(tally.acknowledged), "putAside": .integer(tally.putAside),
      "refused": .integer(tally.refused), "killed": .integer(tally.killed),
    ]
  }

  private static func payload(of account: StormAccount) -> JSONObject {
    let total = account.total
    return [
      "processes": .integer(account.processes), "seed": .string(String(account.seed)),
      "milliseconds": .integer(Int64(account.elapsed / .milliseconds(1))), "hooks": .integer(total.hooks),
      "sent": .integer(account.sent.count), "acknowledged": .integer(account.acknowledged.count),
      "putAside": .integer(account.putAside.count),
      "recorded": .integer(account.findings.recorded.count), "unannounced": .integer(account.unannounced),
      "lost": .array(account.lost.map { .string($0) }), "twice": .array(account.twice.map { .string($0) }),
      "invented": .array(account.invented.map { .string($0) }),
      "waiting": .integer(account.findings.waiting),
      "journalEvents": .integer(account.findings.journalEvents),
      "isJournalWhole": .bool(account.findings.isJournalWhole),
      "isSnapshotTrue": .bool(account.findings.isSnapshotTrue),
      "fault": account.findings.fault.map { .string($0) } ?? .null,
      "medianMicroseconds": microseconds(account.timings.median),
      "slowestMicroseconds": microseconds(account.timings.percentile(100)),
      "isProved": .bool(account.isProved),
      "fates": .array(fates(of: account).rows.map { .object($0.payload) }),
    ]
  }

  private static func microseconds(_ duration: Duration?) -> JSONValue {
    duration.map { .integer(Int64(($0 / .microseconds(1)).rounded())) } ?? .null
  }

  private static func lines(
    of account: StormAccount
  ) -> [(key: String, title: String, cell: Report.Cell)] {
    let (total, findings) = (account.total, account.findings)
    func count(_ names: [String]) -> Report.Cell {
      if names.isEmpty { return Report.Cell("0", .good) }
      let more = names.count > 5 ? " …" : ""
      return Report.Cell("\(names.count): " + names.prefix(5).joined(separator: ", ") + more, .bad)
    }
    func verdict(_ holds: Bool) -> Report.Cell { holds ? Report.Cell("yes", .good) : Report.Cell("no", .bad) }
    let rate = Double(total.hooks) / max(0.001, account.elapsed / .seconds(1))
    return [
      ("processes", "Processes at once", Report.Cell(String(account.processes))),
      ("seed", "Seed", Report.Cell(String(account.seed))),
      ("hooks", "Hooks", Report.Cell("\(total.hooks), \(DecimalText.of(rate, digits: 0)) a second")),
      ("killed", "Killed", Report.Cell(String(total.killed))),
      ("sent", "Tasks sent", Report.Cell(String(account.sent.count))),
      ("acknowledged", "Acknowledged", Report.Cell(String(account.acknowledged.count))),
      ("putAside", "Put aside for later", Report.Cell(String(account.putAside.count))),
      ("recorded", "In the journal", Report.Cell(String(findings.recorded.count))),
      ("unannounced", "Of them never answered", Report.Cell(String(account.unannounced))),
      ("lost", "Lost", count(account.lost)),
      ("twice", "Recorded twice", count(account.twice)),
      ("invented", "Recorded, never sent", count(account.invented)),
      (
        "waiting", "Still waiting",
        Report.Cell(String(findings.waiting), findings.waiting == 0 ? .good : .bad)
      ),
      ("isJournalWhole", "Journal without a gap", verdict(findings.isJournalWhole)),
      ("isSnapshotTrue", "progress.json agrees", verdict(findings.isSnapshotTrue)),
      (
        "median", "Median hook",
        Report.Cell(account.timings.median.map { DecimalText.milliseconds($0) + " ms" } ?? "")
      ),
      (
        "slowest", "Slowest hook",
        Report.Cell(account.timings.percentile(100).map { DecimalText.milliseconds($0) + " ms" } ?? "")
      ),
      ("isProved", "Proved", verdict(account.isProved)),
    ]
  }
}
