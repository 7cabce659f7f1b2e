/// How a script stands after some of its statements.
struct ScriptProgress {
  private let keepsGoing: Bool
  private var firstFailure: Int32 = 0
  private var endsSession = false
  private(set) var isOver = false

  init(_ options: ScriptOptions) { keepsGoing = options.keepsGoing }

  mutating func add(_ outcome: StatementOutcome) {
    if firstFailure == 0 { firstFailure = outcome.status }
    endsSession = outcome.endsSession
    if endsSession || outcome.status != 0 && !keepsGoing { isOver = true }
  }

  /// Already shown: whoever read this source has nothing to add.
  var outcome: StatementOutcome {
    StatementOutcome(status: firstFailure, endsSession: endsSession, isReported: true)
  }
}
