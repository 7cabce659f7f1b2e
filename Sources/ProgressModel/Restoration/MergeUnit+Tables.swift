extension TrackedTask: MergedEntity {
  static let units: [MergeUnit<TrackedTask>] = [
    // Everything that follows from the status goes with it.
    MergeUnit(
      "status", isChanged: { !$0.hasSameStatus(as: $1) }, stands: { $0.hasSameStatus(as: $1) },
      copy: { source, target in
        target.status = source.status
        target.statusSince = source.statusSince
        target.copyClock(of: source)
      }),
    // Clocks that stopped or started while the status stayed: a session ended, an agent stopped.
    MergeUnit(
      "runningSince", isSoft: true,
      isChanged: { $0.hasSameStatus(as: $1) && !$0.hasSameClock(as: $1) },
      stands: { $0.hasSameStatus(as: $1) && $0.hasSameClock(as: $1) },
      copy: { $1.copyClock(of: $0) }),
    MergeUnit(
      "agent", isChanged: { $0.agent != $1.agent || $0.agentSource != $1.agentSource },
      stands: { $0.agent == $1.agent && $0.agentSource == $1.agentSource },
      copy: { source, target in
        target.agent = source.agent
        target.agentSource = source.agentSource
      }),
    MergeUnit("session", \.session),
    MergeUnit("list", \.list),
    MergeUnit("content", \.content),
    MergeUnit("activeForm", \.activeForm),
    MergeUnit("description", \.detail),
    MergeUnit("progress", \.progress),
    MergeUnit("currentStep", \.currentStep),
    MergeUnit("totalSteps", \.totalSteps),
    MergeUnit("createdAt", \.createdAt),
    MergeUnit("estimatedDuration", \.estimatedDuration),
    MergeUnit("parentId", \.parentID),
    MergeUnit("blockedBy", \.blockedBy),
    MergeUnit("tags", \.tags),
    MergeUnit("externalId", \.externalID),
    MergeUnit("position", \.position, isSoft: true),
    MergeUnit("updatedAt", \.updatedAt, isSoft: true),
    .unknown(\.unknown),
  ]
}

extension TrackedSession: MergedEntity {
  static let units: [MergeUnit<TrackedSession>] = [
    life,
    // Turns begin and end all the time: never a reason to refuse.
    MergeUnit(
      "state", isSoft: true,
      isChanged: { $0.endedAt == $1.endedAt && $0.state != $1.state },
      stands: { $0.endedAt == $1.endedAt && $0.state == $1.state },
      copy: { $1.state = $0.state }),
    MergeUnit("client", \.client),
    MergeUnit("startedAt", \.startedAt),
    MergeUnit("lastActivityAt", \.lastActivityAt, isSoft: true),
    MergeUnit("source", \.source),
    MergeUnit("title", \.title),
    MergeUnit("model", \.model),
    MergeUnit("host", \.host),
    MergeUnit("process", \.process),
    MergeUnit("currentAgent", \.currentAgent),
    .unknown(\.unknown),
  ]

  /// Whether it has ended, when and why.
  static let life = MergeUnit<TrackedSession>(
    "endedAt",
    isChanged: { $0.endedAt != $1.endedAt || $0.endReason != $1.endReason },
    stands: { $0.endedAt == $1.endedAt && $0.endReason == $1.endReason },
    copy: { source, target in
      target.endedAt = source.endedAt
      target.endReason = source.endReason
      target.state = source.state
    })
}

extension AgentStanding: MergedEntity {
  static let units: [MergeUnit<AgentStanding>] = [
    life,
    MergeUnit("name", \.agent.name),
    MergeUnit("type", \.agent.type),
    MergeUnit("kind", \.agent.kind),
    MergeUnit("startedAt", \.agent.startedAt),
    MergeUnit("lastSeenAt", \.agent.lastSeenAt, isSoft: true),
    MergeUnit("purpose", \.agent.purpose),
    MergeUnit("call", \.agent.call),
    .unknown(\.agent.unknown),
  ]

  /// Whether it runs and in which session, and else when and how it stopped.
  static let life = MergeUnit<AgentStanding>(
    "stoppedAt", isChanged: { !$0.hasSameLife(as: $1) }, stands: { $0.hasSameLife(as: $1) },
    copy: { source, target in
      target.isRunning = source.isRunning
      target.agent.stoppedAt = source.agent.stoppedAt
      target.agent.outcome = source.agent.outcome
      target.agent.session = source.agent.session
    })

  private func hasSameLife(as other: AgentStanding) -> Bool {
    isRunning == other.isRunning && agent.stoppedAt == other.agent.stoppedAt
      && agent.outcome == other.agent.outcome && agent.session == other.agent.session
  }
}

extension MergeUnit {
  fileprivate static func unknown(_ path: any WritableKeyPath<Entity, UnknownMembers> & Sendable) -> MergeUnit
  {
    MergeUnit(
      "other",
      isChanged: { $0[keyPath: path].compact != $1[keyPath: path].compact },
      stands: { $0[keyPath: path].compact == $1[keyPath: path].compact },
      copy: { $1[keyPath: path] = $0[keyPath: path] })
  }
}

extension TrackedTask {
  fileprivate func hasSameStatus(as other: TrackedTask) -> Bool {
    status == other.status && statusSince == other.statusSince
  }

  fileprivate func hasSameClock(as other: TrackedTask) -> Bool {
    runningSince == other.runningSince && finishedDuration == other.finishedDuration
      && pendingDuration == other.pendingDuration && startedAt == other.startedAt
      && completedAt == other.completedAt
  }

  fileprivate mutating func copyClock(of other: TrackedTask) {
    runningSince = other.runningSince
    finishedDuration = other.finishedDuration
    pendingDuration = other.pendingDuration
    startedAt = other.startedAt
    completedAt = other.completedAt
  }
}
