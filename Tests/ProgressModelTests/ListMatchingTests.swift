import Foundation
import Testing
import TestSupport

@testable import ProgressModel

/// Long lists, and what holds for every list; the single cases are in `docs/task-identity.md`.
struct ListMatchingTests {
  private static let count = 10_000

  private func known(_ texts: [String]) -> [ListMatching.Known] {
    texts.map { ListMatching.Known(content: $0, status: .pending) }
  }

  private func lines(_ texts: [String]) -> [ListedTask] {
    texts.map { ListedTask(content: $0, status: .pending) }
  }

  private static let texts = (0..<count).map { "Translate chapter \($0) of the handbook" }

  @Test func `ten thousand lines, the same again`() {
    let matches = ListMatching.matches(of: lines(Self.texts), among: known(Self.texts))
    #expect(matches == Array(0..<Self.count))
  }

  @Test func `ten thousand lines, turned round`() {
    let matches = ListMatching.matches(of: lines(Self.texts.reversed()), among: known(Self.texts))
    #expect(matches == Array((0..<Self.count).reversed()))
  }

  @Test func `ten thousand lines, one inserted in front and every tenth reworded`() {
    let reworded = Self.texts.enumerated().map { $0 % 10 == 5 ? $1 + ", with pictures" : $1 }
    let matches = ListMatching.matches(of: lines(["Find a translator"] + reworded), among: known(Self.texts))
    #expect(matches == [nil] + Array(0..<Self.count))
  }

  @Test func `ten thousand lines, all reworded in place`() {
    let reworded = Self.texts.map { "Check and " + $0.lowercased() }
    let matches = ListMatching.matches(of: lines(reworded), among: known(Self.texts))
    #expect(matches == Array(0..<Self.count))
  }

  @Test func `ten thousand lines replaced by four others`() {
    let others = ["Buy flour", "Knead dough", "Wait", "Bake"]
    #expect(ListMatching.matches(of: lines(others), among: known(Self.texts)) == [nil, nil, nil, nil])
  }

  @Test func `four lines replaced by ten thousand others`() {
    let others = ["Buy flour", "Knead dough", "Wait", "Bake"]
    let matches = ListMatching.matches(of: lines(Self.texts), among: known(others))
    #expect(matches.allSatisfy { $0 == nil })
  }

  @Test func `ten thousand lines with one text`() {
    let texts = Array(repeating: "Fix lint", count: Self.count)
    #expect(ListMatching.matches(of: lines(texts), among: known(texts)) == Array(0..<Self.count))
  }

  @Test func `ten thousand lines with ids, reordered and reworded`() {
    let known = Self.texts.enumerated().map {
      ListMatching.Known(externalID: String($0), content: $1, status: .pending)
    }
    let order = Array((0..<Self.count).reversed())
    let lines = order.map { index in
      var line = ListedTask(content: Self.texts[index] + (index % 3 == 0 ? " again" : ""), status: .pending)
      line.externalID = String(index)
      return line
    }
    #expect(ListMatching.matches(of: lines, among: known) == order)
  }

  @Test func `ten thousand tasks removed earlier come back`() {
    let known = Self.texts.map { ListMatching.Known(content: $0, status: .cancelled, isListed: false) }
    #expect(ListMatching.matches(of: lines(Self.texts), among: known) == Array(0..<Self.count))
  }

  @Test func `a list of ten thousand lines becomes as many tasks, then moves on`() {
    var state = ProgressState()
    func tell(_ lines: [ListedTask], at time: Int64) -> [ProgressEvent] {
      var transaction = ProgressTransaction(state: state, policy: ResolutionPolicy())
      transaction.resolve(
        Observation(time: Timestamp(time), session: nil, facts: [.list(name: .todo, lines)]))
      let (events, next) = transaction.finished()
      state = next
      return events
    }
    var lines = lines(Self.texts)
    #expect(tell(lines, at: 0).count == Self.count)
    #expect(Set(state.tasks.tasks.map(\.id)).count == Self.count)
    #expect(tell(lines, at: 1).isEmpty)
    lines[77].status = .inProgress
    #expect(tell(lines, at: 2).count == 1)
    lines.remove(at: 0)
    let events = tell(lines, at: 3)
    #expect(events.count == Self.count)
    #expect(events.filter(\.change.isVisible).count == 1)
    #expect(state.tasks.tasks.filter { $0.updatedAt == Timestamp(3) }.map(\.content) == [Self.texts[0]])
    #expect(tell([], at: 4).count == Self.count - 1)
    #expect(state.statistics.cancelledTasks == Self.count)
  }

  @Test func `whatever the lists, no task is meant twice and the answer is always the same`() {
    let seed = SeededGenerator.seed(of: "random lists")
    var random = SeededGenerator(seed: seed)
    let texts = [
      "Fix lint", "fix lint", "Fix bug 1", "Fix bug 2", "Write parser", "Write parsers", "設計", "設計書", "",
    ]
    for _ in 0..<300 {
      let hasIDs = random.once(in: 2)
      let known = (0..<Int.random(in: 0...8, using: &random)).map { index in
        ListMatching.Known(
          externalID: hasIDs ? String(Int.random(in: 1...9, using: &random)) : nil,
          content: random.pick(texts),
          status: random.pick(TaskStatus.allCases), isListed: index < 5)
      }
      let lines = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        var line = ListedTask(content: random.pick(texts), status: random.pick(TaskStatus.allCases))
        if hasIDs { line.externalID = String(Int.random(in: 1...9, using: &random)) }
        return line
      }
      let matches = ListMatching.matches(of: lines, among: known)
      let tasks = matches.compactMap { $0 }
      #expect(matches.count == lines.count && tasks.allSatisfy(known.indices.contains), "seed \(seed)")
      #expect(Set(tasks).count == tasks.count, "seed \(seed)")
      #expect(ListMatching.matches(of: lines, among: known) == matches, "seed \(seed)")
    }
  }
}
