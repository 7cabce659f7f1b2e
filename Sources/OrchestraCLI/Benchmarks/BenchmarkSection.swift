import DurableFiles
import ProgressStore

/// The questions that the rows of `bench hook` answer.
enum BenchmarkSection: CaseIterable {
  case start, sizes, durabilities, journals, timing

  var heading: String {
    switch self {
    case .start: "Starting a program, ms"
    case .sizes: "By number of tasks, ms"
    case .durabilities: "By durability, \(HookBenchmark.comparedSize) tasks, ms"
    case .journals: "By events in the journal, \(HookBenchmark.comparedSize) tasks, ms"
    case .timing:
      "Hooks that time themselves, beside hooks that do not, \(HookBenchmark.comparedSize) tasks, ms"
    }
  }

  /// The title of what distinguishes the rows; nil where nothing does.
  var title: String? {
    switch self {
    case .start, .timing: nil
    case .sizes: "Tasks"
    case .durabilities: "Durability"
    case .journals: "Events"
    }
  }

  /// The titles of the numbers, the last of which is memory.
  var measures: [String] {
    let times = ["Min", "Median", "p99"]
    return switch self {
    case .start: times + ["MiB"]
    case .sizes, .durabilities, .journals: times + ["Floor", "Ratio", "Of pairs", "MiB"]
    case .timing: times + ["Without", "Ratio", "Of pairs", "MiB"]
    }
  }

  /// Returns the rows that belong here; some belong to several questions.
  func rows(of rows: [BenchmarkRow]) -> [BenchmarkRow] {
    let standard = StoreSettings().durability
    let compared = rows.filter { $0.tasks == HookBenchmark.comparedSize && $0.subject != .otherTool }
    switch self {
    case .start: return rows.filter { $0.tasks == nil }
    case .sizes:
      return rows.filter {
        $0.tasks != nil && $0.durability == standard && $0.events == nil && $0.subject != .timedUpdate
      }
    case .durabilities:
      let levels = compared.filter { $0.events == nil && $0.subject != .timedUpdate }
      return levels.contains { $0.durability != standard } ? levels : []
    case .journals:
      let lengths = compared.filter { $0.durability == standard && $0.subject != .timedUpdate }
      return lengths.contains { $0.events != nil } ? lengths : []
    case .timing: return rows.filter { $0.subject == .timedUpdate }
    }
  }

  /// Returns what distinguishes a row from the others here.
  func value(of row: BenchmarkRow) -> String {
    switch self {
    case .start, .timing: ""
    case .sizes: row.tasks.map { String($0) } ?? ""
    case .durabilities: row.durability?.rawValue ?? ""
    case .journals: String(row.events ?? 0)
    }
  }
}
