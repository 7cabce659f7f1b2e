import ProgressModel
import Testing

struct RemoveTasksTests {
  /// A whole with two parts, one of which has a part; one more task waits for a part.
  private func tree() throws -> (story: HandStory, ids: [String]) {
    var story = HandStory()
    func add(_ text: String, part parent: Int? = nil, after blocker: Int? = nil) throws {
      var add = AddTask(text)
      add.parent = parent.map { story.tasks[$0].id }
      add.blockedBy = blocker.map { [story.tasks[$0].id] } ?? []
      try story.edit(add)
    }
    try add("Whole")
    try add("Part", part: 0)
    try add("Part of the part", part: 1)
    try add("Other part", part: 0)
    try add("Other", after: 1)
    return (story, story.tasks.map(\.id))
  }

  @Test func `a task with parts stays unless its parts go too`() throws {
    var (story, ids) = try tree()
    #expect(story.refusal(of: RemoveTasks([ids[0]])) == .hasParts(task: ids[0], count: 2))
    #expect(story.refusal(of: RemoveTasks([ids[3], ids[1]])) == .hasParts(task: ids[1], count: 1))
    try story.edit(RemoveTasks([ids[2], ids[1]]))
    #expect(story.tasks.map(\.content) == ["Whole", "Other part", "Other"])
  }

  @Test func `with its parts all of them go, and nobody waits for them`() throws {
    var (story, ids) = try tree()
    try story.edit(RemoveTasks([ids[0]], isRecursive: true))
    #expect(story.tasks.map(\.content) == ["Other"])
    #expect(story.tasks[0].blockedBy == [])
    #expect(story.news.map(\.remaining) == [4, 3, 2, 1, 0])
  }

  @Test func `parts of each other end the walk`() throws {
    var one = ListedTask(content: "One", status: .pending)
    (one.externalID, one.parent) = ("1", "2")
    var two = ListedTask(content: "Two", status: .pending)
    (two.externalID, two.parent) = ("2", "1")
    var story = HandStory()
    story.tell(.list(name: .bare, [one, two]))
    try story.edit(RemoveTasks(["1"], isRecursive: true))
    #expect(story.tasks.isEmpty)
  }

  @Test func `an agent works on no removed task`() throws {
    var story = HandStory.listing("▶ Design (Kai)")
    #expect(story.agents == ["Kai worker"])
    try story.edit(RemoveTasks([story.tasks[0].id]))
    #expect(story.agents.isEmpty)
  }

  @Test func `what a host still lists comes back as a new task`() throws {
    var story = HandStory.listing("○ Design · ○ Test")
    let id = story.tasks[0].id
    try story.edit(RemoveTasks([id]))
    story.tell(.list(name: .todo, HandStory.list("○ Design · ○ Test")))
    #expect(story.tasks.map(\.content) == ["Test", "Design"])
    #expect(story.tasks[1].id != id)
  }
}
