/// Takes a task to its next step, or to one that is named.
///
/// The status stays: the last step does not finish a task, since only whoever did it knows.
package struct TakeStep: HandEdit, Equatable {
  /// Beyond this nobody counts steps.
  package static let limit = 1_000_000

  package var task: String
  /// The step to be at, from 0; nil for the next one.
  package var step: Int?
  /// How many steps there are; nil when that stays.
  package var total: Int?

  package init(of task: String, to step: Int? = nil, total: Int? = nil) {
    self.task = task
    self.step = step
    self.total = total
  }

  package func apply(to transaction: inout ProgressTransaction, at moment: Timestamp) throws(HandEditError) {
    let found = try transaction.state.task(named: task)
    // What hosts told may be any number.
    let next = step ?? min(max(found.currentStep ?? 0, 0), Self.limit) + 1
    try Self.check(next, of: total ?? found.totalSteps, in: found.id)

    transaction.enterByHand(at: moment)
    var changes = TaskChanges()
    if next != found.currentStep { changes.currentStep = next }
    if let total, total != found.totalSteps { changes.totalSteps = total }
    transaction.changeByHand(found, changes)
  }

  /// Refuses a step that is not from 0 to `total`, and a number of steps that nobody has.
  static func check(_ step: Int?, of total: Int?, in task: String) throws(HandEditError) {
    if let total, total < 1 || total > limit { throw .stepsOutOfRange(total, limit: limit) }
    guard let step else { return }
    if step < 0 || step > limit { throw .stepsOutOfRange(step, limit: limit) }
    if let total, step > total { throw .stepTooHigh(task: task, step: step, total: total) }
  }
}
