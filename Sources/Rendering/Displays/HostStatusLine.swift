package import ProgressModel

/// What the host's status line shows: one line on the whole, and a second one on the agents at work.
///
/// Colours are painted behind measuring; no line is wider than the viewpoint.
package struct HostStatusLine {
  private typealias Piece = (text: String, tone: TextStyle.Tone)

  /// Work that nothing was heard of for so long is said to be old: a host that died leaves everything running.
  private static let silence: Int64 = 15 * 60_000

  private let overview: Overview
  private let viewpoint: Viewpoint
  private let style: TextStyle

  package init(_ state: ProgressState, from viewpoint: Viewpoint, style: TextStyle) {
    overview = Overview(state, at: viewpoint.now)
    self.viewpoint = viewpoint
    self.style = style
  }

  /// Returns the lines, each ended by a line feed; nothing when there is nothing to show.
  package func text() -> String {
    if overview.isEmpty { return "" }
    return [whole, agents].filter { !$0.isEmpty }.map { line($0) + "\n" }.joined()
  }

  /// Such as `[▓▓▓▓▓▓▓░░░] 67% · ✅ 8/15 · ⚡ 3 · ⏳ 4 · Designing the API`.
  private var whole: [Piece] {
    var pieces: [Piece] = []
    let statistics = overview.statistics
    if let percent = statistics.overallProgress {
      let bar = viewpoint.width < 40 ? "" : ProgressBar.text(percent) + " "
      pieces.append((bar + ProgressBar.percent(percent), percent == 100 ? .good : .plain))
    }
    if overview.hasTasks {
      let counted = statistics.totalTasks - statistics.cancelledTasks
      pieces.append(("✅ \(statistics.completedTasks)/\(counted)", .plain))
      if overview.activeCount > 0 { pieces.append(("⚡ \(overview.activeCount)", .busy)) }
      if overview.pendingCount > 0 { pieces.append(("⏳ \(overview.pendingCount)", .plain)) }
      if !overview.failed.isEmpty { pieces.append(("❌ \(overview.failed.count)", .bad)) }
      if !overview.leftOver.isEmpty { pieces.append(("↩ \(overview.leftOver.count)", .faint)) }
    }
    if overview.sessions.contains(where: { $0.state == .waiting }) {
      pieces.append((viewpoint.phrases.state(.waiting), .busy))
    }
    let age = viewpoint.now.elapsed(since: overview.state.updatedAt)
    if age >= Self.silence { pieces.append((viewpoint.elapsed.age(age), .faint)) }
    if let task = newest(overview.loose) { pieces.append((task.workingText, .plain)) }
    return pieces
  }

  private func newest(_ tasks: TaskSelection) -> TrackedTask? {
    tasks.max { $0.statusSince < $1.statusSince }
  }

  /// Such as `🤔 Kai Designing the API 60% · 😊 Mina Writing tests`.
  private var agents: [Piece] {
    overview.workers.map { worker in
      let row = WorkRow(worker, from: viewpoint)
      let percent: String? =
        if case .percent(let value) = row.progress { ProgressBar.percent(value) } else { nil }
      let share = max(24, viewpoint.width / max(1, min(3, overview.workers.count)))
      let words = [row.lead, row.text].filter { !$0.isEmpty }.joined(separator: " ")
      let rest = percent.map { " " + $0 } ?? ""
      return (words.truncated(to: share - rest.utf8.count) + rest, .plain)
    }
  }

  private static let separator = " · "

  /// As many pieces as fit; the one that does not is cut, or counted with those behind it.
  private func line(_ pieces: [Piece]) -> String {
    var room = viewpoint.width
    var shown: [String] = []
    for (index, piece) in pieces.enumerated() {
      let needed = TextWidth.columns(of: piece.text) + (index == 0 ? 0 : Self.separator.count)
      let left = pieces.count - index
      let more = left > 1 ? Self.separator.count + 2 + String(left).count : 0
      if needed + (left > 1 ? more : 0) > room {
        let cut = piece.text.truncated(to: max(0, room - (index == 0 ? 0 : Self.separator.count)))
        if left == 1 || index == 0 {
          if TextWidth.columns(of: cut) > 1 { shown.append(style.painted(cut, piece.tone)) }
        } else if room > more {
          shown.append(style.painted("+\(left)", .faint))
        }
        break
      }
      shown.append(style.painted(piece.text, piece.tone))
      room -= needed
    }
    return shown.joined(separator: Self.separator)
  }
}
