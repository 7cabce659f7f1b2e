import ProgressModel

/// The host keeps an owner for the task.
///
/// An owner need not be on the roster. When the field holds more than a name, as "Kai, Leo" or "Kai
/// (backend)", the name it starts with counts.
struct NamedAsOwner: DetectionRule {
  let source = AgentSource.owner

  func agentName(in reading: inout EvidenceReading) -> String? {
    guard let owner = reading.evidence.owner else { return nil }
    let first = ReadText(owner, with: reading.index)?.names.first
    if let first, first.lead == .opening || first.lead == .mention, startsWithOwner(first) {
      return reading.index.name(of: first.entry)
    }
    return AgentName.shown(for: owner, with: reading.index)
  }

  private func startsWithOwner(_ name: NameOccurrence) -> Bool {
    switch name.continuation {
    case .end, .comma, .label, .remark, .inCharge: true
    default: name.isListed
    }
  }
}
