import ProgressModel

/// A field that a change may set: what it wants, and how to leave it out.
struct ChangedField<Changes> {
  /// The key in `progress.json`.
  let name: String
  /// The value the change sets; nil when it leaves the field alone.
  let wanted: (Changes) -> FieldValue?
  let clear: (inout Changes) -> Void

  init(
    _ name: String, _ wanted: @escaping (Changes) -> FieldValue?, clear: @escaping (inout Changes) -> Void
  ) {
    self.name = name
    self.wanted = wanted
    self.clear = clear
  }
}

extension ChangedField<TaskChanges> {
  /// All but `position`, which is never in conflict.
  static var ofTasks: [ChangedField] {
    [
      ChangedField("status", { $0.status.map { .text($0.rawValue) } }, clear: { $0.status = nil }),
      ChangedField("content", { $0.content.map { .text($0) } }, clear: { $0.content = nil }),
      ChangedField("activeForm", { $0.activeForm.map { .text($0) } }, clear: { $0.activeForm = nil }),
      ChangedField("description", { $0.detail.map { .text($0) } }, clear: { $0.detail = nil }),
      // Who it is and how that is known go together; the evidence counts by itself only where it alone changed.
      ChangedField(
        "agent", { $0.agent.map { .text($0) } },
        clear: { changes in
          changes.agent = nil
          changes.agentSource = nil
        }),
      ChangedField(
        "agentSource", { $0.agent == nil ? $0.agentSource.map { .text($0.rawValue) } : nil },
        clear: { $0.agentSource = nil }),
      ChangedField("progress", { $0.progress.map { .number(Int64($0)) } }, clear: { $0.progress = nil }),
      ChangedField(
        "currentStep", { $0.currentStep.map { .number(Int64($0)) } }, clear: { $0.currentStep = nil }),
      ChangedField(
        "totalSteps", { $0.totalSteps.map { .number(Int64($0)) } }, clear: { $0.totalSteps = nil }),
      ChangedField(
        "estimatedDuration", { $0.estimatedDuration.map { .number($0) } },
        clear: { $0.estimatedDuration = nil }),
      ChangedField("parentId", { $0.parentID.map { .text($0) } }, clear: { $0.parentID = nil }),
      ChangedField("blockedBy", { $0.blockedBy.map { .list($0) } }, clear: { $0.blockedBy = nil }),
      ChangedField("tags", { $0.tags.map { .list($0) } }, clear: { $0.tags = nil }),
      ChangedField("externalId", { $0.externalID.map { .text($0) } }, clear: { $0.externalID = nil }),
    ]
  }
}

extension ChangedField<AgentChanges> {
  static var ofAgents: [ChangedField] {
    [
      ChangedField("name", { $0.name.map { .text($0) } }, clear: { $0.name = nil }),
      ChangedField("type", { $0.type.map { .text($0) } }, clear: { $0.type = nil }),
      // Empty text takes back what was only a guess.
      ChangedField(
        "purpose", { $0.purpose.map { $0.isEmpty ? .null : .text($0) } }, clear: { $0.purpose = nil }),
      ChangedField("call", { $0.call.map { $0.isEmpty ? .null : .text($0) } }, clear: { $0.call = nil }),
      ChangedField("startedAt", { $0.startedAt.map { .time($0) } }, clear: { $0.startedAt = nil }),
    ]
  }
}

extension ChangedField<SessionChanges> {
  static var ofSessions: [ChangedField] {
    [
      ChangedField("state", { $0.state.map { .text($0.rawValue) } }, clear: { $0.state = nil }),
      ChangedField("source", { $0.source.map { .text($0) } }, clear: { $0.source = nil }),
      ChangedField("title", { $0.title.map { .text($0) } }, clear: { $0.title = nil }),
      ChangedField("model", { $0.model.map { .text($0) } }, clear: { $0.model = nil }),
      ChangedField("process", { $0.process.map { .number($0) } }, clear: { $0.process = nil }),
      ChangedField("currentAgent", { $0.currentAgent.map { .text($0) } }, clear: { $0.currentAgent = nil }),
    ]
  }
}
