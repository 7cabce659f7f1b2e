import ProgressModel
import Testing

struct TaskStatusTests {
  static let words: [(TaskStatus?, [String])] = [
    (.pending, ["pending", "PENDING", "todo", "open", "not_started", "blocked"]),
    (
      .inProgress,
      ["in_progress", "In Progress", "in-progress", "inprogress", "active", "doing", "running", "started"]
    ),
    (.completed, ["completed", "complete", "Done", "finished", "closed"]),
    (.failed, ["failed", "error"]),
    (.cancelled, ["cancelled", "canceled", "deleted", "removed", "skipped"]),
    (nil, ["", "maybe", "in review", "completed!", "完了", "deleted;"]),
  ]

  @Test(arguments: words.indices)
  func `the words of hosts and models are understood, others mean nothing`(_ index: Int) {
    let (status, words) = Self.words[index]
    for word in words { #expect(TaskStatus(word: word) == status, "\(word)") }
  }

  @Test(arguments: TaskStatus.allCases)
  func `every status reads its own word`(_ status: TaskStatus) {
    #expect(TaskStatus(word: status.rawValue) == status)
    #expect(TaskStatus(rawValue: status.rawValue) == status)
  }

  @Test func `work is still expected of pending tasks and those in progress`() {
    #expect(TaskStatus.allCases.filter(\.isOpen) == [.pending, .inProgress])
  }

  @Test func `a word nobody knows leaves a known task as it is and makes a new one pending`() {
    var story = Story()
    story.tell(.list(name: .todo, ListNotation.list("▶ Test")))
    story.tell(
      .list(name: .todo, [ListedTask(content: "Test", status: nil), ListedTask(content: "New", status: nil)]))
    #expect(story.tasks.map(\.status) == [.inProgress, .pending])
  }
}
