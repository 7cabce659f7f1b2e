import Foundation
import Testing

@testable import ProgressModel

/// A project in which hosts and a person take turns, with every promise checked after each change.
///
/// 1. The invariants of `StateInvariants` hold.
/// 2. The events replayed one by one lead to the same state.
/// 3. An edit made again at once records nothing, unless it says something each time.
/// 4. A refused edit has recorded nothing.
struct HandStory {
  private(set) var state = ProgressState()
  /// The events of the last change.
  private(set) var news: [ProgressEvent] = []
  private var replayed = ProgressState()
  var now: Int64 = 1_000_000

  var tasks: [TrackedTask] { state.tasks.tasks }
  /// The name and kind of every running agent.
  var agents: [String] { state.activeAgents.map { "\($0.name) \($0.kind.rawValue)" } }

  mutating func tell(_ facts: Fact..., in session: String = "s", by actor: Actor = Actor(), after: Int64 = 1)
  {
    now += after
    tell(
      Observation(
        time: Timestamp(now), session: SessionReference(id: session, client: "claude-code"), actor: actor,
        facts: facts))
  }

  mutating func tell(_ observation: Observation) {
    now = observation.time.milliseconds
    var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
    transaction.resolve(observation)
    take(transaction)
  }

  mutating func edit(_ edit: some HandEdit, after: Int64 = 1) throws {
    now += after
    let transaction = try transaction(edit)
    take(transaction)
    if Self.isSaidEachTime(edit) { return }
    let again = try self.transaction(edit).events
    #expect(again.map(\.change) == [], "made again: \(edit)")
  }

  /// Makes an edit that must be refused, and returns why.
  func refusal(of edit: some HandEdit) -> HandEditError? {
    var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
    do throws(HandEditError) {
      try edit.apply(to: &transaction, at: Timestamp(now))
      return nil
    } catch {
      #expect(transaction.events.isEmpty, "\(edit) was refused halfway")
      return error
    }
  }

  private func transaction(_ edit: some HandEdit) throws -> ProgressTransaction {
    var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
    try edit.apply(to: &transaction, at: Timestamp(now))
    return transaction
  }

  private static func isSaidEachTime(_ edit: some HandEdit) -> Bool {
    switch edit {
    case is AddTask, is AddNote, is RemoveTasks, is StopAgent: true
    case let step as TakeStep: step.step == nil
    default: false
    }
  }

  private mutating func take(_ transaction: ProgressTransaction) {
    let (events, next) = transaction.finished()
    for event in events {
      #expect(event.time == Timestamp(now))
      ProgressReducer.apply(event, to: &replayed)
    }
    (state, news) = (next, events)
    #expect(StateInvariants.faults(in: state) == [], "after event \(state.sequence)")
    var settled = replayed
    ProgressReducer.settle(&settled)
    #expect(StateDifference.between(settled, state) == [], "replay differs after event \(state.sequence)")
  }
}

extension HandStory {
  /// A story with one task made by hand, in the status given.
  static func with(_ status: TaskStatus) throws -> (story: HandStory, id: String) {
    var story = HandStory()
    var add = AddTask("Design the API")
    add.status = status
    try story.edit(add)
    return (story, story.tasks[0].id)
  }

  /// A story in which a host listed these tasks.
  static func listing(_ lines: String) -> HandStory {
    var story = HandStory()
    story.tell(.list(name: .todo, list(lines)))
    return story
  }

  /// Reads the lines of a list; a name in parentheses at the end of one is its agent.
  static func list(_ text: String) -> [ListedTask] {
    ListNotation.list(text).map { line in
      var line = line
      guard line.content.hasSuffix(")"), let start = line.content.range(of: " (") else { return line }
      line.agent = DetectedAgent(
        name: String(line.content[start.upperBound...].dropLast()), source: .mention)
      line.content = String(line.content[..<start.lowerBound])
      return line
    }
  }
}
