import ProgressModel

/// A name without any mark, where the words around leave it the doer: "Kai designs the API", "Design the API,
/// Kai".
///
/// The weakest evidence, so it is read narrowly: a name that is an object, a companion, part of a longer name
/// or the name of a thing gives nothing, and one that is not in the roster's spelling needs a place only a
/// doer has.
struct NameStandingAlone: DetectionRule {
  let source = AgentSource.text

  func agentName(in reading: inout EvidenceReading) -> String? {
    reading.firstName { $0.isExact || $0.isHonored ? standsForDoer($0) : standsForDoerInAnySpelling($0) }
  }

  private func standsForDoer(_ name: NameOccurrence) -> Bool {
    switch name.lead {
    case .opening: continuesAsDoer(name) || continuesOpening(name.continuation)
    case .clause, .dash, .key: continuesAsDoer(name)
    case .word: endsPhrase(name.continuation)
    case .nativePhrase: isSubject(name.continuation)
    case .nativeCompound: isSubject(name.continuation) && (doesTask(name.continuation) || name.isHonored)
    case .object, .delegation: isWork(name.continuation)
    default: false
    }
  }

  private func standsForDoerInAnySpelling(_ name: NameOccurrence) -> Bool {
    if doesTask(name.continuation) { return name.lead != .excluded }
    switch (name.lead, name.continuation) {
    case (.opening, .end): return name.isAlone
    case (.opening, .progressive), (.opening, .work), (.dash, .end): return true
    default: return false
    }
  }

  private func continuesAsDoer(_ name: NameOccurrence) -> Bool {
    switch name.continuation {
    case .end, .comma, .label, .verb, .doing, .progressive, .past, .infinitive, .work, .subject: true
    // Several names take the verb without its -s, "Kai・Leoで" is what they do together.
    case .means, .baseVerb, .closing: name.isListed
    default: false
    }
  }

  /// What may follow only at the very start, where an agent's name is put by custom.
  private func continuesOpening(_ continuation: NameContinuation) -> Bool {
    switch continuation {
    case .nativeText, .possession, .remark: true
    default: false
    }
  }

  private func endsPhrase(_ continuation: NameContinuation) -> Bool {
    switch continuation {
    case .end, .comma, .work: true
    default: isSubject(continuation)
    }
  }

  private func isSubject(_ continuation: NameContinuation) -> Bool {
    if case .subject = continuation { true } else { false }
  }

  private func doesTask(_ continuation: NameContinuation) -> Bool {
    if case .subject(doesTask: true) = continuation { true } else { false }
  }

  private func isWork(_ continuation: NameContinuation) -> Bool {
    if case .work = continuation { true } else { false }
  }
}
