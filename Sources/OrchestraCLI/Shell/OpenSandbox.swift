import ProgressModel
import ProgressStore

/// The sandbox of a session, with the steps that lead to it, so that undo and redo work inside.
struct OpenSandbox: Sendable {
  /// The path of the project it was opened in.
  let project: String
  private(set) var sandbox: Sandbox
  /// As it was before each change, oldest first.
  private var earlier: [Sandbox] = []
  /// What was undone, the newest last.
  private var later: [Sandbox] = []

  init(project: String, sandbox: Sandbox) {
    self.project = project
    self.sandbox = sandbox
  }

  /// How many changes wait in it.
  var changeCount: Int { earlier.count }

  /// Changes it; a change that records nothing is no step.
  mutating func change(
    policy: ResolutionPolicy, _ body: (inout ProgressTransaction) -> Void
  ) -> [ProgressEvent] {
    let before = sandbox
    let events = sandbox.change(policy: policy, body)
    if events.isEmpty { return [] }
    earlier.append(before)
    later = []
    return events
  }

  mutating func save(_ name: String) { sandbox.save(name) }

  /// Goes back to a savepoint; false when there is none of the name.
  mutating func rollback(to name: String) -> Bool {
    guard sandbox.rollback(to: name) else { return false }
    earlier.removeAll { $0.events.count >= sandbox.events.count }
    later = []
    return true
  }

  /// Takes steps back; returns how many there were.
  mutating func undo(_ count: Int) -> Int {
    var done = 0
    while done < count, let before = earlier.popLast() {
      later.append(sandbox)
      sandbox = before
      done += 1
    }
    return done
  }

  /// Takes steps forward again; returns how many there were.
  mutating func redo(_ count: Int) -> Int {
    var done = 0
    while done < count, let after = later.popLast() {
      earlier.append(sandbox)
      sandbox = after
      done += 1
    }
    return done
  }
}
