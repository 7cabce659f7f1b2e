import JSONTree
package import ProgressModel

/// The agents at work and, when asked for, those that stopped last.
package enum AgentReport {
  package static func report(
    of state: ProgressState, withFinished: Bool = false, from viewpoint: Viewpoint
  ) -> Report {
    let phrases = viewpoint.phrases
    let agents = state.activeAgents + (withFinished ? state.finishedAgents.reversed() : [])
    return Report(
      fields: fields,
      columns: [
        Report.Column("name", phrases.agentTitle, .key),
        Report.Column("state", phrases.statusTitle, .key),
        Report.Column("duration", phrases.timeTitle, .detail, alignment: .right),
        Report.Column("lastSeenAt", phrases.seenTitle, .detail, alignment: .right),
        Report.Column("type", phrases.typeTitle, .detail),
        Report.Column("work", phrases.workTitle, .text),
      ],
      rows: agents.map { Report.Row(payload: payload($0), cells: cells($0, state, viewpoint)) })
  }

  private static func cells(
    _ agent: TrackedAgent, _ state: ProgressState, _ viewpoint: Viewpoint
  ) -> [Report.Cell] {
    let phrases = viewpoint.phrases
    let end = agent.stoppedAt ?? viewpoint.now
    let length = agent.startedAt.map { viewpoint.elapsed.length(end.elapsed(since: $0)) }
    let task = agent.task.flatMap { state.tasks.task($0) }
    let isRunning = agent.stoppedAt == nil
    return [
      Report.Cell(AgentFace(agent.name, in: viewpoint.roster).text),
      isRunning
        ? Report.Cell(phrases.working, .busy)
        : Report.Cell(phrases.outcome(agent.outcome), agent.outcome == "finished" ? .good : .faint),
      Report.Cell(length ?? ""),
      Report.Cell(viewpoint.elapsed.age(viewpoint.now.elapsed(since: agent.lastSeenAt)), .faint),
      Report.Cell(agent.type == agent.name ? agent.kind.rawValue : agent.type ?? agent.kind.rawValue, .faint),
      Report.Cell(task?.workingText ?? agent.purpose ?? ""),
    ]
  }

  private static func payload(_ agent: TrackedAgent) -> JSONObject {
    [
      "id": .string(agent.id),
      "name": .string(agent.name),
      "type": .optional(agent.type),
      "kind": .string(agent.kind.rawValue),
      "session": .string(agent.session),
      "task": .optional(agent.task),
      "startedAt": .moment(agent.startedAt),
      "lastSeenAt": .moment(agent.lastSeenAt),
      "stoppedAt": .moment(agent.stoppedAt),
      "outcome": .optional(agent.outcome),
      "purpose": .optional(agent.purpose),
      "call": .optional(agent.call),
    ]
  }

  private static let fields =
    payload(TrackedAgent(id: "", name: "", kind: .worker, session: "", lastSeenAt: Timestamp(0))).keys
}
