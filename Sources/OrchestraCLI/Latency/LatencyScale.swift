/// The buckets by which times are counted: eight to each doubling, from a microsecond to four seconds.
///
/// A bucket is at most an eighth wider than its lower bound. The first takes everything shorter, the last everything longer, which
/// no hook should reach: hooks end within three seconds.
enum LatencyScale {
  private static let shortestPower = 10
  private static let longestPower = 32
  static let bucketCount = 8 * (longestPower - shortestPower) + 2

  /// Returns the bucket of a time in nanoseconds.
  static func bucket(of nanoseconds: Int64) -> Int {
    if nanoseconds < 1 << shortestPower { return 0 }
    let power = 63 - nanoseconds.leadingZeroBitCount
    if power >= longestPower { return bucketCount - 1 }
    return 1 + 8 * (power - shortestPower) + Int(nanoseconds >> Int64(power - 3)) & 7
  }

  /// Returns the shortest time of a bucket, in nanoseconds.
  static func lowerBound(of bucket: Int) -> Int64 {
    if bucket <= 0 { return 0 }
    let (octave, eighth) = (min(bucket, bucketCount - 1) - 1).quotientAndRemainder(dividingBy: 8)
    return Int64(8 + eighth) << Int64(shortestPower - 3 + octave)
  }
}
