package import ProgressModel

/// The evidence behind one task as people read it: what is known and why, then event by event.
package struct EvidenceText {
  private let evidence: EvidenceOfTask
  private let state: ProgressState
  private let viewpoint: Viewpoint
  /// Nil where lines may be as long as they like.
  private let width: Int?
  private let style: TextStyle

  package init(
    of evidence: EvidenceOfTask, in state: ProgressState, from viewpoint: Viewpoint, width: Int?,
    style: TextStyle
  ) {
    self.evidence = evidence
    self.state = state
    self.viewpoint = viewpoint
    self.width = width
    self.style = style
  }

  private var task: TrackedTask { evidence.task }
  private var phrases: Phrases { viewpoint.phrases }
  private var elapsed: ElapsedText { viewpoint.elapsed }

  package func text() -> String {
    var lines = heading + LabelledLines(entries: facts, width: width, style: style).lines()
    lines += [""] + eventLines
    return lines.map { $0 + "\n" }.joined()
  }

  private var heading: [String] {
    let title = "\(task.id)  \(task.visibleContent)"
    return title.wrapped(to: width ?? .max).map { style.painted($0, .heading) } + [""]
  }

  // MARK: Facts

  private var facts: [LabelledLines.Entry] {
    typealias Entry = LabelledLines.Entry
    var facts = [
      Entry(label: phrases.agentTitle, value: agent),
      Entry(label: phrases.whyTitle, value: naming, tone: .faint),
      Entry(label: phrases.statusTitle, value: status, tone: .of(task.status)),
      Entry(label: phrases.doneTitle, value: progress),
      Entry(label: phrases.timeInProgressTitle, value: timeInProgress),
    ]
    facts += workSpans.map { Entry(label: "", value: $0, tone: .faint) }
    facts += [
      Entry(label: phrases.timePendingTitle, value: timePending),
      Entry(
        label: phrases.listTitle,
        value: phrases.named(VisibleText.of(task.list), phrases.listOrigin(task.list))),
      Entry(label: phrases.session, value: session),
    ]
    if state.isLeftOver(task) { facts.append(Entry(label: "", value: phrases.isLeftOver, tone: .bad)) }
    facts += [
      Entry(label: phrases.parentTitle, value: task.parentID.map(other) ?? ""),
      Entry(
        label: phrases.blockedByTitle, value: task.blockedBy.map(other).joined(by: phrases.listSeparator)),
      Entry(
        label: phrases.tagsTitle,
        value: task.tags.map { VisibleText.of($0) }.joined(by: phrases.listSeparator)),
    ]
    return facts
  }

  private var agent: String {
    let face = AgentFace(task.agent, in: viewpoint.roster).text
    let words = phrases.evidence(task.agentSource)
    return phrases.named(face, words.isEmpty ? phrases.nothingNamesAgent : words)
  }

  /// The text that named the agent and the event that brought it.
  private var naming: String {
    if task.agentSource == .unknown { return "" }
    let text = evidence.naming.map { phrases.quoted($0.marked) }
    let event = evidence.namedBy.map { phrases.eventNumber($0.sequence, at: UTCText.moment($0.time)) }
    return [text, event].compactMap { $0 }.joined(by: phrases.partSeparator)
  }

  private var status: String {
    let age = elapsed.length(task.timeInStatus(at: viewpoint.now))
    return phrases.named(
      phrases.status(task.status),
      phrases.since(UTCText.moment(task.statusSince)) + phrases.partSeparator + age)
  }

  private var progress: String {
    guard let percent = task.knownProgress else { return "" }
    let steps = task.currentStep.flatMap { step in task.totalSteps.map { phrases.step(step, of: $0) } }
    let bar = "\(ProgressBar.text(percent)) \(ProgressBar.percent(percent))"
    return steps.map { phrases.named(bar, $0) } ?? bar
  }

  private var work: [TaskSpan] { evidence.spans.filter { $0.kind == .inProgress } }

  private var timeInProgress: String {
    let duration = task.duration(at: viewpoint.now)
    if duration == 0, work.isEmpty { return "" }
    return phrases.named(elapsed.length(duration), phrases.spans(work.count))
  }

  /// The spans the time is made of, the newest where there are many.
  private var workSpans: [String] {
    let shown = 6
    let lines = work.suffix(shown).map { span in
      let end = span.to.map { UTCText.moment($0) } ?? phrases.now
      return "\(UTCText.moment(span.from)) – \(end)  \(elapsed.length(span.length(at: viewpoint.now)))"
    }
    return (work.count > shown ? [phrases.andMore(work.count - shown)] : []) + lines
  }

  private var timePending: String {
    let running = task.status == .pending ? task.timeInStatus(at: viewpoint.now) : 0
    let sum = task.pendingDuration.addingClamped(running)
    return sum > 0 ? elapsed.length(sum) : ""
  }

  private var session: String {
    if task.session.isEmpty { return "" }
    let id = VisibleText.of(task.session)
    guard let session = state.session(task.session) else { return phrases.named(id, phrases.isArchived) }
    let facts = [VisibleText.of(session.client), phrases.state(session.state)]
    return phrases.named(id, facts.joined(by: phrases.listSeparator))
  }

  private func other(_ id: String) -> String {
    guard let task = state.tasks.task(id) else { return VisibleText.of(id) }
    return phrases.named(VisibleText.of(id), task.visibleContent.truncated(to: 40))
  }

  // MARK: Events

  private var eventLines: [String] {
    var lines = [style.painted(phrases.eventsTitle, .heading)]
    lines += EvidenceEvents(viewpoint: viewpoint, width: width, style: style).lines(of: evidence.steps)
    if !evidence.isRecorded {
      lines += phrases.olderInJournal.wrapped(to: width ?? .max).map { style.painted($0, .faint) }
    } else if !evidence.isWhole {
      lines += phrases.olderNotKept.wrapped(to: width ?? .max).map { style.painted($0, .faint) }
    }
    return lines
  }
}
