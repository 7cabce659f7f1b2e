import JSONTree

/// A workload that looks like one of life and is the same for the same numbers: sessions with lists, agents, tools and failures.
struct RandomWorkload: Sendable {
  /// How much of what.
  struct Plan: Equatable, Sendable {
    var sessions = 3
    var agents = 5
    var tasks = 40
    /// The host of all sessions; nil for both.
    var host: SimulatedHost?
  }

  /// A list is never longer than a model keeps up with; what is left follows when it is done.
  private static let longestList = 8

  /// One session's work.
  private struct Work {
    let name: String
    let host: SimulatedHost
    /// Tasks not on the list yet.
    var ahead: [String]
    var pending: [String] = []
    var running: [String] = []
    /// Agents not started yet, and those at work.
    var agents: [String] = []
    var atWork: [String] = []
    var hasEnded = false

    var isDone: Bool {
      ahead.isEmpty && pending.isEmpty && running.isEmpty && agents.isEmpty && atWork.isEmpty
    }
  }

  let plan: Plan
  private var random: SplitMix64
  private var texts = SampleTexts()
  private var stage: SimulationStage
  private var works: [Work] = []

  init(_ plan: Plan, on stage: SimulationStage) {
    self.plan = plan
    self.stage = stage
    random = SplitMix64(state: stage.seed)
  }

  /// Lets everything happen: ends when all tasks and agents are done.
  mutating func deliveries() -> [SimulatedDelivery] {
    deal()
    for work in works {
      stage.startSession(work.name, of: work.host)
      wait(1...5)
      stage.prompt(work.name, of: work.host, "Work on it")
      wait(1...5)
    }
    while let index = works.indices.filter({ !works[$0].hasEnded }).randomElement(using: &random) {
      act(index)
      wait(1...25)
    }
    return stage.deliveries
  }

  /// Gives every session its host, its tasks and its agents.
  private mutating func deal() {
    let names = [
      "alex", "blake", "eden", "finn", "iris", "kai", "leo", "mina", "nova", "riley", "skye", "theo",
    ]
    works = (0..<plan.sessions).map { index in
      Work(
        name: "session-\(index + 1)", host: plan.host ?? (index % 3 == 2 ? .codex : .claudeCode), ahead: [])
    }
    for number in 0..<plan.tasks { works[number % plan.sessions].ahead.append(texts.next(number)) }
    for number in 0..<plan.agents {
      let round = number / names.count
      works[number % plan.sessions].agents.append(
        names[number % names.count] + (round == 0 ? "" : "-\(round + 1)"))
    }
  }

  private mutating func act(_ index: Int) {
    let work = works[index]
    if work.isDone { return finish(index) }
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<3: useTool(work)
    case 3..<6 where !work.agents.isEmpty: launch(index)
    case 6..<8 where !work.atWork.isEmpty: finishAgent(index)
    case 8 where work.running.isEmpty: talk(work)
    default: advance(index)
    }
  }

  /// Brings the list one step forward.
  private mutating func advance(_ index: Int) {
    let (name, host) = (works[index].name, works[index].host)
    if works[index].pending.isEmpty, works[index].running.isEmpty {
      guard !works[index].ahead.isEmpty else {
        return works[index].atWork.isEmpty ? launch(index) : finishAgent(index)
      }
      works[index].pending = Array(works[index].ahead.prefix(Self.longestList))
      works[index].ahead.removeFirst(works[index].pending.count)
      stage.list(name, of: host, inside: nil, works[index].pending, status: nil, isWhole: true)
    } else if !works[index].running.isEmpty, works[index].pending.isEmpty || Bool.random(using: &random) {
      let place = Int.random(in: works[index].running.indices, using: &random)
      let text = works[index].running.remove(at: place)
      stage.list(name, of: host, inside: nil, [text], status: "completed")
    } else {
      let text = works[index].pending.removeFirst()
      works[index].running.append(text)
      stage.list(name, of: host, inside: nil, [text], status: "in_progress")
    }
  }

  private mutating func useTool(_ work: Work) {
    let agent = work.atWork.randomElement(using: &random)
    let isFailure = Int.random(in: 0..<6, using: &random) == 0
    stage.tool(
      "Bash", work.name, of: work.host, inside: agent, ["command": "swift test"],
      error: isFailure ? "Exit code 1" : nil)
  }

  private mutating func launch(_ index: Int) {
    guard let agent = works[index].agents.popLast() else { return }
    works[index].atWork.append(agent)
    stage.launchAgent(
      agent, works[index].name, of: works[index].host, purpose: texts.next(stage.deliveries.count),
      inBackground: Bool.random(using: &random))
  }

  private mutating func finishAgent(_ index: Int) {
    guard let agent = works[index].atWork.popLast() else { return }
    stage.finishAgent(agent, works[index].name, of: works[index].host)
  }

  /// A turn ends, and the user has another wish.
  private mutating func talk(_ work: Work) {
    let isFailure = Int.random(in: 0..<5, using: &random) == 0
    stage.stop(work.name, of: work.host, message: "So far", error: isFailure ? "overloaded" : nil)
    wait(1...60)
    stage.prompt(work.name, of: work.host, "Go on")
  }

  private mutating func finish(_ index: Int) {
    works[index].hasEnded = true
    stage.stop(works[index].name, of: works[index].host, message: "Done")
    wait(1...10)
    // Not every session ends in words: some are simply left.
    if Int.random(in: 0..<4, using: &random) > 0 {
      stage.endSession(works[index].name, of: works[index].host)
    }
  }

  private mutating func wait(_ seconds: ClosedRange<Int64>) {
    stage.moment += Int64.random(in: seconds, using: &random) * 1_000
  }
}
