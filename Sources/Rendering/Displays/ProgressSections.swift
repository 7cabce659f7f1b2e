import ProgressModel

/// The blocks the long displays are made of: a heading and indented lines, or nothing at all.
struct ProgressSections {
  /// How a running time is told.
  enum Times: Sendable {
    /// As its length, for text that is read at once: `3 m 42 s in progress`.
    case lengths
    /// As the moment it began, for text that lies about: `since 2026-11-22T10:15:00Z`.
    case moments
  }

  let overview: Overview
  let viewpoint: Viewpoint
  let times: Times

  private var phrases: Phrases { viewpoint.phrases }
  private var elapsed: ElapsedText { viewpoint.elapsed }

  func agents(limit: Int) -> [String] {
    section("👥 \(phrases.activeAgents)", overview.workers.prefix(limit), of: overview.workers.count) {
      worker in
      let face = AgentFace(worker.agent.name, in: viewpoint.roster)
      guard let task = worker.task else { return [face.text] + taskless(worker.agent) }
      return [face.text, "   " + task.workingText] + details(of: task)
    }
  }

  func loose(limit: Int) -> [String] {
    let heading = overview.workers.isEmpty ? phrases.inProgress : phrases.alsoInProgress
    return section("⚡ \(heading)", overview.loose.prefix(limit), of: overview.loose.count) { task in
      let isKnown = !AgentFace.isUnknown(task.agent)
      let lead = isKnown ? AgentFace(task.agent, in: viewpoint.roster).text + "  " : ""
      return ["   - " + ending(lead + task.workingText, remarks(on: task))]
    }
  }

  func next(limit: Int) -> [String] {
    section("⏳ \(phrases.comingNext)", overview.upcoming(limit), of: overview.waiting.count) {
      ["   - \($0.visibleContent)"]
    }
  }

  func blocked(limit: Int) -> [String] {
    section("🚧 \(phrases.blocked)", overview.blocked.prefix(limit), of: overview.blocked.count) { task in
      let names = overview.blockers(of: task).prefix(3).map {
        phrases.quoted($0.visibleContent.truncated(to: 40))
      }
      let reason = phrases.waitsFor(names.joined(by: phrases.listSeparator))
      return ["   - " + task.visibleContent, "     " + reason]
    }
  }

  func completed(limit: Int) -> [String] {
    section("✅ \(phrases.recentlyCompleted)", overview.recentlyCompleted(limit), of: overview.completed.count)
    { task in
      var remarks: [String] = []
      if times == .moments, let end = task.completedAt { remarks.append(UTCText.moment(end)) }
      if task.finishedDuration > 0 { remarks.append(phrases.took(elapsed.length(task.finishedDuration))) }
      return ["   - " + ending(task.visibleContent, remarks)]
    }
  }

  func failed(limit: Int) -> [String] {
    section("❌ \(phrases.failed)", overview.failed.prefix(limit), of: overview.failed.count) {
      ["   - \($0.visibleContent)"]
    }
  }

  func leftOver(limit: Int) -> [String] {
    section("↩ \(phrases.leftOver)", overview.leftOver.prefix(limit), of: overview.leftOver.count) { task in
      let age = viewpoint.now.elapsed(since: task.updatedAt)
      let when = times == .moments ? UTCText.moment(task.updatedAt) : elapsed.age(age)
      return ["   - " + ending(task.visibleContent, [phrases.status(task.status), phrases.lastChange(when)])]
    }
  }

  private func taskless(_ agent: TrackedAgent) -> [String] {
    var lines: [String] = []
    if let purpose = agent.purpose, !purpose.isEmpty { lines.append("   " + VisibleText.of(purpose)) }
    if let start = agent.startedAt {
      let length = phrases.running(for: elapsed.length(viewpoint.now.elapsed(since: start)))
      lines.append("   " + (times == .moments ? phrases.since(UTCText.moment(start)) : length))
    }
    return lines
  }

  /// Such as `[▓▓▓▓▓▓░░░░] 60%  step 3/5  3 m 42 s in progress  #api`, on more than one line where it has to
  /// be; what is not known is left out.
  private func details(of task: TrackedTask) -> [String] {
    var parts: [String] = []
    if let percent = task.knownProgress {
      let cells = viewpoint.width < 44 ? 5 : 10
      parts.append("\(ProgressBar.text(percent, width: cells)) \(ProgressBar.percent(percent))")
    }
    parts += [steps(of: task), time(of: task)].compactMap(\.self)
    parts += task.tags.map { "#" + VisibleText.of($0) }
    var lines = ["   " + parts.removeFirst()]
    for part in parts {
      let longer = lines[lines.count - 1] + "  " + part
      if TextWidth.columns(of: longer) <= viewpoint.width {
        lines[lines.count - 1] = longer
      } else {
        lines.append("   " + part)
      }
    }
    return lines
  }

  /// The same in the few words that fit behind a task's text.
  private func remarks(on task: TrackedTask) -> [String] {
    [task.knownProgress.map { ProgressBar.percent($0) }, steps(of: task), time(of: task)].compactMap(\.self)
  }

  private func steps(of task: TrackedTask) -> String? {
    guard let step = task.currentStep, let total = task.totalSteps else { return nil }
    return phrases.step(step, of: total)
  }

  private func time(of task: TrackedTask) -> String {
    switch times {
    case .lengths: phrases.inProgress(for: elapsed.length(task.timeInStatus(at: viewpoint.now)))
    case .moments: phrases.since(UTCText.moment(task.statusSince))
    }
  }

  /// Returns `text (remark, remark)`, the text cut so that the remarks stay readable where the width allows
  /// both.
  private func ending(_ text: String, _ remarks: [String]) -> String {
    if remarks.isEmpty { return text }
    let indentation = 5
    let suffix = phrases.parenthesized(remarks.joined(by: phrases.listSeparator))
    let left = viewpoint.width - indentation - TextWidth.columns(of: suffix)
    return left < Self.narrowestText ? text : text.truncated(to: left) + suffix
  }

  private static let narrowestText = 12

  /// Returns a heading with `count`, the lines of `items`, and how many of `count` these leave out.
  private func section<Items: Collection>(
    _ heading: String, _ items: Items, of count: Int, _ lines: (Items.Element) -> [String]
  ) -> [String] {
    if items.isEmpty { return [] }
    let number = " (\(count))"
    let title = heading.truncated(to: viewpoint.width - number.utf8.count) + number
    var block = [title] + items.flatMap(lines)
    if count > items.count { block.append("   " + phrases.andMore(count - items.count)) }
    return block.map { $0.truncated(to: viewpoint.width) }
  }
}
