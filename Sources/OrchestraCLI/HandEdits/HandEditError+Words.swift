import ProgressModel
import Rendering

extension Failure {
  init(_ error: HandEditError) {
    self = error.failure
  }
}

/// The sentences of refused changes by hand; what a person or an agent wrote is cleaned on its way into one.
extension HandEditError {
  fileprivate var failure: Failure {
    switch self {
    case .taskNotFound, .taskAmbiguous, .sessionNotFound, .sessionAmbiguous, .sessionEnded, .agentNotFound,
      .agentAmbiguous:
      failureOfReference
    case .fieldUnknown, .assignmentExpected, .valueUnfit, .fieldNotClearable: failureOfField
    default: failureOfChange
    }
  }

  private var failureOfReference: Failure {
    switch self {
    case .taskNotFound(let word):
      Failure(
        .missingInput, "Cannot find the task '\(clean(word))'", hint: "'orchestra tasks --all' lists them")
    case .taskAmbiguous(let word, let ids):
      Failure(
        .usage, "Cannot tell which task '\(clean(word))' means: \(list(ids))", hint: "Give more of the id")
    case .sessionNotFound(let word):
      Failure(
        .missingInput, "Cannot find the session '\(clean(word))'", hint: "'orchestra sessions' lists them")
    case .sessionAmbiguous(let word, let ids):
      Failure(
        .usage, "Cannot tell which session '\(clean(word))' means: \(list(ids))", hint: "Give more of the id")
    case .sessionEnded(let id):
      Failure(
        .usage, "Cannot begin anything in the session '\(clean(id))': it has ended",
        hint: "Leave --session out, or name one that 'orchestra sessions' shows as running")
    case .agentNotFound(let word, let running):
      Failure(
        .missingInput,
        "Cannot find the agent '\(clean(word))': "
          + (running.isEmpty ? "no agent is at work" : "at work are \(list(running))"),
        hint: "'orchestra agents --all' lists them")
    case .agentAmbiguous(let word, let ids):
      Failure(
        .usage, "Cannot tell which agent '\(clean(word))' means: \(list(ids))", hint: "Give its id")
    default: failureOfChange
    }
  }

  private var failureOfField: Failure {
    switch self {
    case .fieldUnknown(let name, let alike):
      Failure(
        .usage, "Cannot set '\(clean(name))': a task has no such field",
        hint: (alike.isEmpty ? "" : "Did you mean \(list(alike, "or"))? ")
          + "Fields are \(TaskField.allCases.map(\.rawValue).joined(separator: ", "))")
    case .assignmentExpected(let word):
      Failure(
        .usage, "Cannot set '\(clean(word))': it is no field=value",
        hint: "For example: orchestra task set t-3f2a9c content='Design the API' tags=+api")
    case .valueUnfit(let field, let text):
      Failure(
        .usage, "Cannot set \(field.rawValue) to '\(clean(text))': it takes \(field.expectation)")
    case .fieldNotClearable(let field):
      Failure(
        .usage, "Cannot empty '\(field.rawValue)': once it has a value, it can only get another one",
        hint: "agent=, blockedBy= and tags= can be emptied")
    default: failureOfChange
    }
  }

  private var failureOfChange: Failure {
    switch self {
    case .workerHasNoOutcome(let name, let tasks):
      Failure(
        .usage, "Cannot give '\(clean(name))' an outcome: it is known by its tasks only",
        hint: "Finish them instead: orchestra task done \(list(tasks, separator: " "))")
    case .taskOfOtherSession(let task, let session):
      Failure(
        .usage, "Cannot start an agent in '\(clean(session))': \(task) belongs to another session",
        hint: "Leave --session out: the agent starts where its task is")
    case .textMissing(let text):
      Failure(.usage, text.sentence)
    case .tooManyTags(let limit): Failure(.usage, "Cannot give a task more than \(limit) tags")
    case .parentLoop(let task, let parent):
      Failure(
        .usage, "Cannot make \(clean(task)) a part of \(clean(parent)): it would be a part of itself")
    case .blockerLoop(let task, let blocker):
      Failure(
        .usage, "Cannot make \(clean(task)) wait for \(clean(blocker)): they would wait for each other")
    case .stepTooHigh(let task, let step, let total):
      Failure(
        .usage, "Cannot take \(clean(task)) to step \(step): it has \(total)",
        hint: "--of says how many there are now: orchestra task step \(clean(task)) \(step) --of \(step)")
    case .stepsOutOfRange(let number, let limit):
      Failure(.usage, "Cannot count to step \(number): steps go from 0, and their number from 1, to \(limit)")
    case .hasParts(let task, let count):
      Failure(
        .usage,
        "Cannot remove \(clean(task)): \(count) \(count == 1 ? "task is a part" : "tasks are parts") of it",
        hint: "--recursive removes its parts too")
    default: Failure(.internalFault, "Cannot make the change: \(self)")
    }
  }

  private func clean(_ text: String) -> String { VisibleText.of(text) }

  /// Returns the first few words in one line; `last` stands before the last of them.
  private func list(_ words: [String], _ last: String? = nil, separator: String = ", ") -> String {
    let shown = words.prefix(5).map { VisibleText.of($0) }
    if let last, shown.count > 1, let end = shown.last {
      return shown.dropLast().joined(separator: separator) + " \(last) " + end
    }
    return shown.joined(separator: separator) + (words.count > shown.count && separator == ", " ? ", …" : "")
  }
}

extension HandEditError.Text {
  fileprivate var sentence: String {
    switch self {
    case .content: "Cannot leave a task without words: its content is empty"
    case .agent: "Cannot name an agent: the name is empty"
    case .tag: "Cannot tag a task: the tag is empty"
    case .note: "Cannot note anything: the text is empty"
    case .reason: "Cannot end a session for a reason that is empty"
    case .outcome: "Cannot stop an agent with an outcome that is empty"
    }
  }
}

extension TaskField {
  /// What its values look like.
  fileprivate var expectation: String {
    switch self {
    case .status: TaskStatus.allCases.map(\.rawValue).joined(separator: ", ")
    case .progress: "a percentage from 0 to 100"
    case .currentStep, .totalSteps: "a whole number"
    case .estimatedDuration: "a length of time such as 90s, 15m, 2h or 1h30m"
    case .content, .activeForm, .description, .agent, .parent, .blockedBy, .tags: "text"
    }
  }
}
