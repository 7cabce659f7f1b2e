import ProgressModel
import Testing

struct TaskTableTests {
  private func task(_ id: Int) -> TrackedTask {
    TrackedTask(id: "t-\(id)", session: "s", list: "todo", content: "Task \(id)", createdAt: Timestamp(0))
  }

  private func table(_ count: Int) -> TaskTable { TaskTable(asRead: (0..<count).map { task($0) }) }

  @Test func `a task that was read as it is remembers where it stood`() {
    #expect(table(3).origins == [0, 1, 2])
    #expect(TaskTable().origins == [])
  }

  @Test func `a changed or new task has no origin`() {
    var table = table(3)
    table.update(at: 1) { $0.content = "Other" }
    table.append(task(3))
    #expect(table.origins == [0, -1, 2, -1])
    #expect(table[1].content == "Other")
    #expect(table.count == 4)
  }

  @Test func `after a removal the others keep their origins`() {
    var table = table(4)
    table.update(at: 3) { $0.content = "Other" }
    table.removeAll { $0.id == "t-1" }
    #expect(table.tasks.map(\.id) == ["t-0", "t-2", "t-3"])
    #expect(table.origins == [0, 2, -1])
  }

  @Test func `forgetting makes every task count as changed`() {
    var table = table(3)
    table.forgetOrigins()
    #expect(table.origins == [-1, -1, -1])
  }

  /// Few look-ups are made one by one, many with an index; both give the same answers.
  @Test(arguments: [1, 100])
  func `tasks are found by id, also after others came and went`(_ lookups: Int) {
    var table = table(50)
    for _ in 0..<lookups { #expect(table.index(of: "t-49") == 49) }
    table.append(task(50))
    #expect(table.index(of: "t-50") == 50)
    table.removeAll { $0.id == "t-7" || $0.id == "t-30" }
    for _ in 0..<lookups { #expect(table.index(of: "t-49") == 47) }
    #expect(table.index(of: "t-7") == nil)
    #expect(table.index(of: "t-50") == 48)
    #expect(table.task("t-50")?.content == "Task 50")
    #expect(table.task("t-30") == nil)
    table.append(task(7))
    #expect(table.index(of: "t-7") == 49)
  }

  @Test(arguments: [1, 100])
  func `of two tasks with one id the first is found`(_ lookups: Int) {
    var table = table(3)
    var twin = task(1)
    twin.content = "Twin"
    for _ in 0..<lookups { _ = table.index(of: "t-1") }
    table.append(twin)
    #expect(table.index(of: "t-1") == 1)
    #expect(table.task("t-1")?.content == "Task 1")
  }
}
