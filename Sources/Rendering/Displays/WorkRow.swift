import ProgressModel

/// One line of work: an agent with what it does, or a task in progress that belongs to nobody.
struct WorkRow {
  /// How far the work is.
  enum Progress: Equatable {
    /// There is no task to be far with.
    case none
    case unknown
    case percent(Int)
  }

  /// Emoji and name, or a bullet.
  let lead: String
  let progress: Progress
  let text: String
  /// Milliseconds, nil when the start was never seen.
  let elapsed: Int64?

  init(_ worker: Overview.Worker, from viewpoint: Viewpoint) {
    lead = AgentFace(worker.agent.name, in: viewpoint.roster).text
    if let task = worker.task {
      progress = task.knownProgress.map { .percent($0) } ?? .unknown
      text = task.workingText
      elapsed = task.duration(at: viewpoint.now)
    } else {
      progress = .none
      text = VisibleText.of(worker.agent.purpose ?? "")
      elapsed = worker.agent.startedAt.map { viewpoint.now.elapsed(since: $0) }
    }
  }

  init(_ task: TrackedTask, from viewpoint: Viewpoint) {
    lead = AgentFace.isUnknown(task.agent) ? "▸" : AgentFace(task.agent, in: viewpoint.roster).text
    progress = task.knownProgress.map { .percent($0) } ?? .unknown
    text = task.workingText
    elapsed = task.duration(at: viewpoint.now)
  }
}
