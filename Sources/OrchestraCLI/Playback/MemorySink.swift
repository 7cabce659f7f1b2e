import AgentDetection
import HookProtocol
import ProgressModel
import ProgressStore

/// Takes payloads into a state in memory: nothing is written, nobody else sees it.
struct MemorySink: PayloadSink {
  let project: Project
  private(set) var state: ProgressState
  private let policy: ResolutionPolicy
  private let detector: AgentDetector

  init(project: Project, state: ProgressState = ProgressState()) {
    self.project = project
    self.state = state
    policy = project.policy
    detector = AgentDetector(roster: project.roster)
  }

  mutating func serve(_ payload: ArrivedPayload) throws(Failure) -> PlayedPayload {
    guard let envelope = try? payload.envelope() else { return PlayedPayload() }
    guard let observation = project.observation(of: envelope, at: payload.time, with: detector) else {
      return PlayedPayload(event: envelope.event)
    }
    // The transaction is the state's only owner: a second reference would make its first change copy every task.
    let owned = state
    state = ProgressState()
    var transaction = ProgressTransaction(state: owned, policy: policy)
    transaction.resolve(observation)
    if transaction.events.isEmpty {
      // Nothing follows from no events, and what follows is worked out from every task.
      state = transaction.state
      return PlayedPayload(event: envelope.event)
    }
    let (events, after) = transaction.finished()
    state = after
    return PlayedPayload(event: envelope.event, events: events)
  }
}
