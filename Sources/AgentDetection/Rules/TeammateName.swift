import ProgressModel

/// The host says which teammate acts: `teammate_name`.
struct TeammateName: DetectionRule {
  let source = AgentSource.teammate

  func agentName(in reading: inout EvidenceReading) -> String? {
    reading.evidence.teammateName.flatMap { AgentName.shown(for: $0, with: reading.index) }
  }
}
