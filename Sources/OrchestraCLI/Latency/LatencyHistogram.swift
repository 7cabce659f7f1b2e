/// How often times of each length occurred.
struct LatencyHistogram: Equatable, Sendable {
  /// One for each bucket of `LatencyScale`.
  var counts: [UInt32]
  /// The longest time, in nanoseconds.
  var longest: Int64
  /// All times together, in nanoseconds.
  var sum: Int64

  var count: Int64 { counts.reduce(0) { $0 + Int64($1) } }

  /// The mean in nanoseconds; nil when nothing was counted.
  var mean: Int64? {
    let count = count
    return count == 0 ? nil : sum / count
  }

  /// Returns the time that `percent` of the counted ones do not exceed, in nanoseconds; nil when nothing was counted.
  ///
  /// Times are taken to lie evenly within their bucket, so the answer is wrong by a bucket's width at most: an eighth.
  func percentile(_ percent: Int) -> Int64? {
    let count = count
    if count == 0 { return nil }
    let rank = max(1, (count * Int64(percent) + 99) / 100)
    var below: Int64 = 0
    for bucket in counts.indices {
      let here = Int64(counts[bucket])
      if below + here >= rank {
        let low = LatencyScale.lowerBound(of: bucket)
        let isLast = bucket == LatencyScale.bucketCount - 1
        let high = isLast ? longest : LatencyScale.lowerBound(of: bucket + 1)
        let part = Double(rank - below) / Double(here)
        return min(longest, low + Int64(Double(max(0, high - low)) * part))
      }
      below += here
    }
    return longest
  }
}
