import JSONTree

/// Rankings of what costs time or space: one report for machines, a table under a heading for each ranking for people.
package enum CostReport {
  /// Returns all rankings in one list, told apart by `ranking`.
  package static func report(of entries: [CostEntry], from viewpoint: Viewpoint) -> Report {
    let phrases = viewpoint.phrases
    return Report(
      fields: CostEntry.fields,
      columns: [Report.Column("ranking", phrases.rankingTitle, .key)]
        + columns(phrases, [.name, .agent, .cost, .count]),
      rows: ranked(entries).map { entry, rank in
        Report.Row(
          payload: entry.payload(rank: rank),
          cells: [Report.Cell(entry.ranking.rawValue)]
            + cells(of: entry, viewpoint, [.name, .agent, .cost, .count]))
      })
  }

  /// Returns each ranking as a table of its own.
  package static func text(
    of entries: [CostEntry], from viewpoint: Viewpoint, width: Int?, style: TextStyle
  ) -> String {
    let phrases = viewpoint.phrases
    if entries.isEmpty { return phrases.nothingCosts + "\n" }
    let sections = CostEntry.Ranking.allCases.compactMap { ranking -> String? in
      let shown = entries.filter { $0.ranking == ranking }
      if shown.isEmpty { return nil }
      let parts = parts(of: ranking)
      let report = Report(
        fields: [], columns: columns(phrases, parts),
        rows: shown.map { Report.Row(payload: [:], cells: cells(of: $0, viewpoint, parts)) })
      let title = phrases.title(of: ranking).truncated(to: width ?? .max)
      return style.painted(title, .heading) + "\n"
        + TableFormat().rows(of: report, in: OutputSetting(width: width, style: style))
    }
    return sections.joined(separator: "\n")
  }

  private static func ranked(_ entries: [CostEntry]) -> [(CostEntry, Int)] {
    var ranks: [CostEntry.Ranking: Int] = [:]
    return entries.map { entry in
      ranks[entry.ranking, default: 0] += 1
      return (entry, ranks[entry.ranking] ?? 1)
    }
  }

  // MARK: Columns

  private enum Part: String {
    case cost, count, median, id, agent, name
  }

  private static func parts(of ranking: CostEntry.Ranking) -> [Part] {
    switch ranking {
    case .running, .stalled, .work, .pending: [.cost, .id, .agent, .name]
    case .agents: [.cost, .count, .median, .name]
    case .files: [.cost, .count, .name, .id]
    case .snapshot: [.cost, .count, .id]
    case .largest: [.cost, .id, .agent, .name]
    }
  }

  private static func columns(_ phrases: Phrases, _ parts: [Part]) -> [Report.Column] {
    parts.map { part in
      switch part {
      case .cost: Report.Column(part.rawValue, phrases.costTitle, .key, alignment: .right)
      case .count: Report.Column(part.rawValue, phrases.countTitle, .detail, alignment: .right)
      case .median: Report.Column(part.rawValue, phrases.medianTitle, .detail, alignment: .right)
      case .id: Report.Column(part.rawValue, phrases.id, .key)
      case .agent: Report.Column(part.rawValue, phrases.agentTitle, .detail)
      case .name: Report.Column(part.rawValue, phrases.nameTitle, .text)
      }
    }
  }

  private static func cells(of entry: CostEntry, _ viewpoint: Viewpoint, _ parts: [Part]) -> [Report.Cell] {
    let phrases = viewpoint.phrases
    return parts.map { part in
      switch part {
      case .cost:
        Report.Cell(
          entry.bytes.map(ByteText.size) ?? viewpoint.elapsed.length(entry.milliseconds ?? 0),
          entry.ranking == .stalled ? .bad : .plain)
      case .count: Report.Cell(entry.count.map { phrases.number($0, in: entry.ranking) } ?? "", .faint)
      case .median: Report.Cell(entry.median.map { viewpoint.elapsed.length($0) } ?? "", .faint)
      case .id: Report.Cell(entry.id, .faint)
      case .agent: Report.Cell(entry.agent.map { AgentFace.isUnknown($0) ? "" : $0 } ?? "")
      case .name: Report.Cell(entry.ranking == .files ? phrases.file(entry.name) : entry.name)
      }
    }
  }
}
