package import ProgressModel

/// Changes that stay in memory until they are committed, with points to go back to.
///
/// A value: it knows nothing of the store, and dropping it drops the changes. `ProgressStore.commit` brings them into the present
/// state, whatever has been recorded meanwhile.
package struct Sandbox: Sendable {
  private struct Savepoint: Sendable {
    let name: String
    let state: ProgressState
    let eventCount: Int
  }

  /// The state it was opened on.
  package let base: ProgressState
  package private(set) var state: ProgressState
  /// What happened in it, in order; numbered as if nothing else had happened since.
  package private(set) var events: [ProgressEvent] = []
  private let salt: String
  private var savepoints: [Savepoint] = []

  /// Opens a sandbox on a settled state.
  ///
  /// `salt` keeps the ids of tasks made in it apart from those made outside meanwhile: random digits, one set a sandbox.
  package init(state: ProgressState, salt: String) {
    base = state
    self.state = state
    self.salt = salt
  }

  /// The names of the savepoints, oldest first.
  package var savepointNames: [String] { savepoints.map(\.name) }

  /// What differs between the state it was opened on and now.
  package var comparison: StateComparison { StateComparison(before: base, after: state) }

  /// Resolves a change as the store would, in memory only, and returns its events.
  @discardableResult
  package mutating func change(
    policy: ResolutionPolicy, _ body: (inout ProgressTransaction) -> Void
  ) -> [ProgressEvent] {
    var policy = policy
    policy.salt = salt
    var transaction = ProgressTransaction(state: state, policy: policy)
    body(&transaction)
    let (news, next) = transaction.finished()
    if news.isEmpty { return [] }
    state = next
    events += news
    return news
  }

  /// Marks a point to go back to.
  ///
  /// A name may be used again: the newest counts, and the older one is back in sight once that is gone.
  package mutating func save(_ name: String) {
    savepoints.append(Savepoint(name: name, state: state, eventCount: events.count))
  }

  /// Goes back to a savepoint, which stays, and drops those after it; nil goes back to the beginning and drops all.
  ///
  /// - Returns: False when there is no savepoint of that name; nothing changed then.
  @discardableResult
  package mutating func rollback(to name: String? = nil) -> Bool {
    guard let name else {
      savepoints = []
      events = []
      state = base
      return true
    }
    guard let index = savepoints.lastIndex(where: { $0.name == name }) else { return false }
    state = savepoints[index].state
    events.removeLast(events.count - savepoints[index].eventCount)
    savepoints.removeLast(savepoints.count - 1 - index)
    return true
  }
}
