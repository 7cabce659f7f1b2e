import ProgressModel

/// A name marked as one: an item of a bracket, "[Nova]", "(Kai)", "【Kai】", "[P1, Mina]", or called with "@".
struct NameMentioned: DetectionRule {
  let source = AgentSource.mention

  func agentName(in reading: inout EvidenceReading) -> String? {
    reading.firstName { $0.lead == .mention }
  }
}
