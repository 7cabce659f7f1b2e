/// One task, with who works on it and since when.
///
/// Durations are milliseconds.
package struct TrackedTask: Equatable, Sendable, Identifiable {
  /// Made once by the product (`t-3f2a9c`); what people type.
  package var id: String
  /// The session the task belongs to; empty for a task made by hand outside any session.
  package var session: String
  /// The list inside the session: `todo`, `todo:AGENT_ID`, `plan`, `plan:AGENT_ID`, `tasks`, `tasks:LIST`, `hand`.
  package var list: String
  /// The id the host gave it, unique in its list; nil in lists without ids.
  package var externalID: String?
  /// The place in its list from 0; nil when the newest list no longer shows it.
  package var position: Int?
  package var content: String
  package var activeForm: String?
  package var detail: String?
  package var status: TaskStatus
  package var agent: String
  package var agentSource: AgentSource
  /// Percent from 0 to 100 when told, nil when not known; never guessed.
  package var progress: Int?
  package var currentStep: Int?
  package var totalSteps: Int?
  package var createdAt: Timestamp
  /// When work first began; nil while it never has.
  package var startedAt: Timestamp?
  package var updatedAt: Timestamp
  /// When it last became completed, failed or cancelled; nil while it is open.
  package var completedAt: Timestamp?
  /// When the present status began.
  package var statusSince: Timestamp
  /// Start of the span of work now running; nil when the task is not in progress or its session has ended.
  package var runningSince: Timestamp?
  /// Time in progress in spans that are over.
  package var finishedDuration: Int64
  /// Time pending in spans that are over.
  package var pendingDuration: Int64
  package var estimatedDuration: Int64?
  package var parentID: String?
  package var blockedBy: [String]
  package var tags: [String]
  /// What its host said of the fields that a person has changed since.
  package var hostWord: HostWord
  package var unknown: UnknownMembers

  package init(id: String, session: String, list: String, content: String, createdAt: Timestamp) {
    self.id = id
    self.session = session
    self.list = list
    self.content = content
    status = .pending
    agent = DetectedAgent.unknown.name
    agentSource = .unknown
    self.createdAt = createdAt
    updatedAt = createdAt
    statusSince = createdAt
    finishedDuration = 0
    pendingDuration = 0
    blockedBy = []
    tags = []
    hostWord = .none
    unknown = .none
  }

  /// Returns the time in progress up to `moment`, the running span included; 0 for a task never begun.
  package func duration(at moment: Timestamp) -> Int64 {
    guard let runningSince else { return finishedDuration }
    return finishedDuration.addingClamped(moment.elapsed(since: runningSince))
  }

  /// Returns the time in the present status up to `moment`.
  package func timeInStatus(at moment: Timestamp) -> Int64 {
    moment.elapsed(since: statusSince)
  }

  /// Percent done as far as it is known: 100 once completed, told steps or percent before, else nil.
  package var knownProgress: Int? {
    if status == .completed { return 100 }
    return progress ?? stepProgress
  }

  /// Percent that follows from the steps; nil when they are not known.
  private var stepProgress: Int? {
    guard let currentStep, let totalSteps, totalSteps > 0 else { return nil }
    // In double precision: both numbers come from outside, and a product of two large integers would trap.
    return Int(min(100, max(0, Double(currentStep) / Double(totalSteps) * 100)))
  }

  /// Brings `progress` into its one form: in bounds, and nil where status or steps say the same.
  ///
  /// The snapshot holds the known percentage only. Without one form, a task read back from it could differ from the same
  /// task replayed from the journal.
  package mutating func normalizeProgress() {
    progress = progress.map { min(100, max(0, $0)) }
    if status == .completed || progress == stepProgress { progress = nil }
  }
}
