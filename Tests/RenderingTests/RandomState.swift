import ProgressModel

@testable import Rendering

/// States nobody would make by hand: any status, any text, tasks of unknown sessions, agents without tasks.
enum RandomState {
  static func make(_ generator: inout some RandomNumberGenerator) -> ProgressState {
    var state = ProgressState()
    state.updatedAt = moment(&generator)
    state.sessions = (0..<Int.random(in: 0...3, using: &generator)).map { session($0, &generator) }
    for index in 0..<Int.random(in: 0...15, using: &generator) {
      state.tasks.append(task(index, &generator))
    }
    state.activeAgents = (0..<Int.random(in: 0...9, using: &generator)).map { agent($0, state, &generator) }
    return state
  }

  static func viewpoint(_ generator: inout some RandomNumberGenerator) -> Viewpoint {
    let language = Language.allCases.randomElement(using: &generator) ?? .en
    let roster = AgentRoster.standard.adding([
      AgentRoster.Entry(name: "Odd", emoji: RandomText.hostile(&generator)),
      AgentRoster.Entry(name: "Flat", emoji: ""),
    ])
    return Viewpoint(
      now: moment(&generator), language: language, width: Int.random(in: 0...130, using: &generator),
      roster: roster)
  }

  private static func moment(_ generator: inout some RandomNumberGenerator) -> Timestamp {
    if Int.random(in: 0..<20, using: &generator) == 0 {
      return Timestamp(Int64.random(in: Int64.min...Int64.max, using: &generator))
    }
    return Samples.ago(Int64.random(in: -100...1_000_000, using: &generator))
  }

  private static func session(_ index: Int, _ generator: inout some RandomNumberGenerator) -> TrackedSession {
    var session = TrackedSession(
      id: "s\(index)", client: RandomText.hostile(&generator), startedAt: moment(&generator))
    session.state = TrackedSession.State.allCases.randomElement(using: &generator) ?? .active
    if session.state == .ended { session.endedAt = moment(&generator) }
    session.lastActivityAt = moment(&generator)
    return session
  }

  private static func task(_ index: Int, _ generator: inout some RandomNumberGenerator) -> TrackedTask {
    let session = ["", "s0", "s1", "s2", "gone"].randomElement(using: &generator) ?? ""
    var task = TrackedTask(
      id: "t-\(index)", session: session, list: Bool.random(using: &generator) ? "todo" : "todo:a1",
      content: RandomText.hostile(&generator), createdAt: moment(&generator))
    task.activeForm = Bool.random(using: &generator) ? RandomText.hostile(&generator) : nil
    task.agent = name(&generator)
    task.status = TaskStatus.allCases.randomElement(using: &generator) ?? .pending
    task.progress = Bool.random(using: &generator) ? Int.random(in: -10...200, using: &generator) : nil
    task.currentStep = Bool.random(using: &generator) ? Int.random(in: 0...9, using: &generator) : nil
    task.totalSteps = Bool.random(using: &generator) ? Int.random(in: 0...9, using: &generator) : nil
    task.position = Bool.random(using: &generator) ? Int.random(in: 0...9, using: &generator) : nil
    task.runningSince = Bool.random(using: &generator) ? moment(&generator) : nil
    task.completedAt = Bool.random(using: &generator) ? moment(&generator) : nil
    task.updatedAt = moment(&generator)
    task.finishedDuration = Int64.random(in: 0...10_000_000, using: &generator)
    task.blockedBy = Bool.random(using: &generator) ? ["t-\(Int.random(in: 0...15, using: &generator))"] : []
    task.tags = Bool.random(using: &generator) ? [RandomText.hostile(&generator)] : []
    return task
  }

  private static func agent(
    _ index: Int, _ state: ProgressState, _ generator: inout some RandomNumberGenerator
  ) -> TrackedAgent {
    var agent = TrackedAgent(
      id: "a\(index)", name: name(&generator),
      kind: TrackedAgent.Kind.allCases.randomElement(using: &generator) ?? .worker,
      session: "s0", lastSeenAt: moment(&generator))
    agent.purpose = Bool.random(using: &generator) ? RandomText.hostile(&generator) : nil
    agent.startedAt = Bool.random(using: &generator) ? moment(&generator) : nil
    agent.task = Bool.random(using: &generator) ? state.tasks.tasks.randomElement(using: &generator)?.id : nil
    return agent
  }

  private static func name(_ generator: inout some RandomNumberGenerator) -> String {
    let names = ["Kai", "Unknown", "", "Odd", "Flat", "code-reviewer", RandomText.hostile(&generator)]
    return names.randomElement(using: &generator) ?? "Kai"
  }
}
