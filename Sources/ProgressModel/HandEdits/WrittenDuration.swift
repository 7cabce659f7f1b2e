/// A length of time as people write it: `90s`, `15m`, `2h`, `1h30m`, `3d`, `500ms`, or a number of milliseconds.
package enum WrittenDuration {
  private static let units: [(word: Substring, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  /// Returns the milliseconds, more than 0; nil when `text` is no length of time.
  package static func milliseconds(_ text: String) -> Int64? {
    if let number = Int64(text) { return number > 0 ? number : nil }
    var rest = Substring(text.lowercased())
    var sum: Int64 = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count)
      guard let count = Int64(digits), let unit = units.first(where: { $0.word == word }) else { return nil }
      let (product, isTooLong) = count.multipliedReportingOverflow(by: unit.milliseconds)
      let (total, overflows) = sum.addingReportingOverflow(product)
      if isTooLong || overflows { return nil }
      sum = total
    }
    return sum > 0 ? sum : nil
  }
}
