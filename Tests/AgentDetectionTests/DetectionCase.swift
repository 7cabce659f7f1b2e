import AgentDetection
import ProgressModel
import Testing

/// One line of the table: what is known of a task, and whom a person reading it would name.
struct DetectionCase: Sendable, CustomTestStringConvertible {
  var evidence: AgentEvidence
  var name: String?
  var source: AgentSource?
  var roster = AgentRoster.standard

  var testDescription: String {
    let fields = [
      evidence.agentType.map { "type=\($0)" }, evidence.agentID.map { "id=\($0)" },
      evidence.teammateName.map { "teammate=\($0)" }, evidence.owner.map { "owner=\($0)" },
      evidence.activeForm.map { "activeForm=\($0)" }, evidence.content,
    ]
    return fields.compactMap { $0 }.joined(separator: " | ")
  }

  var expected: DetectedAgent? {
    guard let name, let source else { return nil }
    return DetectedAgent(name: name, source: source)
  }

  var detected: DetectedAgent? {
    AgentDetector(roster: roster).detect(evidence)
  }

  /// The case with the agents a project of its own added to the twelve.
  func inProject() -> DetectionCase {
    var copy = self
    copy.roster = AgentRoster.standard.adding([
      AgentRoster.Entry(name: "code-reviewer", emoji: "🔎"),
      AgentRoster.Entry(name: "QA Lead", emoji: "🧪"),
      AgentRoster.Entry(name: "レビュー担当", emoji: "📝"),
      AgentRoster.Entry(name: "ノヴァ", emoji: "🌟"),
      AgentRoster.Entry(name: "planner", emoji: "🗺"),
      AgentRoster.Entry(name: "Zoë", emoji: "🦊"),
      AgentRoster.Entry(name: "Nova Prime", emoji: "🚀"),
    ])
    return copy
  }
}

/// A task with this `content`.
func says(_ content: String, _ name: String?, _ source: AgentSource? = nil) -> DetectionCase {
  DetectionCase(evidence: AgentEvidence(content: content), name: name, source: source)
}

/// A task with this `activeForm`.
func doing(_ activeForm: String, _ name: String?, _ source: AgentSource? = nil) -> DetectionCase {
  DetectionCase(evidence: AgentEvidence(activeForm: activeForm), name: name, source: source)
}

/// A payload with this `agent_type`.
func typed(_ type: String?, id: String? = "a1b2c3d4e5f607182", _ name: String?) -> DetectionCase {
  let evidence = AgentEvidence(agentType: type, agentID: id)
  return DetectionCase(evidence: evidence, name: name, source: name.map { _ in .payload })
}

/// A payload with this `teammate_name`.
func teammate(_ teammate: String, _ name: String?) -> DetectionCase {
  let evidence = AgentEvidence(teammateName: teammate)
  return DetectionCase(evidence: evidence, name: name, source: name.map { _ in .teammate })
}

/// A task with this `owner`.
func owned(_ owner: String, _ name: String?) -> DetectionCase {
  DetectionCase(evidence: AgentEvidence(owner: owner), name: name, source: name.map { _ in .owner })
}

/// Several kinds of evidence at once.
func given(_ evidence: AgentEvidence, _ name: String?, _ source: AgentSource? = nil) -> DetectionCase {
  DetectionCase(evidence: evidence, name: name, source: source)
}
