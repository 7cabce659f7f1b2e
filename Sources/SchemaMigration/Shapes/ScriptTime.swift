import JSONTree

/// Times as the shell scripts wrote them.
enum ScriptTime {
  /// No real time in milliseconds is this close to 1970, and no real time in seconds this far from it.
  private static let secondsBelow = 1e11
  /// What a double holds exactly: beyond it arithmetic on times would not be exact any more, here or in `jq`.
  private static let farthest: Int64 = 1 << 53

  /// Reads a time as Unix milliseconds: seconds, whole or with a fraction, where the number is small.
  ///
  /// Negative and future times are times. Numbers beyond 2^53 and everything that is no number are none.
  static func milliseconds(_ value: JSONValue?) -> Int64? {
    guard let number = value?.number else { return nil }
    // The plain way first: nearly every time is plain digits.
    if let whole = Int64(number.text) {
      if whole.magnitude >= UInt64(secondsBelow) { return whole.magnitude <= farthest ? whole : nil }
      return whole * 1000
    }
    guard var time = number.double else { return nil }
    if time.magnitude < secondsBelow { time *= 1000 }
    return time.magnitude <= Double(farthest) ? Int64(time.rounded()) : nil
  }
}
