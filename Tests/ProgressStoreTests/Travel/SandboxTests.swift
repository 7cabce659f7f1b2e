import ProgressModel
import ProgressStore
import TestSupport
import Testing

@Suite struct SandboxTests {
  private static func sandbox(_ lines: String...) -> Sandbox {
    var transaction = ProgressTransaction(state: ProgressState(), policy: ResolutionPolicy())
    for line in lines {
      transaction.resolve(StoreFixture.observation(0, [.task(line, line)]))
    }
    return Sandbox(state: transaction.finished().state, salt: "5eed")
  }

  @Test func `changes stay in the sandbox and are compared with its base`() {
    var sandbox = Self.sandbox("A")
    let base = sandbox.base
    let events = sandbox.change(policy: ResolutionPolicy()) {
      $0.resolve(StoreFixture.observation(9, [.task("A", nil, .inProgress), .task("B", "B")]))
    }
    #expect(events.map(\.change.type) == ["task.changed", "task.created"])
    #expect(sandbox.events == events)
    #expect(sandbox.state.lines == ["A▶", "B○"])
    #expect(sandbox.base.lines == base.lines)
    #expect(sandbox.comparison.addedTasks.map(\.content) == ["B"])
    #expect(sandbox.comparison.changedTasks.count == 1)
  }

  @Test func `a change that says nothing new is none`() {
    var sandbox = Self.sandbox("A")
    let events = sandbox.change(policy: ResolutionPolicy()) {
      $0.resolve(StoreFixture.observation(9, [.task("A", "A")]))
    }
    #expect(events.isEmpty && sandbox.events.isEmpty && sandbox.comparison.isEmpty)
  }

  @Test func `a rollback goes to the newest savepoint of that name and drops those behind it`() {
    var sandbox = Self.sandbox()
    func add(_ name: String) {
      sandbox.change(policy: ResolutionPolicy()) {
        $0.resolve(StoreFixture.observation(1, [.task(name, name)]))
      }
    }
    sandbox.save("x")
    add("A")
    sandbox.save("x")
    add("B")
    sandbox.save("y")
    add("C")
    #expect(sandbox.savepointNames == ["x", "x", "y"])
    let isKnown = sandbox.rollback(to: "z")
    #expect(!isKnown)
    #expect(sandbox.state.lines == ["A○", "B○", "C○"])
    sandbox.rollback(to: "x")
    #expect(sandbox.state.lines == ["A○"])
    #expect(sandbox.savepointNames == ["x", "x"])
    #expect(sandbox.events.count { $0.change.type == "task.created" } == 1)
    // The savepoint itself stays, so that it can be gone back to again.
    add("D")
    sandbox.rollback(to: "x")
    #expect(sandbox.state.lines == ["A○"])
    sandbox.rollback()
    #expect(sandbox.state.lines.isEmpty && sandbox.events.isEmpty && sandbox.savepointNames.isEmpty)
  }

  @Test func `ids made in a sandbox differ from those made outside and in another sandbox`() {
    let base = Self.sandbox("A").base
    func id(_ salt: String) -> String? {
      var sandbox = Sandbox(state: base, salt: salt)
      sandbox.change(policy: ResolutionPolicy()) {
        $0.resolve(StoreFixture.observation(1, [.task("B", "B")]))
      }
      return sandbox.state.tasks.tasks.last?.id
    }
    var transaction = ProgressTransaction(state: base, policy: ResolutionPolicy())
    transaction.resolve(StoreFixture.observation(1, [.task("B", "B")]))
    let outside = transaction.finished().state.tasks.tasks.last?.id
    #expect(outside?.count == 8)
    #expect(id("one")?.count == 10)
    #expect(Set([outside, id("one"), id("two")]).count == 3)
    #expect(id("one") == id("one"))
  }
}
