import JSONTree
package import ProgressModel

/// One event in a task's or an agent's life: when, who, and what it changed.
package struct EvidenceStep: Equatable, Sendable {
  /// A member of the record that changed; `from` is nil where it was not there before.
  struct Change: Equatable, Sendable {
    var member: String
    var from: JSONValue
    var to: JSONValue
  }

  package var sequence: Int64
  package var time: Timestamp
  /// The journal's word for the event.
  package var event: String
  package var session: String?
  package var agent: String?
  var changes: [Change] = []
  /// How long the status had lasted that the event ended, in milliseconds.
  var lasted: Int64?
  /// What the snapshot's short history says, where the event itself is no longer at hand.
  var details: String?

  /// The task behind it, where the events themselves are known.
  private(set) var task: TrackedTask?

  /// One recorded update, as far as it is about one task.
  ///
  /// `events` are those that name the task or moved its clock, none for a checkpoint of the whole state. `before` is nil when the
  /// task was not there or older records are not kept, `after` when it was removed.
  package init(
    _ events: [ProgressEvent], sequence: Int64, time: Timestamp, before: TrackedTask?, after: TrackedTask?
  ) {
    let first = events.first
    self.sequence = first?.sequence ?? sequence
    self.time = first?.time ?? time
    event = first?.change.type ?? "checkpoint"
    session = first?.session
    agent = first?.agent
    task = after
    guard let after else { return }
    changes = Change.differences(before, after)
    if let before, before.status != after.status { lasted = self.time.elapsed(since: before.statusSince) }
  }

  /// An event about an agent, with what it says of it.
  init(_ event: ProgressEvent, changes: [Change]) {
    sequence = event.sequence
    time = event.time
    self.event = event.change.type
    session = event.session
    agent = event.agent
    self.changes = changes
  }

  init(_ entry: HistoryEntry) {
    sequence = entry.sequence
    time = entry.time
    event = entry.event
    session = entry.session
    agent = entry.agent
    details = entry.details
  }

  /// The object for machines.
  var payload: JSONObject {
    [
      "sequence": .integer(sequence),
      "time": .moment(time),
      "event": .string(event),
      "session": .optional(session),
      "agent": .optional(agent),
      "changes": .array(
        changes.map { .object(["field": .string($0.member), "before": $0.from, "after": $0.to]) }),
      "lasted": .optional(lasted),
      "details": .optional(details),
    ]
  }

  static let fields = EvidenceStep(HistoryEntry(sequence: 0, time: Timestamp(0), event: "")).payload.keys
}

extension EvidenceStep.Change {
  /// Returns what differs between two states of a task, in the order people want to know it.
  static func differences(_ old: TrackedTask?, _ new: TrackedTask) -> [EvidenceStep.Change] {
    let before = old.map(members)
    return members(of: new).compactMap { member, value in
      let from = before?.first { $0.0 == member }?.1 ?? .null
      return from == value ? nil : EvidenceStep.Change(member: member, from: from, to: value)
    }
  }

  private static func members(of task: TrackedTask) -> [(String, JSONValue)] {
    [
      ("status", .string(task.status.rawValue)),
      ("content", .string(task.content)),
      ("activeForm", .optional(task.activeForm)),
      ("description", .optional(task.detail)),
      ("agent", .string(task.agent)),
      ("agentSource", .string(task.agentSource.rawValue)),
      ("progress", .optional(task.knownProgress)),
      ("currentStep", .optional(task.currentStep)),
      ("totalSteps", .optional(task.totalSteps)),
      ("estimatedDuration", .optional(task.estimatedDuration)),
      ("parentId", .optional(task.parentID)),
      ("blockedBy", .array(task.blockedBy.map { .string($0) })),
      ("tags", .array(task.tags.map { .string($0) })),
      ("session", .string(task.session)),
      ("list", .string(task.list)),
      ("externalId", .optional(task.externalID)),
      ("position", .optional(task.position)),
      ("atWork", .bool(task.runningSince != nil)),
    ]
  }
}
