/// The kind of evidence that named a task's agent, strongest first; the raw value is stored as `agentSource`.
package enum AgentSource: String, CaseIterable, Sendable {
  /// A person said so at a prompt or on the command line.
  case hand
  /// `agent_type` or `agent_id` of the payload.
  case payload
  /// `teammate_name` of the payload.
  case teammate
  /// The `owner` field of a task, which the host keeps.
  case owner
  /// A name at the start of `activeForm`.
  case activeForm
  /// A name in brackets or parentheses, or after `@`, in the text.
  case mention
  /// An assignment phrase such as "owner: Nova" or "assigned to Theo".
  case assignment
  /// A name standing alone in the text.
  case text
  /// The agent the session was last seen working as.
  case session
  /// Nothing named an agent.
  case unknown

  /// The place in the order of evidence, 0 for the strongest.
  package var rank: Int {
    Self.allCases.firstIndex(of: self) ?? Self.allCases.count
  }

  /// Whether evidence of this kind replaces a name found by `other`: as strong or stronger, and a name at all.
  ///
  /// The session's current agent and "nothing" never displace a name that evidence found.
  package func displaces(_ other: AgentSource) -> Bool {
    if other == .unknown { return self != .unknown }
    if self == .session || self == .unknown { return false }
    return rank <= other.rank
  }
}

/// A name with the evidence that produced it.
package struct DetectedAgent: Equatable, Sendable {
  package var name: String
  package var source: AgentSource

  package init(name: String, source: AgentSource) {
    self.name = name
    self.source = source
  }

  package static let unknown = DetectedAgent(name: "Unknown", source: .unknown)
}
