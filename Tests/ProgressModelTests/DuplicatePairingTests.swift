import Testing
import TestSupport

@testable import ProgressModel

struct DuplicatePairingTests {
  /// Tasks, lines, and for each line its task: statuses by their marks, `?` for an unknown word.
  static let cases: [(String, String, [Int?])] = [
    ("○", "✓", [0]), ("✓▶○", "✓▶○", [0, 1, 2]), ("✓▶○", "✓✓▶", [0, 1, 2]), ("✓▶○", "▶✓○", [1, 0, 2]),
    ("✓▶○", "▶○", [1, 2]), ("✓▶○", "✓▶", [0, 1]), ("▶○○", "✓▶", [0, 1]), ("○▶", "✓", [1]),
    ("○○▶", "○▶", [0, 2]),
    ("✓▶", "✓▶○", [0, 1, nil]), ("✓▶", "✓✓▶", [0, 1, nil]), ("✓▶", "○✓▶", [nil, 0, 1]),
    ("○○○", "✓✓✓", [0, 1, 2]), ("▶✓", "??", [0, 1]), ("✗○", "▶○", [0, 1]), ("", "○", [nil]), ("○", "", []),
  ]

  @Test(arguments: cases.indices)
  func `lines and tasks are joined in the way in which less has happened`(_ index: Int) {
    let (tasks, lines, expected) = Self.cases[index]
    let pairs = DuplicatePairing.pairs(
      lines: lines.map { ListNotation.marks[$0] }, tasks: tasks.compactMap { ListNotation.marks[$0] })
    #expect(pairs == expected)
  }

  @Test func `as many are joined as there are lines or tasks, none twice`() {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "random duplicates"))
    for _ in 0..<500 {
      let tasks = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(TaskStatus.allCases) }
      let lines = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(TaskStatus.allCases) }
      let joined = DuplicatePairing.pairs(lines: lines, tasks: tasks).compactMap { $0 }
      #expect(joined.count == min(lines.count, tasks.count))
      #expect(Set(joined).count == joined.count)
    }
  }
}
