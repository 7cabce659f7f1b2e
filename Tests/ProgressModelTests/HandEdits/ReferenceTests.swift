import ProgressModel
import Testing

struct ReferenceTests {
  private func story() -> HandStory {
    var story = HandStory()
    story.tell(.list(name: .bare, HandStory.list("1: ○ One · 2: ○ Two · 77: ○ Three")))
    return story
  }

  @Test func `a task is found by its id and by every beginning that is its own`() throws {
    let story = story()
    let id = story.tasks[0].id
    for word in [id, String(id.dropLast()), String(id.dropFirst(2)), "1"] {
      #expect(try story.state.task(named: word).id == id, "\(word)")
    }
    #expect(throws: HandEditError.taskAmbiguous("t-", ids: story.tasks.map(\.id))) {
      try story.state.task(named: "t-")
    }
    for word in ["", "t-zzz", "One", id + "0"] {
      #expect(throws: HandEditError.taskNotFound(word)) { try story.state.task(named: word) }
    }
  }

  @Test func `a host's number that two tasks have is ambiguous`() throws {
    var story = story()
    story.tell(.list(name: .bare, HandStory.list("1: ○ Other")), in: "s2")
    #expect(throws: HandEditError.taskAmbiguous("1", ids: [story.tasks[0].id, story.tasks[3].id])) {
      try story.state.task(named: "1")
    }
  }
}
