import ProgressModel

/// One kind of evidence that can name an agent.
///
/// To add a rule, put it in a file of its own in `Rules/` and name it at its place in
/// `DetectionRuleCatalog.all`.
protocol DetectionRule: Sendable {
  /// The kind of evidence the rule reads, recorded with the name.
  var source: AgentSource { get }

  /// Returns the name the evidence gives, in the roster's spelling where it is on the roster, or nil.
  func agentName(in reading: inout EvidenceReading) -> String?
}
