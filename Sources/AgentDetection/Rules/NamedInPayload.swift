import ProgressModel

/// The host says which agent acts: `agent_type`.
///
/// An `agent_id` alone names nobody, and an empty type is an agent the host keeps to itself.
struct NamedInPayload: DetectionRule {
  let source = AgentSource.payload

  func agentName(in reading: inout EvidenceReading) -> String? {
    reading.evidence.agentType.flatMap { AgentName.shown(for: $0, with: reading.index) }
  }
}
