import ProgressModel

/// Events as lines: number, moment and agent in front, what happened beside it or, where that is narrow, below.
struct EvidenceEvents {
  let viewpoint: Viewpoint
  let width: Int?
  let style: TextStyle

  private static let gap = 2
  private static let narrowestText = 30

  func lines(of steps: [EvidenceStep]) -> [String] {
    let words = EvidenceWords(viewpoint: viewpoint)
    let numbers = steps.map { String($0.sequence) }
    let numberWidth = numbers.map(\.utf8.count).max() ?? 0
    let agents = steps.map(agent)
    let agentWidth = min(12, agents.map { TextWidth.columns(of: $0) }.max() ?? 0)
    return zip(steps, zip(numbers, agents)).flatMap { step, columns in
      var lead = columns.0.padded(to: numberWidth, .right) + "  " + UTCText.moment(step.time)
      if agentWidth > 0 { lead += "  " + columns.1.fitted(to: agentWidth) }
      return lines(lead, VisibleText.of(words.what(step)), words.tone(of: step))
    }
  }

  private func lines(_ lead: String, _ text: String, _ tone: TextStyle.Tone) -> [String] {
    let used = TextWidth.columns(of: lead) + Self.gap
    if let width, width - used < Self.narrowestText {
      let below = text.wrapped(to: max(2, width - Self.gap)).map { "  " + style.painted($0, tone) }
      return [style.painted(lead.trimmingTrailingSpaces().truncated(to: width), .faint)] + below
    }
    let parts = text.wrapped(to: width.map { $0 - used } ?? .max).map { style.painted($0, tone) }
    let margin = String(repeating: " ", count: used)
    return [style.painted(lead, .faint) + "  " + (parts.first ?? "")] + parts.dropFirst().map { margin + $0 }
  }

  private func agent(_ step: EvidenceStep) -> String {
    guard let agent = step.agent, !AgentFace.isUnknown(agent) else { return "" }
    return VisibleText.of(agent)
  }
}
