/// How long one thing took each time it was run.
struct Timings: Equatable, Sendable {
  /// In the order of the runs.
  private(set) var samples: [Duration]

  init(_ samples: [Duration] = []) { self.samples = samples }

  mutating func add(_ sample: Duration) { samples.append(sample) }

  /// The shortest time; nil without a sample.
  var minimum: Duration? { samples.min() }

  /// The middle one, or half-way between the middle two; nil without a sample.
  var median: Duration? { Self.median(of: samples.sorted()) { ($0 + $1) / 2 } }

  /// Returns the time that `percent` of the samples do not exceed (nearest rank); nil without a sample.
  func percentile(_ percent: Int) -> Duration? {
    if samples.isEmpty { return nil }
    let rank = (samples.count * percent + 99) / 100
    return samples.sorted()[min(max(rank, 1), samples.count) - 1]
  }

  /// Returns how many times longer this took than `other`, by their medians; nil where one has none.
  func ratio(to other: Timings) -> Double? {
    guard let median, let base = other.median, base > .zero else { return nil }
    return median / base
  }

  /// Returns how many times longer this took than `other`, by their shortest times; nil where one has none.
  func ratioOfMinima(to other: Timings) -> Double? {
    guard let minimum, let base = other.minimum, base > .zero else { return nil }
    return minimum / base
  }

  /// Returns the median of how many times longer each run took than its neighbour among `other`.
  ///
  /// A machine that is slow for a while slows both of a pair, which falls out of their ratio. The samples that have no
  /// counterpart are left out; nil without a pair.
  func medianPairedRatio(to other: Timings) -> Double? {
    let ratios = zip(samples, other.samples).filter { $1 > .zero }.map { $0 / $1 }
    return Self.median(of: ratios.sorted()) { ($0 + $1) / 2 }
  }

  private static func median<Value>(of sorted: [Value], middle: (Value, Value) -> Value) -> Value? {
    if sorted.isEmpty { return nil }
    let upper = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[upper] : middle(sorted[upper - 1], sorted[upper])
  }
}
