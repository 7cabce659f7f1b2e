extension LatencyPage {
  /// Where what is in the bytes.
  enum Layout {
    /// Names the form; another form takes another number.
    static let magic = Array("orchlat1".utf8)
    /// CRC-32 of everything from `covered` on.
    static let checksum = 8
    static let covered = 16
    /// Milliseconds since 1970.
    static let begun = 16
    static let newest = 24
    /// A histogram: the longest time and the sum as nanoseconds, eight bytes each, then four bytes for each bucket.
    static let hooks = 32
    static let counts = 16
    static let lockWaits = hooks + counts + 4 * LatencyScale.bucketCount
    /// The slowest: time in milliseconds; whole and stages in microseconds; whether there was a lock to wait for; event.
    static let slow = lockWaits + counts + 4 * LatencyScale.bucketCount
    static let slowWhole = 8
    static let slowStages = 12
    /// Behind nine stages and the word about the lock.
    static let slowEvent = slowStages + 4 * 9 + 4
    static let slowSize = slowEvent + LatencyPage.longestEvent
    static let size = slow + LatencyPage.slowCount * slowSize

    /// The end of the year 9999.
    static let latestTime: Int64 = 253_402_300_799_999
    /// A day in nanoseconds: no hook takes longer, not even one that was stopped for the night.
    static let longestTime: Int64 = 86_400_000_000_000
    static let largestSum: Int64 = .max / 2
  }
}
