/// Evidence as the rules see it: each text is read at most once, and only when a rule asks for it.
struct EvidenceReading {
  let evidence: AgentEvidence
  let index: RosterIndex

  /// The text of the task, or nil when it holds no name.
  lazy var content = evidence.content.flatMap { ReadText($0, with: index) }
  /// The active form of the task, or nil when it holds no name.
  lazy var activeForm = evidence.activeForm.flatMap { ReadText($0, with: index) }

  init(of evidence: AgentEvidence, with index: RosterIndex) {
    self.evidence = evidence
    self.index = index
  }

  /// Returns the name of the first occurrence that `accepts` takes: those of the content, then of the active
  /// form.
  mutating func firstName(where accepts: (NameOccurrence) -> Bool) -> String? {
    let found = content?.names.first(where: accepts) ?? activeForm?.names.first(where: accepts)
    return found.map { index.name(of: $0.entry) }
  }
}
