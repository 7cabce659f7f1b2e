import ProgressModel
import TestSupport

/// Makes observations as hosts might send them, and some they never would.
///
/// Few sessions, agents, ids and texts, so that everything meets everything.
struct RandomObservations {
  /// Whether the facts of one observation may contradict each other, as no host's do.
  var areContradictory = false
  private var random: SeededGenerator
  private var time: Int64 = 1_000_000_000

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let agents = ["a", "b", "c", "d"]
  private static let names = ["Kai", "Nova", "Skye", "Unknown", "skye"]
  private static let texts = [
    "Fix lint", "fix  lint", "Fix bug 1", "Fix bug 2", "Write the tokenizer", "Write tokenizer tests", "設計",
    "設計を見直す", "", "Task 3", "Ship it", "Order pizza",
  ]
  private static let statuses: [TaskStatus?] = TaskStatus.allCases + [.pending, .inProgress, .completed, nil]

  mutating func next() -> Observation {
    moveTime()
    var session: SessionReference?
    if !random.once(in: 30) {
      session = SessionReference(
        id: random.pick(["s", "t", "u"]), client: random.pick(["claude-code", "codex"]))
      session?.host = "host"
      session?.process = random.once(in: 3) ? nil : Int64.random(in: 1...3, using: &random)
    }
    var actor = Actor()
    if random.once(in: 3) {
      actor = Actor(agentID: random.pick(Self.agents), type: random.pick(["kai", "skye", "", nil]))
      actor.name = actor.type.flatMap { $0.isEmpty ? nil : random.pick(Self.names) }
    }
    let facts = facts(session?.id ?? "")
    return Observation(time: Timestamp(time), session: session, actor: actor, facts: facts)
  }

  /// Mostly moments pass, sometimes hours or days, seldom the clock steps back.
  private mutating func moveTime() {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<70: time += Int64.random(in: 0...900, using: &random)
    case 70..<90: time += Int64.random(in: 900...60_000, using: &random)
    case 90..<96: time += Int64.random(in: 60_000...7_200_000, using: &random)
    case 96..<98: time += Int64.random(in: 80_000_000...200_000_000, using: &random)
    default: time -= Int64.random(in: 1...7_200_000, using: &random)
    }
  }

  private mutating func facts(_ session: String) -> [Fact] {
    if areContradictory { return (0..<Int.random(in: 0...4, using: &random)).map { _ in fact(session) } }
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return [.turn(.idle), .agentsAlive([start()], isComplete: true)]
    case 1:
      let stop = stop()
      return [.agentStopped(stop), .agentsAlive([start()].filter { $0.id != stop.id }, isComplete: false)]
    case 2: return [.teammateActive(name: random.pick(Self.names)), .task(report())]
    case 3, 4:
      var seen: Set<String> = []
      var reports = (0..<4).map { _ in report() }
      for index in reports.indices { reports[index].addBlocks = [] }
      return reports.filter { seen.insert($0.externalID).inserted }.map { .task($0) }
    case 5: return [.turn(.active), .agentStopped(stop())]
    case 6: return [.agentCallFailed(call: "c1"), .activity(tool: "Agent", failed: true)]
    default: return [fact(session)]
    }
  }

  private mutating func fact(_ session: String) -> Fact {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<25: .list(name: random.pick([.todo, .plan, .bare]), lines())
    case 25..<45: .task(report())
    case 45..<52: .agentRequested(call(session))
    case 52..<58: .agentLaunched(launch())
    case 58..<60: .agentCallFailed(call: random.pick(["c1", "c2", "c3"]))
    case 60..<67: .agentStarted(start())
    case 67..<74: .agentStopped(stop())
    case 74..<78:
      .agentsAlive(
        (0..<Int.random(in: 0...2, using: &random)).map { _ in start() }, isComplete: random.once(in: 2))
    case 78..<81: .teammateActive(name: random.pick(Self.names))
    case 81..<83: .teammateIdle(name: random.pick(Self.names))
    case 83..<88: .sessionStarted(sessionStart())
    case 88..<91: .sessionEnded(reason: random.pick(["clear", "other"]))
    case 91..<95: .turn(random.pick([.active, .idle, .waiting]))
    case 95..<99: .activity(tool: random.pick(["Bash", nil]), failed: random.once(in: 3))
    default: .note("note")
    }
  }

  private mutating func lines() -> [ListedTask] {
    let hasIDs = random.once(in: 3)
    return (0..<Int.random(in: 0...7, using: &random)).map { index in
      var line = ListedTask(content: random.pick(Self.texts), status: random.pick(Self.statuses))
      if hasIDs, !random.once(in: 6) {
        line.externalID = String(random.once(in: 3) ? index : Int.random(in: 1...6, using: &random))
      }
      line.agent = evidence()
      if random.once(in: 4) { line.progress = Int.random(in: -10...120, using: &random) }
      if random.once(in: 4) {
        line.currentStep = Int.random(in: 0...5, using: &random)
        line.totalSteps = Int.random(in: 0...5, using: &random)
      }
      if random.once(in: 6) { line.parent = String(Int.random(in: 1...6, using: &random)) }
      if random.once(in: 4) { line.activeForm = random.pick(Self.texts) }
      if random.once(in: 8) { line.tags = random.pick([[], ["x"], ["x", "y"]]) }
      return line
    }
  }

  private mutating func report() -> TaskReport {
    let shared = random.once(in: 3) ? "team" : nil
    var report = TaskReport(
      list: .tasks(shared: shared), externalID: String(Int.random(in: 1...5, using: &random)))
    if !random.once(in: 3) { report.content = random.pick(Self.texts) }
    report.status = random.pick(Self.statuses)
    report.agent = evidence()
    if random.once(in: 4) { report.blockedBy = identifiers() }
    if random.once(in: 4) { report.addBlockedBy = identifiers() }
    if random.once(in: 4) { report.addBlocks = identifiers() }
    return report
  }

  private mutating func identifiers() -> [String] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in String(Int.random(in: 1...6, using: &random)) }
  }

  private mutating func evidence() -> DetectedAgent? {
    guard random.once(in: 3) else { return nil }
    return DetectedAgent(
      name: random.pick(["Kai", "Nova", "Skye", "skye"]),
      source: random.pick(AgentSource.allCases.dropLast(2)))
  }

  private mutating func call(_ session: String) -> AgentCall {
    var call = AgentCall(id: random.pick(["c1", "c2", "c3"]), session: session, requestedAt: Timestamp(time))
    call.type = random.pick(["kai", "skye", nil])
    call.purpose = random.pick(["One", "Two", nil])
    return call
  }

  private mutating func launch() -> AgentLaunch {
    var launch = AgentLaunch(
      call: random.pick(["c1", "c2", "c3", nil]), agentID: random.pick(Self.agents),
      name: random.pick(Self.names),
      kind: random.once(in: 5) ? .remote : .subagent, isFinished: random.once(in: 2))
    launch.type = random.pick(["kai", "skye", "", nil])
    launch.purpose = random.pick(["One", "Two", nil])
    return launch
  }

  private mutating func start() -> AgentStart {
    var start = AgentStart(id: random.pick(Self.agents), name: random.pick(Self.names), kind: .subagent)
    start.type = random.pick(["kai", "skye", "", nil])
    start.purpose = random.pick(["One", nil, nil])
    return start
  }

  private mutating func stop() -> AgentStop {
    var stop = AgentStop(id: random.pick(Self.agents), outcome: random.pick(["finished", "failed"]))
    stop.type = random.pick(["kai", "", nil])
    stop.name = stop.type.flatMap { $0.isEmpty ? nil : "Kai" }
    return stop
  }

  private mutating func sessionStart() -> SessionStart {
    var start = SessionStart(client: "claude-code")
    start.source = random.pick(["startup", "resume", "clear", "compact", "fork", nil])
    start.model = random.pick(["m1", nil])
    start.process = random.pick([1, 2, nil])
    start.currentAgent = random.once(in: 5) ? "Kai" : nil
    return start
  }
}
