/// The findings as people read them: under headings, the worst first, each with the way out below it.
package struct DoctorReportText {
  private static let gap = "  "
  /// Narrower than this the sentence begins on a line of its own.
  private static let narrowest = 24

  private let entries: [DoctorEntry]
  /// Also what is fine and what was not looked at.
  private let isVerbose: Bool
  /// Nil where lines may be as long as they like.
  private let width: Int?
  private let style: TextStyle

  package init(of entries: [DoctorEntry], isVerbose: Bool, width: Int?, style: TextStyle) {
    self.entries = entries
    self.isVerbose = isVerbose
    self.width = width
    self.style = style
  }

  package func text() -> String {
    let lines = DoctorTopic.allCases.flatMap(lines) + summary
    return lines.map { $0 + "\n" }.joined()
  }

  private var shown: [DoctorEntry] {
    entries.inOrder.filter { isVerbose || isAllSkipped || $0.outcome != .ok && $0.outcome != .skipped }
  }

  /// Whether nothing could be looked at, which must not read as if nothing were wrong.
  private var isAllSkipped: Bool { entries.allSatisfy { $0.outcome == .skipped } }

  private func lines(_ topic: DoctorTopic) -> [String] {
    let entries = shown.filter { $0.topic == topic }
    if entries.isEmpty { return [] }
    return [style.painted(topic.title, .heading)] + entries.flatMap(lines) + [""]
  }

  private func lines(_ entry: DoctorEntry) -> [String] {
    let word = entry.outcome.rawValue.padded(to: Self.widestWord)
    let margin = String(repeating: " ", count: 2 + Self.widestWord + 2)
    let room = width.map { $0 - margin.utf8.count } ?? .max
    let isNarrow = room < Self.narrowest
    let indentation = isNarrow ? Self.gap + Self.gap : margin
    let textRoom = isNarrow ? max(8, (width ?? 80) - indentation.utf8.count) : room
    let sentence = "\(entry.check): \(VisibleText.of(entry.finding))".wrapped(to: textRoom)
    let first = Self.gap + style.painted(word, entry.outcome.tone) + Self.gap
    var lines =
      isNarrow
      ? [Self.gap + style.painted(entry.outcome.rawValue, entry.outcome.tone)]
        + sentence.map { indentation + $0 }
      : [first + (sentence.first ?? "")] + sentence.dropFirst().map { indentation + $0 }
    if let way = entry.done ?? entry.remedy {
      lines += VisibleText.of(way).wrapped(to: max(8, textRoom - 2)).map {
        indentation + Self.gap + style.painted($0, .faint)
      }
    }
    return lines
  }

  private static let widestWord = DoctorOutcome.allCases.map(\.rawValue.utf8.count).max() ?? 0

  /// One line that counts, and one for what could be done about it.
  private var summary: [String] {
    func counted(_ outcome: DoctorOutcome, _ word: String) -> String? {
      let count = entries.count(of: outcome)
      return count == 0 ? nil : "\(count) \(word)\(count == 1 || outcome == .fixed ? "" : "s")"
    }
    let bad = [
      counted(.problem, "problem"), counted(.warning, "warning"), counted(.note, "note"),
      counted(.fixed, "fixed"),
    ].compactMap { $0 }
    let fine = entries.count(of: .ok)
    let skipped = entries.count(of: .skipped)
    let good = isAllSkipped ? "Nothing could be checked" : "Nothing wrong"
    var text = bad.isEmpty ? good : bad.joined(by: ", ")
    text += "; \(fine) fine" + (skipped > 0 ? ", \(skipped) skipped" : "")
    let tone: TextStyle.Tone =
      entries.count(of: .problem) > 0 ? .bad : entries.count(of: .warning) > 0 || isAllSkipped ? .busy : .good
    var lines = text.wrapped(to: width ?? .max).map { style.painted($0, tone) }
    let fixable = entries.count { $0.canBeFixed }
    if fixable > 0 {
      lines += "'orchestra doctor --fix' can mend \(fixable) of them".wrapped(to: width ?? .max)
    }
    return lines
  }
}
