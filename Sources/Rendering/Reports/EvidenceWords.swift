import JSONTree
import ProgressModel

/// What an event did, in words.
struct EvidenceWords {
  let viewpoint: Viewpoint
  private var phrases: Phrases { viewpoint.phrases }

  func what(_ step: EvidenceStep) -> String {
    if let details = step.details { return details }
    var parts: [String] = []
    switch step.event {
    case "task.created": parts.append(phrases.taskWasCreated)
    case "task.removed": parts.append(phrases.taskWasRemoved)
    case "checkpoint": parts.append(phrases.firstKept)
    case "session.ended": parts.append(phrases.sessionHasEnded)
    case "session.resumed": parts.append(phrases.sessionGoesOn)
    case "agent.requested": parts.append(phrases.agentWasRequested)
    case "agent.started": parts.append(phrases.agentHasStarted)
    case "agent.stopped": parts.append(phrases.agentHasStopped)
    case "state.restored": parts.append(phrases.wasRestored)
    default: break
    }
    parts += step.changes.compactMap { sentence(of: $0, in: step) }
    return parts.isEmpty ? step.event : parts.joined(by: phrases.partSeparator)
  }

  func tone(of step: EvidenceStep) -> TextStyle.Tone {
    let status = step.changes.first { $0.member == "status" }?.to.string.flatMap(TaskStatus.init(rawValue:))
    return status.map { TextStyle.Tone.of($0) } ?? .plain
  }

  /// Nil for what goes without saying.
  private func sentence(of change: EvidenceStep.Change, in step: EvidenceStep) -> String? {
    let isNew = step.event == "task.created" || step.event == "checkpoint"
    if isNew, change.to.isNull { return nil }
    switch change.member {
    case "status": return status(change, lasted: step.lasted)
    case "content": return isNew ? text(change.to) : phrases.renamed(text(change.to))
    case "activeForm": return change.to.isNull ? nil : phrases.calledWhileWorking(text(change.to))
    case "description": return phrases.described
    case "agent": return isNew && AgentFace.isUnknown(change.to.string ?? "") ? nil : agent(change, in: step)
    // Told together with the agent, unless only the evidence is new.
    case "agentSource":
      if step.changes.contains(where: { $0.member == "agent" }) { return nil }
      return evidence(change.to).map { phrases.evidenceIsNow($0) }
    // That a completed task is done goes without saying.
    case "progress": return step.task?.status == .completed ? nil : change.to.integer.map { "\($0)%" }
    case "currentStep": return steps(in: step)
    case "parentId", "blockedBy", "tags": return links(change, isNew: isNew)
    case "session": return isNew ? nil : phrases.movedToSession((change.to.string ?? "").shortIdentifier)
    case "position":
      if let place = change.to.integer { return isNew ? nil : phrases.movedToPlace(place.addingClamped(1)) }
      return phrases.leftTheList
    case "atWork": return clock(change, in: step)
    case "name", "type": return VisibleText.of(change.to.string ?? "")
    case "purpose": return phrases.asked(text(change.to))
    case "outcome": return phrases.ended(phrases.outcome(change.to.string))
    default: return nil
    }
  }

  private func status(_ change: EvidenceStep.Change, lasted: Int64?) -> String {
    let to = change.to.string.flatMap(TaskStatus.init(rawValue:)).map(phrases.status) ?? ""
    guard let from = change.from.string.flatMap(TaskStatus.init(rawValue:)) else { return to }
    let sentence = "\(phrases.status(from)) → \(to)"
    return lasted.map { phrases.named(sentence, phrases.after(viewpoint.elapsed.length($0))) } ?? sentence
  }

  private func agent(_ change: EvidenceStep.Change, in step: EvidenceStep) -> String {
    let name = phrases.agentIs(VisibleText.of(change.to.string ?? ""))
    let source = step.changes.first { $0.member == "agentSource" }?.to ?? .null
    return evidence(source).map { phrases.named(name, $0) } ?? name
  }

  private func evidence(_ source: JSONValue) -> String? {
    let words = source.string.flatMap(AgentSource.init(rawValue:)).map(phrases.evidence) ?? ""
    return words.isEmpty ? nil : words
  }

  private func steps(in step: EvidenceStep) -> String? {
    guard let task = step.task, let current = task.currentStep, let total = task.totalSteps else {
      return nil
    }
    return phrases.step(current, of: total)
  }

  private func links(_ change: EvidenceStep.Change, isNew: Bool) -> String? {
    let words = change.to.array?.compactMap(\.string) ?? change.to.string.map { [$0] } ?? []
    if words.isEmpty, isNew { return nil }
    let title =
      switch change.member {
      case "parentId": phrases.parentTitle
      case "blockedBy": phrases.blockedByTitle
      default: phrases.tagsTitle
      }
    let list = words.map { VisibleText.of($0) }.joined(by: phrases.listSeparator)
    return "\(title): \(list.isEmpty ? "–" : list)"
  }

  /// The clock follows the status; only where it does not is it worth a word.
  private func clock(_ change: EvidenceStep.Change, in step: EvidenceStep) -> String? {
    if step.changes.contains(where: { $0.member == "status" }) { return nil }
    return change.to.bool == true ? phrases.clockStarted : phrases.clockStopped
  }

  private func text(_ value: JSONValue) -> String {
    phrases.quoted(VisibleText.of(value.string ?? "").truncated(to: 60))
  }
}
