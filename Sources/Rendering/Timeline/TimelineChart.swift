package import ProgressModel

/// Tasks over time as a chart of text: one row a task, grouped by agent, under an axis.
///
/// Every state has a character of its own, so that the chart reads without colours.
package struct TimelineChart {
  /// What a chart shows of what there is.
  package struct Options: Sendable {
    package var from: Timestamp?
    package var to: Timestamp?
    /// Whether long stretches without work are cut out.
    package var isCompact = false
    /// What is not over counts up to here, in a chart that ends in the past; nil for now.
    package var clock: Timestamp?
    /// Rows of tasks at most; of more the ones that something happened to last.
    package var limit = 20

    package init() {}
  }

  private let rows: [TimelineRow]
  private let agents: [TrackedAgent]
  private let options: Options
  private let viewpoint: Viewpoint
  private let style: TextStyle
  private let hidden: Int

  package init(
    of rows: [TimelineRow], agents: [TrackedAgent], _ options: Options, from viewpoint: Viewpoint,
    style: TextStyle
  ) {
    let newest = rows.indices.sorted { (rows[$0].lastMoment, $0) > (rows[$1].lastMoment, $1) }
    self.rows = newest.prefix(max(0, options.limit)).sorted().map { rows[$0] }
    hidden = rows.count - self.rows.count
    self.agents = agents
    self.options = options
    self.viewpoint = viewpoint
    self.style = style
  }

  private var phrases: Phrases { viewpoint.phrases }
  private var clock: Timestamp { options.clock ?? viewpoint.now }

  /// Returns the chart; each line fits the viewpoint's width.
  package func text() -> String {
    if rows.isEmpty { return phrases.nothingInTime.truncated(to: viewpoint.width) + "\n" }
    let layout = Layout(width: viewpoint.width, labels: groups.flatMap(\.labels))
    let scale = scale(cells: layout.chart)
    let axis = TimeAxis(scale: scale, now: viewpoint.now).lines()
    let margin = String(repeating: " ", count: layout.label + Layout.gap)
    var lines = [title(scale), margin + axis.labels, margin + axis.ruler]
    for group in groups {
      let presence = presence(of: group.agent, scale)
      lines.append(line(group.face, presence, time: group.time, layout, .plain))
      for row in group.rows {
        let cells = SpanCells(scale: scale, now: clock).text(of: row.spans, style)
        lines.append(
          line("  " + row.task.workingText, cells, time: row.time(at: clock), layout, .faint))
      }
    }
    if hidden > 0 {
      lines.append(style.painted(phrases.andMore(hidden).truncated(to: viewpoint.width), .faint))
    }
    lines += legend(scale)
    return lines.map { $0.trimmingTrailingSpaces() + "\n" }.joined()
  }

  // MARK: Rows

  private struct Group {
    let agent: String
    let face: String
    var rows: [TimelineRow]
    var time: Int64

    var labels: [String] { [face] + rows.map { "  " + $0.task.workingText } }
  }

  /// Agents in the order of their first work, unknown ones last; tasks in the order they began, what nobody has begun last.
  private var groups: [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for row in rows.sorted(by: { $0.place < $1.place }) {
      let key = AgentFace.isUnknown(row.task.agent) ? "" : row.task.agent.lowercased()
      let time = row.time(at: clock)
      if let place = places[key] {
        groups[place].rows.append(row)
        groups[place].time = groups[place].time.addingClamped(time)
      } else {
        places[key] = groups.count
        let face = AgentFace(row.task.agent, in: viewpoint.roster).text
        groups.append(Group(agent: key, face: face, rows: [row], time: time))
      }
    }
    return groups.filter { !$0.agent.isEmpty } + groups.filter(\.agent.isEmpty)
  }

  private func line(
    _ label: String, _ cells: String, time: Int64, _ layout: Layout, _ tone: TextStyle.Tone
  ) -> String {
    let name = label.fitted(to: layout.label)
    let lead = (tone == .plain ? name : style.painted(name, tone)) + "  " + cells
    guard layout.time > 0, time > 0 else { return lead }
    return lead + "  " + viewpoint.elapsed.short(time).padded(to: layout.time, .right)
  }

  /// Where the agent itself ran, for those with a start and a stop of their own.
  private func presence(of agent: String, _ scale: TimeScale) -> String {
    var cells = [Character](repeating: " ", count: scale.cells)
    for known in agents where known.name.lowercased() == agent && known.kind != .worker {
      guard let started = known.startedAt else { continue }
      let range = SpanCells.range(from: started, to: known.stoppedAt ?? clock, scale)
      for cell in range ?? 0..<0 { cells[cell] = "─" }
    }
    for cell in cells.indices where scale.isGap(cell) { cells[cell] = "┊" }
    return style.painted(String(cells), .faint)
  }

  // MARK: Frame

  private func scale(cells: Int) -> TimeScale {
    let now = clock
    let first = rows.compactMap(\.spans.first?.from).min() ?? now
    // What is not over runs up to now.
    let last = rows.compactMap { row in row.spans.last.map { $0.kind.isEnd ? $0.from : now } }.max() ?? now
    let from = options.from ?? first
    let to = max(options.to ?? last, from)
    // The end is kept, so that the last states and the mark of now are seen.
    let end = to.milliseconds.addingClamped(-1)..<to.milliseconds.addingClamped(1)
    let busy = options.isCompact ? rows.flatMap { $0.work(at: now) } + [end] : nil
    return TimeScale(from: from, to: to, cells: cells, cutting: busy)
  }

  private func title(_ scale: TimeScale) -> String {
    let (from, to) = (UTCText.moment(scale.from), UTCText.moment(scale.to))
    let isSameDay = from.prefix(10) == to.prefix(10)
    let end = isSameDay ? to.dropFirst(11).dropLast() : to.dropLast()
    let begin = from.dropLast().split(separator: "T").joined(separator: " ")
    let text = "\(begin) – \(end.split(separator: "T").joined(separator: " ")) UTC"
    return style.painted(text.truncated(to: viewpoint.width), .heading)
  }

  /// What the characters mean, of those that are there.
  private func legend(_ scale: TimeScale) -> [String] {
    let kinds = Set(rows.flatMap { $0.spans.map(\.kind) })
    var parts = TaskSpan.Kind.allCases.filter(kinds.contains).map { kind in
      "\(SpanCells.character(of: kind)) \(phrases.kind(kind))"
    }
    if scale.pieces.contains(where: \.isGap) { parts.append("┊ \(phrases.cutOut)") }
    if scale.cell(of: viewpoint.now) != nil { parts.append("▼ \(phrases.now)") }
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, TextWidth.columns(of: last + "  " + part) <= viewpoint.width {
        lines[lines.count - 1] = last + "  " + part
      } else {
        lines.append(part.truncated(to: viewpoint.width))
      }
    }
    return lines.map { style.painted($0, .faint) }
  }
}

/// How the width is shared out between names, chart and times.
private struct Layout {
  static let gap = 2

  let label: Int
  let chart: Int
  /// 0 where there is no room for times.
  let time: Int

  init(width: Int, labels: [String]) {
    let longest = labels.map { TextWidth.columns(of: $0) }.max() ?? 0
    time = width < 30 ? 0 : 5
    label = max(6, min(longest, min(32, width * 2 / 5)))
    chart = max(4, width - label - Self.gap - (time > 0 ? Self.gap + time : 0))
  }
}

extension TimelineRow {
  /// In the order of the work; what nobody has begun comes last, in the order it was written down.
  fileprivate var place: (isOpen: Int, Timestamp) {
    task.startedAt.map { (0, $0) } ?? (1, task.createdAt)
  }
  fileprivate func time(at now: Timestamp) -> Int64 { task.duration(at: now) }
}
