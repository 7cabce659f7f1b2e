import LineEditing
import ProgressModel
import Rendering
import Shell

/// What exists in a project: tasks, agents, sessions, tags, paths into its state, files.
///
/// Nothing is offered that is not visible text as it stands: an id or a name with an escape sequence in it could not be typed
/// again, and must not reach a terminal.
struct StateValues: LiveValues {
  /// What the interactive shell knows besides the state.
  struct Lists: Sendable {
    var aliases: [CompletionCandidate] = []
    var savepoints: [CompletionCandidate] = []
    var settings: [CompletionCandidate] = []
  }

  private static let limit = 200

  /// Returns what completing a value of that kind needs, read when it is asked for.
  let work: @Sendable (ValueKind) -> KnownWork
  /// Returns the snapshot's bytes, for paths into it.
  let snapshot: @Sendable () -> [UInt8]
  /// Names an agent may have although no task shows it.
  let roster: @Sendable () -> AgentRoster
  /// Names of files; nil where the shell completes them itself.
  var files: FileValues?
  let now: Timestamp
  var lists = Lists()

  func candidates(for kind: ValueKind, matching prefix: String) -> [CompletionCandidate] {
    switch kind {
    case .none, .words, .command, .commandLine: []
    case .file: files?.candidates(matching: prefix, onlyDirectories: false) ?? []
    case .directory: files?.candidates(matching: prefix, onlyDirectories: true) ?? []
    case .task: TaskMatching(tasks: work(kind).tasks).candidates(matching: prefix)
    case .agent: agents(matching: prefix)
    case .session: sessions(matching: prefix)
    case .tag: tags(matching: prefix)
    case .path: PathMatching(snapshot: snapshot()).candidates(matching: prefix)
    case .alias: Self.matching(lists.aliases, prefix)
    case .savepoint: Self.matching(lists.savepoints, prefix)
    case .setting: Self.matching(lists.settings, prefix)
    case .moment: moments(matching: prefix)
    case .eventType: Self.matching(EventTypes.all.map { CompletionCandidate($0) }, prefix)
    }
  }

  /// Agents in any case, those at work first.
  private func agents(matching prefix: String) -> [CompletionCandidate] {
    let work = work(.agent)
    var known: Set<String> = []
    var candidates: [CompletionCandidate] = []
    func offer(_ names: some Sequence<String>, _ summary: String) {
      for name in names where known.insert(name.lowercased()).inserted {
        candidates.append(CompletionCandidate(name, summary: summary))
      }
    }
    offer(work.activeAgents, "at work")
    offer(work.finishedAgents.reversed(), "finished")
    // Neighbours mostly have the same agent: most of ten thousand names need not be looked up.
    var previous = ""
    offer(
      work.tasks.reversed().lazy.map(\.agent).filter { name in
        defer { previous = name }
        return name != previous
      }, "named on tasks")
    offer(roster().entries.lazy.map(\.name), "on the roster")
    return Self.matching(candidates, prefix)
  }

  /// Sessions by the beginning of their ids, live ones first, then by their last activity.
  private func sessions(matching prefix: String) -> [CompletionCandidate] {
    let sorted = work(.session).sessions.sorted {
      $0.isLive != $1.isLive ? $0.isLive : $0.lastActivityAt > $1.lastActivityAt
    }
    let candidates = sorted.map { session in
      let age = ElapsedText(.en).age(now.elapsed(since: Timestamp(session.lastActivityAt)))
      let state = session.isLive ? "" : ", ended"
      let title = session.title.map { ": \($0)" } ?? ""
      return CompletionCandidate(session.id, summary: "\(session.client), \(age)\(state)\(title)")
    }
    return Self.matching(candidates, prefix)
  }

  /// The newest events by their numbers, the last one first.
  private func moments(matching prefix: String) -> [CompletionCandidate] {
    let candidates = work(.moment).events.reversed().map { event in
      let age = ElapsedText(.en).age(now.elapsed(since: Timestamp(event.time)))
      let parts = [age, event.type, event.task, event.details].compactMap { $0 }
      return CompletionCandidate(String(event.sequence), summary: parts.joined(separator: " · "))
    }
    return Self.matching([CompletionCandidate("now")] + candidates, prefix)
  }

  private func tags(matching prefix: String) -> [CompletionCandidate] {
    var counts: [String: Int] = [:]
    for task in work(.tag).tasks {
      for tag in task.tags { counts[tag, default: 0] += 1 }
    }
    let candidates = counts.sorted { $0.key < $1.key }.map { tag, count in
      CompletionCandidate(tag, summary: count == 1 ? "1 task" : "\(count) tasks")
    }
    return Self.matching(candidates, prefix)
  }

  /// Keeps what begins with `prefix`, in any case, and can be shown as it is.
  private static func matching(_ candidates: [CompletionCandidate], _ prefix: String) -> [CompletionCandidate]
  {
    let typed = prefix.lowercased()
    let matching = candidates.lazy.filter { candidate in
      !candidate.text.isEmpty && candidate.text.lowercased().hasPrefix(typed)
        && VisibleText.of(candidate.text) == candidate.text
    }
    return matching.prefix(limit).map { candidate in
      var candidate = candidate
      candidate.summary = candidate.summary.map { VisibleText.of($0).truncated(to: 64) }
      return candidate
    }
  }
}
