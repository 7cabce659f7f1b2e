import ProgressModel

/// A phrase gives the task to the name: "owner: Nova", "assigned to Theo", "Kai: design", "担当：Nova",
/// "Theoに依頼".
struct NamedInAssignment: DetectionRule {
  let source = AgentSource.assignment

  func agentName(in reading: inout EvidenceReading) -> String? {
    reading.firstName(where: isAssigned)
  }

  private func isAssigned(_ name: NameOccurrence) -> Bool {
    if case .inCharge = name.continuation { return name.lead != .excluded || name.isHonored || name.isExact }
    switch name.lead {
    case .opening:
      if case .label = name.continuation { return true }
      return false
    case .doerKey, .doerPhrase, .arrow: return endsPhrase(name.continuation)
    case .handover: return endsPhrase(name.continuation) || isWord(name.continuation)
    case .delegation: return takesOver(name.continuation)
    default: return false
    }
  }

  /// Whether the phrase ends with the name, so that the name is all of the doer: not "owner: Nova Scotia
  /// office".
  private func endsPhrase(_ continuation: NameContinuation) -> Bool {
    switch continuation {
    case .end, .comma, .label, .verb, .doing, .progressive, .past, .infinitive, .closing, .remark, .key,
      .nativeText, .means,
      .subject:
      true
    case .baseVerb, .work, .possession, .word, .acronym, .inCharge, .excluded: false
    }
  }

  private func isWord(_ continuation: NameContinuation) -> Bool {
    if case .word = continuation { true } else { false }
  }

  /// Whether the name gets something to do: "ask Kai to review", "have Kai design".
  private func takesOver(_ continuation: NameContinuation) -> Bool {
    switch continuation {
    case .infinitive, .baseVerb, .verb: true
    default: false
    }
  }
}
