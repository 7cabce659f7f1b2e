/// Everything a payload or a task says about who acts; every part is optional, and all of it is untrusted.
package struct AgentEvidence: Equatable, Sendable {
  /// The payload's `agent_type`: "orchestra:skye", "orchestra:😎 Blake", "general-purpose"; "" for an internal
  /// agent.
  package var agentType: String?
  /// The payload's `agent_id`, which names nobody by itself.
  ///
  /// The resolver may know the agent that started under it.
  package var agentID: String?
  /// The payload's `teammate_name`.
  package var teammateName: String?
  /// The `owner` of a task, or the `agent` of an item in an old list.
  package var owner: String?
  package var activeForm: String?
  package var content: String?

  package init(
    agentType: String? = nil,
    agentID: String? = nil,
    teammateName: String? = nil,
    owner: String? = nil,
    activeForm: String? = nil,
    content: String? = nil
  ) {
    self.agentType = agentType
    self.agentID = agentID
    self.teammateName = teammateName
    self.owner = owner
    self.activeForm = activeForm
    self.content = content
  }
}
