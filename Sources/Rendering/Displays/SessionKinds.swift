import ProgressModel

/// Tells of each task's session whether it is shown and whether it is over, as `ProgressState` defines both.
///
/// Neighbouring tasks mostly share a session, so the last answer is kept.
struct SessionKinds {
  struct Kind {
    let isCurrent: Bool
    let isOver: Bool
  }

  private let state: ProgressState
  private let current: [String]
  private var last: (session: String, kind: Kind)?

  init(_ state: ProgressState, current: [TrackedSession]) {
    self.state = state
    self.current = current.map(\.id)
  }

  mutating func kind(of session: String) -> Kind {
    if let last, last.session == session { return last.kind }
    let isByHand = session.isEmpty
    let kind = Kind(
      isCurrent: isByHand || current.contains(session),
      isOver: !isByHand && state.session(session)?.isLive != true)
    last = (session, kind)
    return kind
  }
}
