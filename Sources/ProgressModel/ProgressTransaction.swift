/// An observation being turned into events against one state.
///
/// Each event is applied as it is recorded, so that what follows sees it. Nothing is shared: a transaction that is not
/// written is simply dropped.
package struct ProgressTransaction: Sendable {
  package private(set) var state: ProgressState
  package private(set) var events: [ProgressEvent]
  package var policy: ResolutionPolicy
  /// The observation's time, which every event of it carries.
  package private(set) var time: Timestamp
  private var session: String?
  private(set) var actor: Actor

  package init(state: ProgressState, policy: ResolutionPolicy) {
    self.state = state
    self.policy = policy
    events = []
    time = state.updatedAt
    actor = Actor()
  }

  /// Whether anything was recorded that a display shows.
  package var isVisible: Bool {
    events.contains { $0.change.isVisible }
  }

  /// Returns the events as one update, each knowing how many follow it, with the state they lead to.
  package consuming func finished() -> (events: [ProgressEvent], state: ProgressState) {
    for index in events.indices { events[index].remaining = events.count - 1 - index }
    ProgressReducer.settle(&state)
    return (events, state)
  }

  /// Names the project if no event has done so yet; call before anything else is recorded.
  package mutating func nameProject(id: String, name: String, host: String, at moment: Timestamp) {
    guard state.project == nil else { return }
    time = moment
    record(.projectNamed(id: id, name: name, host: host))
  }

  /// Records that spooled observations were taken in, so that none is taken in again.
  package mutating func takeSpool(_ names: [String]) {
    session = nil
    actor = Actor()
    record(.spoolTaken(names))
  }

  mutating func enter(_ observation: Observation) {
    time = observation.time
    session = observation.session?.id
    actor = observation.actor
  }

  /// Records and applies one event of the acting agent, or of `agent` where that is somebody else.
  mutating func record(_ change: Change, agent: String? = nil) {
    let event = ProgressEvent(
      sequence: state.sequence + 1, time: time, session: session, agent: agent ?? actor.name,
      agentID: actor.agentID, remaining: 0, change: change)
    ProgressReducer.apply(event, to: &state)
    events.append(event)
  }

  /// Records an event that was made against another state, with its own time and actor.
  package mutating func adopt(_ event: ProgressEvent) {
    var event = event
    event.sequence = state.sequence + 1
    event.remaining = 0
    time = event.time
    ProgressReducer.apply(event, to: &state)
    events.append(event)
  }

  /// Records an event of another session than the observation's.
  mutating func record(_ change: Change, inSession other: String) {
    let (mine, me) = (session, actor)
    session = other
    actor = Actor()
    record(change)
    session = mine
    actor = me
  }

  /// Returns the state's index of a task, using its look-up table.
  mutating func taskIndex(_ id: String) -> Int? {
    state.tasks.index(of: id)
  }

  /// Makes the id of a new task: short, stable under replay because the journal holds it, unique in the state.
  mutating func newTaskID() -> String {
    var hash = FNV1a()
    hash.add(state.project?.id ?? "")
    hash.add(String(state.sequence + 1))
    var digits = 6
    if !policy.salt.isEmpty {
      hash.add(policy.salt)
      // Nobody sees the other side's ids while both make new ones: more digits instead of a second try.
      digits = 8
    }
    var id = "t-" + hash.mixedHex(digits: digits)
    while state.tasks.index(of: id) != nil {
      hash.add("again")
      digits = min(16, digits + 1)
      id = "t-" + hash.mixedHex(digits: digits)
    }
    return id
  }
}

/// The 64-bit Fowler–Noll–Vo hash, variant 1a: short ids out of longer ones.
///
/// Not for security.
package struct FNV1a: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ text: String) {
    for byte in text.utf8 {
      state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }

  /// Returns `digits` hexadecimal digits that differ everywhere for inputs that differ in their last letter only.
  package func mixedHex(digits: Int) -> String {
    var mixed = self
    mixed.state = (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
    mixed.state = (mixed.state ^ (mixed.state >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    mixed.state ^= mixed.state >> 33
    return mixed.hex(digits: digits)
  }

  /// Returns the last `digits` (1 to 16) of the sixteen hexadecimal digits.
  package func hex(digits: Int) -> String {
    let text = String(state, radix: 16)
    return String((String(repeating: "0", count: 16 - text.count) + text).suffix(digits))
  }
}
