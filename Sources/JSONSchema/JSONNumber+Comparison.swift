import JSONTree

/// Numbers compared by value, as a schema does, not by how they are written.
extension JSONNumber {
  /// Whether there is nothing behind the decimal point: `3`, `3.0` and `30e-1` are whole, of whatever size.
  var isWhole: Bool {
    if exact != nil { return true }
    // Too large for 64 bits, or with a fraction: the digits tell.
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    let exponent =
      parts.count > 1 ? Int(parts[1].drop { $0 == "+" }) ?? (parts[1].hasPrefix("-") ? .min : .max) : 0
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = digits.count > 1 ? digits[1] : ""
    let significant = fraction.reversed().drop { $0 == "0" }.count
    if exponent >= 0 { return significant <= exponent }
    let whole = (digits[0] + fraction.prefix(significant)).reversed().prefix { $0 == "0" }.count
    return significant == 0 && exponent > -1_000_000 && whole >= -exponent
  }

  /// The integer; nearly all are plain digits, for which this is ten times as fast.
  private var exact: Int64? { Int64(text) ?? integer }

  func isLess(than other: JSONNumber) -> Bool {
    if let own = exact, let other = other.exact { return own < other }
    return approximation < other.approximation
  }

  func isSame(as other: JSONNumber) -> Bool {
    if text == other.text { return true }
    if let own = exact, let other = other.exact { return own == other }
    return exact == nil && other.exact == nil && approximation == other.approximation
  }

  /// The nearest double, infinite beyond the largest.
  private var approximation: Double { double ?? (text.hasPrefix("-") ? -.infinity : .infinity) }
}

extension JSONValue {
  /// Whether this is the same value, as `const` and `enum` mean it: 1.0 is 1.
  func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.number(let own), .number(let other)): own.isSame(as: other)
    case (.array(let own), .array(let other)):
      own.count == other.count && zip(own, other).allSatisfy { $0.isSame(as: $1) }
    case (.object(let own), .object(let other)):
      own.count == other.count
        && own.allSatisfy { member in other[member.key]?.isSame(as: member.value) == true }
    default: self == other
    }
  }
}
