extension TrackedTask: ComparedEntity {
  package static let kind = EntityReference.Kind.task

  package static let fields: [EntityField<TrackedTask>] = [
    EntityField("session") { .text($0.session) },
    EntityField("list") { .text($0.list) },
    EntityField("content") { .text($0.content) },
    EntityField("activeForm") { FieldValue($0.activeForm) },
    EntityField("description") { FieldValue($0.detail) },
    EntityField("status") { .text($0.status.rawValue) },
    EntityField("agent") { .text($0.agent) },
    EntityField("agentSource") { .text($0.agentSource.rawValue) },
    EntityField("progress") { FieldValue($0.knownProgress) },
    EntityField("currentStep") { FieldValue($0.currentStep) },
    EntityField("totalSteps") { FieldValue($0.totalSteps) },
    EntityField("createdAt") { .time($0.createdAt) },
    EntityField("startedAt") { FieldValue($0.startedAt) },
    EntityField("updatedAt", isVolatile: true) { .time($0.updatedAt) },
    EntityField("completedAt") { FieldValue($0.completedAt) },
    EntityField("statusSince", isVolatile: true) { .time($0.statusSince) },
    EntityField("runningSince", isVolatile: true) { FieldValue($0.runningSince) },
    // Without the span now running, which grows with the clock and not with any event.
    EntityField("duration", isVolatile: true) { .number($0.finishedDuration) },
    EntityField("pendingDuration", isVolatile: true) { .number($0.pendingDuration) },
    EntityField("estimatedDuration") { FieldValue($0.estimatedDuration) },
    EntityField("parentId") { FieldValue($0.parentID) },
    EntityField("blockedBy") { .list($0.blockedBy) },
    EntityField("tags") { .list($0.tags) },
    EntityField("externalId") { FieldValue($0.externalID) },
    // One line put in front moves all others: no news of them.
    EntityField("position", isVolatile: true) { FieldValue($0.position) },
    EntityField("other") { $0.unknown.fieldValue },
  ]
}

extension TrackedSession: ComparedEntity {
  package static let kind = EntityReference.Kind.session

  package static let fields: [EntityField<TrackedSession>] = [
    EntityField("client") { .text($0.client) },
    EntityField("startedAt") { .time($0.startedAt) },
    EntityField("lastActivityAt", isVolatile: true) { .time($0.lastActivityAt) },
    EntityField("endedAt") { FieldValue($0.endedAt) },
    EntityField("state") { .text($0.state.rawValue) },
    EntityField("source") { FieldValue($0.source) },
    EntityField("endReason") { FieldValue($0.endReason) },
    EntityField("title") { FieldValue($0.title) },
    EntityField("model") { FieldValue($0.model) },
    EntityField("host") { FieldValue($0.host) },
    EntityField("process") { FieldValue($0.process) },
    EntityField("currentAgent") { FieldValue($0.currentAgent) },
    EntityField("other") { $0.unknown.fieldValue },
  ]
}

extension TrackedAgent: ComparedEntity {
  package static let kind = EntityReference.Kind.agent

  package static let fields: [EntityField<TrackedAgent>] = [
    EntityField("name") { .text($0.name) },
    EntityField("type") { FieldValue($0.type) },
    EntityField("kind") { .text($0.kind.rawValue) },
    EntityField("session") { .text($0.session) },
    EntityField("task") { FieldValue($0.task) },
    EntityField("startedAt") { FieldValue($0.startedAt) },
    EntityField("lastSeenAt", isVolatile: true) { .time($0.lastSeenAt) },
    EntityField("stoppedAt") { FieldValue($0.stoppedAt) },
    EntityField("outcome") { FieldValue($0.outcome) },
    EntityField("purpose") { FieldValue($0.purpose) },
    EntityField("call") { FieldValue($0.call) },
    EntityField("other") { $0.unknown.fieldValue },
  ]
}

extension AgentCall: ComparedEntity {
  package static let kind = EntityReference.Kind.call

  package static let fields: [EntityField<AgentCall>] = [
    EntityField("session") { .text($0.session) },
    EntityField("type") { FieldValue($0.type) },
    EntityField("name") { FieldValue($0.name) },
    EntityField("purpose") { FieldValue($0.purpose) },
    EntityField("requestedAt") { .time($0.requestedAt) },
  ]
}

extension UnknownMembers {
  fileprivate var fieldValue: FieldValue { isEmpty ? .null : .text(compact) }
}
