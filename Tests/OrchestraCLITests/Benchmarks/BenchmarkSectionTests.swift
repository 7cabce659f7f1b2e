import DurableFiles
import Rendering
import Testing

@testable import OrchestraCLI

@Suite struct BenchmarkSectionTests {
  static let rows = [
    row(.emptyProgram), row(.listUpdate, 3), row(.listUpdate, 100), row(.otherTool, 100),
    row(.listUpdate, 100, .off), row(.listUpdate, 100, events: 9_000), row(.timedUpdate, 100),
  ]

  static let places: [(BenchmarkSection, [String])] = [
    (.start, ["true  "]), (.sizes, ["TodoWrite 3 ", "TodoWrite 100 ", "Bash 100 "]),
    (.durabilities, ["TodoWrite 100 journal", "TodoWrite 100 off"]),
    (.journals, ["TodoWrite 100 0", "TodoWrite 100 9000"]), (.timing, ["TodoWrite, timed 100 "]),
  ]

  @Test(arguments: places)
  func `a row stands under every question it answers`(_ section: BenchmarkSection, _ expected: [String]) {
    let shown = section.rows(of: Self.rows).map { row in
      let value = section == .sizes ? "" : section.value(of: row)
      return "\(row.subject.rawValue) \(row.tasks.map { String($0) } ?? "") \(value)"
    }
    #expect(shown == expected)
  }

  @Test func `nothing to compare is no section`() {
    #expect(BenchmarkSection.durabilities.rows(of: [Self.row(.listUpdate, 100)]).isEmpty)
    #expect(BenchmarkSection.journals.rows(of: [Self.row(.listUpdate, 100)]).isEmpty)
  }

  @Test func `the whole answer fits 80 columns`() {
    let text = BenchmarkReport.text(of: Self.rows, in: OutputSetting(width: 80))
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
    for words in ["OF PAIRS", "MIB", "WITHOUT", "9000", "off"] { #expect(text.contains(words), "\(words)") }
  }

  @Test func `own timing has a target by its pairs, the long journal one by its median`() {
    let targets = BenchmarkTarget.targets(for: Self.rows)
    #expect(targets.map(\.title).suffix(2) == ["A journal of 9000 events", "Hooks that time themselves"])
    #expect(targets.suffix(2).map(\.isMet) == [true, false])
  }

  /// A row of one run of 12,345 milliseconds beside a floor of ten.
  private static func row(
    _ subject: BenchmarkRow.Subject, _ tasks: Int? = nil, _ durability: Durability = .journal,
    events: Int? = nil
  ) -> BenchmarkRow {
    var row = BenchmarkRow(subject, tasks: tasks, durability: tasks == nil ? nil : durability, events: events)
    row.add(ChildProcess.Ending(elapsed: .milliseconds(12_345), status: 0, output: [], peakMemory: 14 << 20))
    row.addFloor(ChildProcess.Ending(elapsed: .milliseconds(10), status: 0, output: [], peakMemory: 0))
    return row
  }
}
