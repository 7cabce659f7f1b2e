package import ProgressModel

/// The row of one agent in the host's agent panel: who it is, what it does, how far it is.
package struct SubagentRow {
  private let agent: TrackedAgent
  private let task: TrackedTask?
  private let viewpoint: Viewpoint

  /// Finds the agent the host calls `id`.
  ///
  /// - Returns: Nil when it is not known, or no more of it than the host shows by itself.
  package init?(_ id: String, in state: ProgressState, from viewpoint: Viewpoint) {
    guard let agent = state.activeAgents.first(where: { $0.id == id }) else { return nil }
    let task = agent.task.flatMap { state.tasks.task($0) }
    if task == nil, viewpoint.roster.entry(named: agent.name) == nil { return nil }
    self.agent = agent
    self.task = task
    self.viewpoint = viewpoint
  }

  /// Such as `🤔 Kai · Designing the API · 60% · 3 m 42 s · 18k tokens`.
  ///
  /// `description` is what the host says of it, `start` when it began (Unix milliseconds).
  package func text(description: String?, start: Int64?, tokens: Int64?) -> String {
    let work = task?.workingText ?? VisibleText.of(description ?? agent.purpose ?? "")
    let began = start.map { Timestamp($0) } ?? agent.startedAt
    let parts = [
      AgentFace(agent.name, in: viewpoint.roster).text, work,
      task?.knownProgress.map { ProgressBar.percent($0) } ?? "",
      began.map { viewpoint.elapsed.length(viewpoint.now.elapsed(since: $0)) } ?? "",
      tokens.map { Self.words(tokens: $0) } ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ").truncated(to: viewpoint.width)
  }

  private static func words(tokens: Int64) -> String {
    tokens < 1_000 ? "\(max(0, tokens)) tokens" : "\(tokens / 1_000)k tokens"
  }
}
