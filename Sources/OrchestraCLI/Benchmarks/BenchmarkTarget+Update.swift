/// What an update inside a process may cost at most.
extension BenchmarkTarget {
  /// The most an update may take beside a whole run of the floor program, by number of tasks.
  static let updateRatios: [(tasks: Int, limit: Double)] = [(3, 1), (1_000, 3), (10_000, 4)]

  /// Returns the targets that these rows can tell something of, in order.
  static func targets(for rows: [UpdateRow]) -> [BenchmarkTarget] {
    let speed = updateRatios.compactMap { target -> BenchmarkTarget? in
      guard let ratio = rows.first(where: { $0.tasks == target.tasks && $0.events == 0 })?.ratio else {
        return nil
      }
      return BenchmarkTarget(
        title: "\(target.tasks) tasks", limit: "≤ \(DecimalText.of(target.limit, digits: 1)) × floor",
        measured: DecimalText.of(ratio, digits: 2), isMet: ratio <= target.limit)
    }
    return speed + [longestJournal(rows)].compactMap { $0 }
  }

  /// Of all numbers of tasks the one that suffers most from the longest journal counts.
  private static func longestJournal(_ rows: [UpdateRow]) -> BenchmarkTarget? {
    guard let longest = rows.map(\.events).max(), longest > 0 else { return nil }
    let ratios = rows.filter { $0.events == longest }.compactMap { long in
      rows.first { $0.tasks == long.tasks && $0.events == 0 }.flatMap {
        long.whole.ratioOfMinima(to: $0.whole)
      }
    }
    return ratios.max().map { journalTarget(events: longest, $0) }
  }
}
