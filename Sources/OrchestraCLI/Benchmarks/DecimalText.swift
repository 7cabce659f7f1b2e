/// Numbers with a fixed count of decimals.
enum DecimalText {
  /// Returns `value`, which must be finite, rounded to `digits` decimals.
  static func of(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    if digits == 0 { return sign + String(scaled) }
    return sign + String(scaled / scale) + "." + String(repeating: "0", count: digits - fraction.count)
      + fraction
  }

  static func milliseconds(_ duration: Duration) -> String { of(duration / .milliseconds(1), digits: 2) }

  static func mebibytes(_ bytes: Int64) -> String { of(Double(bytes) / Double(1 << 20), digits: 1) }
}
