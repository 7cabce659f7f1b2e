import ProgressModel

/// The active form starts with the agent: "Kai designing the API".
///
/// This place is an agent's by custom, so a name in the roster's spelling is believed unless what follows
/// makes it a thing or somebody else: "Iris dataset", "Nova Scotia", "Kai's PR", "Kai →". In any other
/// spelling it must go on as only a doer does: "kai designing", "kai: ", "kai" alone.
struct NameAtStartOfActiveForm: DetectionRule {
  let source = AgentSource.activeForm

  func agentName(in reading: inout EvidenceReading) -> String? {
    guard let name = reading.activeForm?.names.first, name.lead == .opening, isDoer(name) else { return nil }
    return reading.index.name(of: name.entry)
  }

  private func isDoer(_ name: NameOccurrence) -> Bool {
    switch name.continuation {
    case .end, .label, .progressive, .infinitive, .inCharge: true
    case .subject(let doesTask): doesTask || name.isExact || name.isHonored
    case .means: name.isListed
    case .comma, .verb, .doing, .past, .baseVerb, .closing, .remark, .key, .word, .acronym, .nativeText:
      name.isExact || name.isHonored
    case .work, .possession, .excluded: false
    }
  }
}
