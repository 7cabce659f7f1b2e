package import ProgressModel

/// Finds out which agent a piece of evidence names.
///
/// Pure and fast: a hook asks it for every item of a list. Make one detector for each roster and keep it.
///
/// 1. The rules of `DetectionRuleCatalog` are asked in order; the first that finds a name wins.
/// 2. The answer says which kind of evidence named the agent.
/// 3. Reading a text costs time in proportion to its length, up to `RosterIndex.longestReading` bytes.
package struct AgentDetector: Sendable {
  private let index: RosterIndex

  package init(roster: AgentRoster) {
    index = RosterIndex(roster: roster)
  }

  /// Returns the agent the evidence names, or nil; the resolver then takes the session's current agent.
  package func detect(_ evidence: AgentEvidence) -> DetectedAgent? {
    var reading = EvidenceReading(of: evidence, with: index)
    for rule in DetectionRuleCatalog.all {
      if let name = rule.agentName(in: &reading) {
        return DetectedAgent(name: name, source: rule.source)
      }
    }
    return nil
  }

  /// Returns the name shown for an `agent_type`, or nil for one that names nobody.
  ///
  /// A plugin's prefix and leading emoji are dropped, an agent of the roster gets the roster's spelling, and
  /// any other type is shown as it is, without what cannot be seen.
  package func displayName(ofType type: String) -> String? {
    AgentName.shown(for: type, with: index)
  }
}
