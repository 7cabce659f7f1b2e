import ProgressModel
import Testing

/// Runs the cases L and I of `docs/task-identity.md`.
struct ListIdentityTests {
  static let withoutIDs = PageTable.rows("L", of: "task-identity.md")
  static let withIDs = PageTable.rows("I", of: "task-identity.md")

  @Test func `the page holds all cases, numbered without gaps`() {
    #expect(Self.withoutIDs.count >= 67 && PageTable.isComplete(Self.withoutIDs))
    #expect(Self.withIDs.count >= 26 && PageTable.isComplete(Self.withIDs))
  }

  @Test(arguments: withoutIDs, [ListName.todo, .plan])
  func `a line without an id finds its task`(_ row: PageTable.Row, _ list: ListName) {
    check(row, list)
  }

  @Test(arguments: withIDs, [ListName.todo, .bare])
  func `a line with an id finds its task`(_ row: PageTable.Row, _ list: ListName) {
    check(row, list)
  }

  private func check(_ row: PageTable.Row, _ list: ListName) {
    var story = Story()
    for lines in ListNotation.lists(row.cells[1]) {
      story.tell(.list(name: list, lines))
      story.now += 1_000
    }
    let before = story.tasks
    let lines = ListNotation.list(row.cells[2])
    story.tell(.list(name: list, lines))
    #expect(Outcome.text(lines, before, story.tasks) == row.cells[3], "\(row)")
    expectTimesKept(lines, before, story)
  }

  /// Every line's task holds what the line says, and a known one still has its first times.
  private func expectTimesKept(_ lines: [ListedTask], _ before: [TrackedTask], _ story: Story) {
    for task in story.tasks {
      guard let position = task.position else { continue }
      #expect(task.content == lines[position].content)
      #expect(task.status == lines[position].status)
      #expect(lines[position].externalID == nil || task.externalID == lines[position].externalID)
      guard let old = before.first(where: { $0.id == task.id }) else {
        #expect(task.createdAt == story.state.updatedAt)
        continue
      }
      #expect(task.createdAt == old.createdAt)
      if let began = old.startedAt { #expect(task.startedAt == began) }
      if task.status == old.status {
        #expect(task.statusSince == old.statusSince)
      } else {
        #expect(task.statusSince == story.state.updatedAt)
      }
    }
  }

  /// What became of each line and of the tasks that left the list, in the notation of the page.
  private enum Outcome {
    static func text(_ lines: [ListedTask], _ before: [TrackedTask], _ after: [TrackedTask]) -> String {
      let places = lines.indices.map { line in
        after.firstIndex { $0.position == line }.map { $0 < before.count ? String($0 + 1) : "new" } ?? "?"
      }
      let shown = places.isEmpty ? "–" : places.joined(separator: " · ")
      let gone = before.indices.filter { before[$0].position != nil && after[$0].position == nil }
      if gone.isEmpty { return shown }
      let left = gone.map { "\($0 + 1) \(ListNotation.mark(of: after[$0].status))" }
      return shown + "; " + left.joined(separator: ", ")
    }
  }
}
