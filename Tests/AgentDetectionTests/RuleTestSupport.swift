import ProgressModel

@testable import AgentDetection

extension DetectionRule {
  /// Returns what this rule alone makes of the evidence.
  func name(
    _ evidence: AgentEvidence, roster: AgentRoster = .standard
  ) -> String? {
    var reading = EvidenceReading(of: evidence, with: RosterIndex(roster: roster))
    return agentName(in: &reading)
  }

  func name(inContent content: String) -> String? {
    name(AgentEvidence(content: content))
  }

  func name(inActiveForm activeForm: String) -> String? {
    name(AgentEvidence(activeForm: activeForm))
  }
}
