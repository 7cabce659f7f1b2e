/// Why a change by hand cannot be made.
package enum HandEditError: Error, Equatable, Sendable {
  /// A text that has to be there.
  package enum Text: Equatable, Sendable {
    case content, agent, tag, note, reason, outcome
  }

  case taskNotFound(String)
  case taskAmbiguous(String, ids: [String])
  case sessionNotFound(String)
  case sessionAmbiguous(String, ids: [String])
  case sessionEnded(id: String)
  /// Names of those that run, so that the right one can be picked.
  case agentNotFound(String, running: [String])
  case agentAmbiguous(String, ids: [String])
  /// The agent is known only by tasks in progress, which have outcomes of their own.
  case workerHasNoOutcome(name: String, tasks: [String])
  /// An agent works on tasks of its own session only.
  case taskOfOtherSession(task: String, session: String)
  case textMissing(Text)
  case tooManyTags(limit: Int)
  case fieldUnknown(String, alike: [String])
  case assignmentExpected(String)
  case valueUnfit(TaskField, String)
  /// The model has no word for "not known any more" here.
  case fieldNotClearable(TaskField)
  /// The task would be a part of itself, or of its own part.
  case parentLoop(task: String, parent: String)
  /// The tasks would wait for each other.
  case blockerLoop(task: String, blocker: String)
  case stepTooHigh(task: String, step: Int, total: Int)
  case stepsOutOfRange(Int, limit: Int)
  /// Removing it would leave tasks that are parts of nothing.
  case hasParts(task: String, count: Int)
}
