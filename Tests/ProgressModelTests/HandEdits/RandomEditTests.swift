import ProgressModel
import TestSupport
import Testing

/// Whatever hosts send and a person does in turn, no promise is broken: `HandStory` checks them after every change.
struct RandomEditTests {
  private static let seed = SeededGenerator.seed(of: "random edits")

  @Test(arguments: 0..<12)
  func `edits and observations in any order keep every promise`(_ run: UInt64) throws {
    let seed = Self.seed &+ run
    var observations = RandomObservations(seed: seed)
    var random = SeededGenerator(seed: seed)
    var story = HandStory()
    for _ in 0..<80 {
      let observation = observations.next()
      story.now = max(story.now, observation.time.milliseconds)
      story.tell(observation)
      guard let edit = Self.edit(of: story, &random) else { continue }
      if story.refusal(of: edit) == nil { try story.edit(edit) }
    }
    #expect(story.state.sequence > 100, "seed \(seed)")
  }

  private static func edit(of story: HandStory, _ random: inout SeededGenerator) -> (any HandEdit)? {
    let tasks = story.tasks.map(\.id)
    let agents = story.state.activeAgents.map(\.id)
    let sessions = story.state.sessions.map(\.id)
    guard let task = tasks.randomElement(using: &random), let session = sessions.randomElement(using: &random)
    else { return AddTask("First") }
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      var add = AddTask("Made by hand")
      (add.parent, add.session) = (task, Bool.random(using: &random) ? session : nil)
      return add
    case 1, 2, 3:
      let status = TaskStatus.allCases.randomElement(using: &random) ?? .pending
      return SetStatus(status, of: [task], agent: Bool.random(using: &random) ? "Nova" : nil)
    case 4: return TakeStep(of: task, total: Int.random(in: 1...5, using: &random))
    case 5:
      return SetFields(of: task, [TaskAssignment(.content, "Reworded"), TaskAssignment(.tags, "+x")])
    case 6: return RemoveTasks([task], isRecursive: Bool.random(using: &random))
    case 7:
      var start = StartAgent("Skye")
      start.task = task
      return start
    case 8: return StopAgent(agents.randomElement(using: &random) ?? "none")
    default: return Int.random(in: 0..<4, using: &random) == 0 ? EndSessions([session]) : AddNote("Hm")
    }
  }
}
