import ProgressModel
import Rendering

/// What a change by hand came to, in words: the only place that has them.
///
/// Texts, names and ids may come from agents: all of them are cleaned here.
struct ChangeSentences {
  private let before: ProgressState
  private let after: ProgressState
  private let events: [ProgressEvent]
  private let isDryRun: Bool

  init(_ changed: Project.Changed, isDryRun: Bool) {
    before = changed.before
    after = changed.after
    events = changed.news
    self.isDryRun = isDryRun
  }

  let nothing = "Nothing to change"

  /// One line for each thing that changed.
  var lines: [String] { events.compactMap(line) }

  private func line(_ event: ProgressEvent) -> String? {
    switch event.change {
    case .taskCreated(let task):
      // The id is made when the task is, so a rehearsal does not know it.
      isDryRun ? "Would add: \(clean(task.content))" : "Added \(task.id): \(clean(task.content))"
    case .taskChanged(let id, let changes): (isDryRun ? "Would change " : "") + "\(id): \(words(changes, id))"
    case .taskRemoved(let id):
      verb("Removed", "Would remove") + " \(id): \(clean(before.tasks.task(id)?.content ?? ""))"
    case .agentStarted(let start):
      verb("Started", "Would start") + " \(clean(start.name))"
        + (start.purpose.map { ": \(clean($0))" } ?? "")
    case .agentChanged(let id, let changes): (isDryRun ? "Would change " : "") + words(changes, id)
    case .agentStopped(let stop):
      verb("Stopped", "Would stop") + " \(clean(name(of: stop.id))): \(clean(stop.outcome))"
    case .sessionEnded(let reason):
      verb("Ended", "Would end") + " \(clean(event.session ?? "")): \(clean(reason))"
    case .note(let text): verb("Noted", "Would note") + ": \(clean(text))"
    default: nil
    }
  }

  private func verb(_ done: String, _ planned: String) -> String { isDryRun ? planned : done }

  private func clean(_ text: String) -> String { VisibleText.of(text) }

  private func name(of agent: String) -> String {
    (before.activeAgents + before.finishedAgents).first { $0.id == agent }?.name ?? agent
  }
}

extension ChangeSentences {
  /// What is new of a task, such as `pending → in_progress (Kai), step 1/5 (20%)`.
  private func words(_ changes: TaskChanges, _ id: String) -> String {
    guard let old = before.tasks.task(id), let new = after.tasks.task(id) else { return "" }
    var parts: [String] = []
    let isNobody = new.agentSource == .unknown
    if let status = changes.status {
      let agent = isNobody ? "" : " (\(clean(new.agent)))"
      parts.append("\(old.status.rawValue) → \(status.rawValue)\(agent)")
      if !old.status.isOpen && status.isOpen { parts.append("reopened") }
    } else if changes.agent != nil || changes.agentSource != nil {
      parts.append(isNobody ? "agent unknown" : "agent \(clean(new.agent))")
    }
    if let content = changes.content { parts.append("content '\(clean(content))'") }
    if let form = changes.activeForm { parts.append("active form '\(clean(form))'") }
    if let detail = changes.detail { parts.append("description '\(clean(detail))'") }
    if changes.currentStep != nil || changes.totalSteps != nil {
      parts.append(steps(of: new))
    } else if changes.progress != nil {
      parts.append(ProgressBar.percent(new.knownProgress))
    }
    if let estimate = changes.estimatedDuration {
      parts.append("estimate \(ElapsedText(.en).length(estimate))")
    }
    if let parent = changes.parentID { parts.append("part of \(clean(parent))") }
    if let blockers = changes.blockedBy {
      parts.append(list(blockers, "waits for ", none: "waits for nothing"))
    }
    if let tags = changes.tags { parts.append(list(tags, "tags ", none: "no tags")) }
    return parts.joined(separator: ", ")
  }

  private func steps(of task: TrackedTask) -> String {
    guard let total = task.totalSteps else { return "step \(task.currentStep ?? 0)" }
    let percent = task.knownProgress.map { " (\(ProgressBar.percent($0)))" } ?? ""
    return "step \(task.currentStep ?? 0)/\(total)\(percent)"
  }

  private func list(_ words: [String], _ start: String, none: String) -> String {
    words.isEmpty ? none : start + words.map(clean).joined(separator: ", ")
  }

  private func words(_ changes: AgentChanges, _ id: String) -> String {
    let parts = [
      changes.type.map { "type '\(clean($0))'" }, changes.purpose.map { "purpose '\(clean($0))'" },
    ]
    return "\(clean(name(of: id))): \(parts.compactMap { $0 }.joined(separator: ", "))"
  }
}

extension ChangeSentences {
  /// What a person may not expect of what was done, with the way on.
  var hints: [String] {
    isDryRun ? [] : events.compactMap { hint($0.change) }
  }

  private func hint(_ change: Change) -> String? {
    switch change {
    case .taskChanged(let id, let changes): hint(changes, id)
    case .taskRemoved(let id):
      isListed(id)
        ? "Its host still lists \(id) and brings it back with the next list; 'orchestra task cancel' lasts"
        : nil
    case .agentStopped(let stop): workLeft(by: stop.id)
    default: nil
    }
  }

  private func hint(_ changes: TaskChanges, _ id: String) -> String? {
    guard let task = after.tasks.task(id) else { return nil }
    if changes.status == .inProgress, task.runningSince == nil {
      return "The clock of \(id) stands still: its session, or the agent whose list it is on, has ended"
    }
    guard changes.currentStep != nil || changes.totalSteps != nil, task.status.isOpen else { return nil }
    guard let total = task.totalSteps else { return "--of says how many steps \(id) has" }
    return task.currentStep == total ? "That was the last step: 'orchestra task done \(id)' finishes it" : nil
  }

  private func isListed(_ id: String) -> Bool {
    guard let task = before.tasks.task(id) else { return false }
    return task.list != ListName.hand && task.position != nil && before.session(task.session)?.isLive == true
  }

  /// Tasks in progress that name an agent outlive it: it is shown as at work on them.
  private func workLeft(by agent: String) -> String? {
    guard let stopped = before.activeAgents.first(where: { $0.id == agent }),
      let worker = after.activeAgents.first(where: {
        $0.kind == .worker && $0.session == stopped.session
          && $0.name.lowercased() == stopped.name.lowercased()
      })
    else { return nil }
    let tasks = after.tasks(of: worker).map(\.id).joined(separator: " ")
    return "\(clean(stopped.name)) still has work in progress: 'orchestra task done \(tasks)' finishes it"
  }
}
