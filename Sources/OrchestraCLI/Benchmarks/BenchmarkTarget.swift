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

  /// How much longer an update may take with the longest journal than with none, by the shortest times: the two are not measured in
  /// turn, and what a journal costs it costs every time.
  static let longJournal = 1.25
  /// How much longer a hook may take that times itself than one that does not, by the pairs.
  static let ownTiming = 1.05

  /// Returns the targets that these rows can tell something of, in order.
  static func targets(for rows: [BenchmarkRow]) -> [BenchmarkTarget] {
    let all = rows.filter { $0.subject == .listUpdate || $0.subject == .taskUpdate }
      .filter { $0.durability == .journal }
    let updates = all.filter { $0.events == nil }
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
    return speed
      + [
        memoryTarget(compared), silenceTarget(rows, compared), journalTarget(all, compared),
        timingTarget(rows),
      ]
      .compactMap { $0 }
  }

  private static func journalTarget(_ all: [BenchmarkRow], _ compared: [BenchmarkRow]) -> BenchmarkTarget? {
    guard let long = all.filter({ $0.subject == .listUpdate && $0.events != nil }).max(by: isShorter),
      let short = compared.first(where: { $0.subject == .listUpdate }),
      let ratio = long.timings.ratioOfMinima(to: short.timings)
    else { return nil }
    return journalTarget(events: long.events ?? 0, ratio)
  }

  /// The target for a journal of so many events, beside the same update with none.
  static func journalTarget(events: Int, _ ratio: Double) -> BenchmarkTarget {
    BenchmarkTarget(
      title: "A journal of \(events) events", limit: "≤ \(DecimalText.of(longJournal, digits: 2)) × without",
      measured: DecimalText.of(ratio, digits: 2), isMet: ratio <= longJournal)
  }

  private static func isShorter(_ left: BenchmarkRow, _ right: BenchmarkRow) -> Bool {
    left.events ?? 0 < right.events ?? 0
  }

  private static func timingTarget(_ rows: [BenchmarkRow]) -> BenchmarkTarget? {
    guard let row = rows.first(where: { $0.subject == .timedUpdate }),
      let ratio = row.timings.medianPairedRatio(to: row.floor)
    else { return nil }
    return BenchmarkTarget(
      title: "Hooks that time themselves", limit: "≤ \(DecimalText.of(ownTiming, digits: 2)) × without",
      measured: DecimalText.of(ratio, digits: 2), isMet: ratio <= ownTiming)
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
