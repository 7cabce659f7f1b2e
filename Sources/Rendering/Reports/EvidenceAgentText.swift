import ProgressModel

/// The evidence behind one agent as people read it.
package struct EvidenceAgentText {
  private let evidence: EvidenceOfAgent
  private let viewpoint: Viewpoint
  private let width: Int?
  private let style: TextStyle

  package init(of evidence: EvidenceOfAgent, from viewpoint: Viewpoint, width: Int?, style: TextStyle) {
    self.evidence = evidence
    self.viewpoint = viewpoint
    self.width = width
    self.style = style
  }

  private var agent: TrackedAgent { evidence.agent }
  private var phrases: Phrases { viewpoint.phrases }

  package func text() -> String {
    let face = AgentFace(agent.name, in: viewpoint.roster).text
    let title = "\(face)  \(VisibleText.of(agent.id))"
    var lines = title.wrapped(to: width ?? .max).map { style.painted($0, .heading) } + [""]
    lines += LabelledLines(entries: facts, width: width, style: style).lines()
    lines += ["", style.painted(phrases.eventsTitle, .heading)]
    if evidence.steps.isEmpty {
      let words = agent.kind == .worker ? phrases.workerHasNoEvents : phrases.olderNotKept
      lines += words.wrapped(to: width ?? .max).map { style.painted($0, .faint) }
    } else {
      lines += EvidenceEvents(viewpoint: viewpoint, width: width, style: style).lines(of: evidence.steps)
    }
    if !evidence.tasks.isEmpty { lines += ["", style.painted(phrases.tasksTitle, .heading)] + taskLines }
    return lines.map { $0 + "\n" }.joined()
  }

  private var facts: [LabelledLines.Entry] {
    typealias Entry = LabelledLines.Entry
    let isRunning = agent.stoppedAt == nil
    return [
      Entry(label: phrases.typeTitle, value: VisibleText.of(agent.type ?? "")),
      Entry(label: phrases.agentKindTitle, value: phrases.kind(agent.kind)),
      Entry(label: phrases.workTitle, value: VisibleText.of(agent.purpose ?? "")),
      Entry(
        label: phrases.statusTitle,
        value: isRunning ? phrases.working : VisibleText.of(phrases.outcome(agent.outcome)),
        tone: isRunning ? .busy : .plain),
      Entry(label: phrases.startedTitle, value: moment(agent.startedAt)),
      Entry(label: phrases.seenTitle, value: moment(agent.lastSeenAt)),
      Entry(label: phrases.finishedTitle, value: moment(agent.stoppedAt)),
      Entry(label: phrases.session, value: VisibleText.of(agent.session)),
    ]
  }

  private func moment(_ time: Timestamp?) -> String {
    guard let time else { return "" }
    return phrases.named(UTCText.moment(time), viewpoint.elapsed.age(viewpoint.now.elapsed(since: time)))
  }

  private static let shownTasks = 20

  private var taskLines: [String] {
    let lines = evidence.tasks.prefix(Self.shownTasks).map { task in
      let words = phrases.evidence(task.agentSource)
      let line = "\(task.id)  \(phrases.status(task.status))  \(task.visibleContent)"
      return (words.isEmpty ? line : phrases.named(line, words)).truncated(to: width ?? .max)
    }
    let rest = evidence.tasks.count - Self.shownTasks
    return rest > 0 ? lines + [phrases.andMore(rest)] : lines
  }
}
