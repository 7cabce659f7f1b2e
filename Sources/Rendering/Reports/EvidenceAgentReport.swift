import JSONTree
import ProgressModel

/// The evidence behind agents, for machines: one row an agent, its events and tasks inside.
package enum EvidenceAgentReport {
  package static func report(of evidence: [EvidenceOfAgent], from viewpoint: Viewpoint) -> Report {
    let phrases = viewpoint.phrases
    return Report(
      fields: fields,
      columns: [
        Report.Column("id", phrases.id, .key), Report.Column("name", phrases.agentTitle, .key),
        Report.Column("events", phrases.eventsTitle, .detail, alignment: .right),
        Report.Column("tasks", phrases.tasksTitle, .detail, alignment: .right),
      ],
      rows: evidence.map { evidence in
        Report.Row(
          payload: payload(of: evidence),
          cells: [
            Report.Cell(evidence.agent.id), Report.Cell(evidence.agent.name),
            Report.Cell(String(evidence.steps.count)), Report.Cell(String(evidence.tasks.count)),
          ])
      })
  }

  private static func payload(of evidence: EvidenceOfAgent) -> JSONObject {
    let agent = evidence.agent
    return [
      "id": .string(agent.id),
      "name": .string(agent.name),
      "type": .optional(agent.type),
      "kind": .string(agent.kind.rawValue),
      "session": .string(agent.session),
      "purpose": .optional(agent.purpose),
      "call": .optional(agent.call),
      "startedAt": .moment(agent.startedAt),
      "lastSeenAt": .moment(agent.lastSeenAt),
      "stoppedAt": .moment(agent.stoppedAt),
      "outcome": .optional(agent.outcome),
      "task": .optional(agent.task),
      "events": .array(evidence.steps.map { .object($0.payload) }),
      "tasks": .array(
        evidence.tasks.map { task in
          [
            "id": .string(task.id), "content": .string(task.content), "status": .string(task.status.rawValue),
            "agentSource": .string(task.agentSource.rawValue),
          ]
        }),
    ]
  }

  private static let fields = payload(
    of: EvidenceOfAgent(
      of: TrackedAgent(id: "", name: "", kind: .worker, session: "", lastSeenAt: Timestamp(0)), events: [],
      in: ProgressState())
  ).keys
}
