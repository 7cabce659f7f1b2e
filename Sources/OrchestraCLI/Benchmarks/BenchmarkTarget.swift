import DurableFiles

/// What a hook may cost at most, and whether it did.
struct BenchmarkTarget: Equatable, Sendable {
  let title: String
  let limit: String
  let measured: String
  let isMet: Bool

  /// The most a hook may cost beside the floor, by number of tasks.
  static let ratios: [(tasks: Int, limit: Double)] = [(3, 2.5), (1_000, 5), (10_000, 5)]
  /// The most memory a hook may take at `HookBenchmark.comparedSize` tasks, in bytes.
  static let memory: Int64 = 16 << 20

  /// Returns the targets that these rows can tell something of, in order.
  static func targets(for rows: [BenchmarkRow]) -> [BenchmarkTarget] {
    let updates = rows.filter { $0.subject == .listUpdate || $0.subject == .taskUpdate }
      .filter { $0.durability == .journal }
    // Of the two kinds of update the one that does worse counts.
    let speed = ratios.compactMap { target -> BenchmarkTarget? in
      guard let ratio = updates.filter({ $0.tasks == target.tasks }).compactMap(\.ratio).max() else {
        return nil
      }
      return BenchmarkTarget(
        title: "\(target.tasks) tasks", limit: "≤ \(DecimalText.of(target.limit, digits: 1)) × floor",
        measured: DecimalText.of(ratio, digits: 2), isMet: ratio <= target.limit)
    }
    let compared = updates.filter { $0.tasks == HookBenchmark.comparedSize }
    return speed + [memoryTarget(compared), silenceTarget(rows, compared)].compactMap { $0 }
  }

  private static func memoryTarget(_ updates: [BenchmarkRow]) -> BenchmarkTarget? {
    guard let peak = updates.map(\.peakMemory).max() else { return nil }
    return BenchmarkTarget(
      title: "Memory at \(HookBenchmark.comparedSize) tasks", limit: "≤ \(memory >> 20) MiB",
      measured: DecimalText.mebibytes(peak), isMet: peak <= memory)
  }

  private static func silenceTarget(_ all: [BenchmarkRow], _ updates: [BenchmarkRow]) -> BenchmarkTarget? {
    guard let list = updates.first(where: { $0.subject == .listUpdate })?.timings.median,
      let silent = all.first(where: { $0.subject == .otherTool })?.timings.median
    else { return nil }
    return BenchmarkTarget(
      title: "A tool call without news", limit: "< \(DecimalText.milliseconds(list)) ms, the list",
      measured: DecimalText.milliseconds(silent), isMet: silent < list)
  }
}
