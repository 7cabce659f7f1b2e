/// Sets fields of a task, each to what a person wrote.
package struct SetFields: HandEdit, Equatable {
  package var task: String
  /// Applied in order; of two for one field the later holds.
  package var assignments: [TaskAssignment]

  package init(of task: String, _ assignments: [TaskAssignment]) {
    self.task = task
    self.assignments = assignments
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    let found = try transaction.state.task(named: task)
    var changes = TaskChanges()
    for assignment in assignments {
      try FieldReading(task: found, state: transaction.state).read(assignment, into: &changes)
    }
    if changes.currentStep != nil || changes.totalSteps != nil {
      try TakeStep.check(
        changes.currentStep ?? found.currentStep, of: changes.totalSteps ?? found.totalSteps, in: found.id)
    }

    transaction.enterByHand(at: moment)
    transaction.changeByHand(found, changes.news(for: found))
  }
}

/// Makes of the words of an assignment what the model holds.
private struct FieldReading {
  let task: TrackedTask
  let state: ProgressState

  func read(_ assignment: TaskAssignment, into changes: inout TaskChanges) throws(HandEditError) {
    let (field, text) = (assignment.field, assignment.text)
    guard let line = HandText.line(text) else {
      try clear(field, in: &changes)
      return
    }
    func fit<Value>(_ value: Value?) throws(HandEditError) -> Value {
      guard let value else { throw .valueUnfit(field, text) }
      return value
    }
    switch field {
    case .content: changes.content = line
    case .activeForm: changes.activeForm = line
    case .description: changes.detail = HandText.lines(text)
    case .status: changes.status = try fit(TaskStatus(word: line))
    case .agent:
      let agent = try HandText.agent(line)
      (changes.agent, changes.agentSource) = (agent.name, agent.source)
    case .progress:
      let number = line.hasSuffix("%") ? String(line.dropLast()) : line
      changes.progress = try fit(Int(number).flatMap { (0...100).contains($0) ? $0 : nil })
    case .currentStep: changes.currentStep = try fit(Int(line))
    case .totalSteps: changes.totalSteps = try fit(Int(line))
    case .estimatedDuration: changes.estimatedDuration = try fit(WrittenDuration.milliseconds(line))
    case .parent: changes.parentID = try TaskLinks(state: state).parent(line, of: task.id)
    case .blockedBy:
      changes.blockedBy = try TaskLinks(state: state).blockers(words(line), of: task.id)
    case .tags: changes.tags = try tags(words(line), on: changes.tags ?? task.tags)
    }
  }

  private func clear(_ field: TaskField, in changes: inout TaskChanges) throws(HandEditError) {
    switch field {
    case .agent: (changes.agent, changes.agentSource) = (DetectedAgent.unknown.name, .unknown)
    case .blockedBy: changes.blockedBy = []
    case .tags: changes.tags = []
    case .content: throw .textMissing(.content)
    default: throw .fieldNotClearable(field)
    }
  }

  /// Takes a list with commas apart; words that are empty say nothing.
  private func words(_ line: String) -> [String] {
    line.split(separator: ",").compactMap { HandText.line(String($0)) }
  }

  /// Returns the tags named; when each has a sign, those of `present` with some more (`+`) or less (`-`).
  private func tags(_ words: [String], on present: [String]) throws(HandEditError) -> [String] {
    guard !words.isEmpty, words.allSatisfy({ $0.hasPrefix("+") || $0.hasPrefix("-") }) else {
      return try HandText.tags(words)
    }
    var tags = present
    for word in words {
      let tag = try HandText.required(String(word.dropFirst()), as: .tag, limit: TextBounds.tag)
      tags.removeAll { $0 == tag && word.hasPrefix("-") }
      if word.hasPrefix("+") { tags.append(tag) }
    }
    return try HandText.tags(tags)
  }
}

extension TaskChanges {
  /// Returns the fields that differ from those of `task`.
  fileprivate func news(for task: TrackedTask) -> TaskChanges {
    var news = self
    if content == task.content { news.content = nil }
    if activeForm == task.activeForm { news.activeForm = nil }
    if detail == task.detail { news.detail = nil }
    if status == task.status { news.status = nil }
    if agent == task.agent { news.agent = nil }
    if agentSource == task.agentSource { news.agentSource = nil }
    if currentStep == task.currentStep { news.currentStep = nil }
    if totalSteps == task.totalSteps { news.totalSteps = nil }
    // New steps outdate the percentage, so one told with them is told again.
    let hasNewSteps = news.currentStep != nil || news.totalSteps != nil
    if progress == task.progress, !hasNewSteps { news.progress = nil }
    if estimatedDuration == task.estimatedDuration { news.estimatedDuration = nil }
    if parentID == task.parentID { news.parentID = nil }
    if blockedBy == task.blockedBy { news.blockedBy = nil }
    if tags == task.tags { news.tags = nil }
    return news
  }
}
