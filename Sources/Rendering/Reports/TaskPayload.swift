import JSONTree
import ProgressModel

/// A task as an object for machines: the keys of `progress.json`, every one of them always there.
///
/// `duration` counts up to the moment of the look, and `leftOver` is added: true for open work of an ended
/// session.
enum TaskPayload {
  static func object(_ task: TrackedTask, in state: ProgressState, at now: Timestamp) -> JSONObject {
    [
      "id": .string(task.id),
      "session": .string(task.session),
      "list": .string(task.list),
      "content": .string(task.content),
      "activeForm": .optional(task.activeForm),
      "description": .optional(task.detail),
      "status": .string(task.status.rawValue),
      "agent": .string(task.agent),
      "agentSource": .string(task.agentSource.rawValue),
      "progress": .optional(task.knownProgress),
      "currentStep": .optional(task.currentStep),
      "totalSteps": .optional(task.totalSteps),
      "createdAt": .moment(task.createdAt),
      "startedAt": .moment(task.startedAt),
      "updatedAt": .moment(task.updatedAt),
      "completedAt": .moment(task.completedAt),
      "statusSince": .moment(task.statusSince),
      "runningSince": .moment(task.runningSince),
      "duration": .integer(task.duration(at: now)),
      "pendingDuration": .integer(task.pendingDuration),
      "estimatedDuration": .optional(task.estimatedDuration),
      "parentId": .optional(task.parentID),
      "blockedBy": .array(task.blockedBy.map { .string($0) }),
      "tags": .array(task.tags.map { .string($0) }),
      "externalId": .optional(task.externalID),
      "position": .optional(task.position),
      "leftOver": .bool(state.isLeftOver(task)),
    ]
  }

  /// The keys of every payload: a report without rows has a header too.
  static let fields = object(
    TrackedTask(id: "", session: "", list: "", content: "", createdAt: Timestamp(0)),
    in: ProgressState(), at: Timestamp(0)
  ).keys
}
