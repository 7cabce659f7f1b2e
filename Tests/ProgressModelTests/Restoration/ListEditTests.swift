import TestSupport
import Testing

@testable import ProgressModel

struct ListEditTests {
  private static let seed = SeededGenerator.seed(of: "random list edits")

  private static func call(_ number: Int, _ moment: Int64 = 0) -> AgentCall {
    AgentCall(id: "c\(number)", session: "s", requestedAt: Timestamp(moment))
  }

  @Test(arguments: 0..<50)
  func `an edit makes the one list into the other`(_ run: UInt64) {
    let seed = Self.seed &+ run
    var random = SeededGenerator(seed: seed)
    let all = (0..<20).map { Self.call($0) }
    let old = all.filter { _ in !random.once(in: 3) }
    // Mostly those that stay keep their order; some change.
    let source = random.once(in: 3) ? all.shuffled(using: &random) : all
    let new = source.filter { _ in !random.once(in: 3) }.map { call in
      var call = call
      if random.once(in: 4) { call.requestedAt = Timestamp(9) }
      return call
    }
    let edit = ListEdit(from: old, to: new)
    var list = old
    edit.apply(to: &list)
    #expect(list == new, "seed \(seed)")
    #expect(ListEdit(from: new, to: new).isEmpty)
  }

  @Test func `an edit made for another list puts what it has as near as it can`() {
    var edit = ListEdit<AgentCall>()
    edit.put = [.init(index: 7, entity: Self.call(7)), .init(index: 9, entity: Self.call(9))]
    edit.removed = ["c3"]
    var list = [Self.call(1), Self.call(9, 5)]
    edit.apply(to: &list)
    #expect(list == [Self.call(1), Self.call(7), Self.call(9)])
  }

  @Test func `tasks that an edit does not name keep their origin`() {
    let tasks = (0..<5).map {
      TrackedTask(id: "t\($0)", session: "", list: "hand", content: "", createdAt: Timestamp(0))
    }
    var table = TaskTable(asRead: tasks)
    var changed = tasks[3]
    changed.content = "new"
    table.apply(ListEdit(from: tasks, to: [tasks[0], tasks[2], changed, tasks[4]]))
    #expect(table.tasks.map(\.id) == ["t0", "t2", "t3", "t4"])
    #expect(table.origins == [0, 2, -1, 4])
    #expect(table.task("t3")?.content == "new")
  }
}
