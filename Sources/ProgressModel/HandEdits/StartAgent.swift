/// Says that an agent is at work, which no hook reports.
///
/// It is known by its name, as a teammate is, so that a host's list of its subagents does not count it as lost. Tasks in progress
/// of its session that name it are its work. One that runs already is only brought up to date.
package struct StartAgent: HandEdit, Equatable {
  package var name: String
  package var type: String?
  /// What it is asked to do.
  package var purpose: String?
  /// The session it runs in; by default that of the task, else none.
  package var session: String?
  /// A task that it begins.
  package var task: String?

  package init(_ name: String) {
    self.name = name
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    let agent = try HandText.agent(name)
    if agent.source == .unknown { throw .textMissing(.agent) }
    let state = transaction.state
    var work: TrackedTask?
    if let task { work = try state.task(named: task) }
    let home = try home(in: state, work)

    let reference = home.isEmpty ? nil : SessionReference(id: home, client: "unknown")
    transaction.enter(Observation(time: moment, session: reference, facts: []))
    let running = state.activeAgents.first {
      $0.kind != .worker && $0.session == home && $0.name.lowercased() == agent.name.lowercased()
    }
    if let running { update(running, in: &transaction) } else { start(agent, home, in: &transaction) }
    guard let work else { return }
    transaction.enterByHand(at: moment)
    var changes = TaskChanges()
    if work.status != .inProgress { changes.status = .inProgress }
    changes.name(agent, of: work)
    transaction.changeByHand(work, changes)
  }

  /// Returns the session it runs in.
  private func home(in state: ProgressState, _ work: TrackedTask?) throws(HandEditError) -> String {
    guard let session else {
      guard let work, !work.session.isEmpty else { return "" }
      // A session that left the snapshot has ended too.
      guard state.session(work.session)?.isLive == true else { throw .sessionEnded(id: work.session) }
      return work.session
    }
    let home = try state.liveSession(named: session)
    if let work, work.session != home { throw .taskOfOtherSession(task: work.id, session: home) }
    return home
  }

  private func start(_ agent: DetectedAgent, _ home: String, in transaction: inout ProgressTransaction) {
    var start = AgentStart(
      id: home + "/" + agent.name.lowercased(), name: agent.name, kind: .teammate)
    start.type = typeText
    start.purpose = purposeText
    transaction.record(.agentStarted(start), agent: agent.name)
  }

  private func update(_ running: TrackedAgent, in transaction: inout ProgressTransaction) {
    var changes = AgentChanges()
    if let type = typeText, type != running.type { changes.type = type }
    if let purpose = purposeText, purpose != running.purpose { changes.purpose = purpose }
    if !changes.isEmpty { transaction.record(.agentChanged(id: running.id, changes), agent: running.name) }
  }

  private var typeText: String? { type.flatMap { HandText.line($0, limit: TextBounds.identifier) } }
  private var purposeText: String? { purpose.flatMap { HandText.line($0) } }
}
