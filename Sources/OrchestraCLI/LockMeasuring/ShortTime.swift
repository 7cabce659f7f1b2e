import ArgumentParser

/// A short length of time as people write it: a number and `ns`, `us`, `ms` or `s`; `0` alone; at most an hour.
struct ShortTime: ExpressibleByArgument, Decodable, Equatable, Sendable {
  private static let units: [(name: String, nanoseconds: Double)] = [
    ("ns", 1), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9),
  ]
  private static let longest = 3.6e12

  let nanoseconds: Int64

  init(_ duration: Duration) { nanoseconds = Int64(duration / .nanoseconds(1)) }

  init?(argument: String) {
    if argument == "0" {
      nanoseconds = 0
      return
    }
    guard let unit = Self.units.first(where: { argument.hasSuffix($0.name) }) else { return nil }
    let digits = argument.dropLast(unit.name.count)
    // Digits only: the number reader would take hexadecimal numbers, infinities and exponents too.
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }), let number = Double(digits),
      number * unit.nanoseconds <= Self.longest
    else { return nil }
    nanoseconds = Int64((number * unit.nanoseconds).rounded())
  }

  var duration: Duration { .nanoseconds(nanoseconds) }

  /// In the largest unit that leaves a whole number.
  var text: String {
    let units: [(String, Int64)] = [("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1)]
    for (name, size) in units where nanoseconds >= size && nanoseconds % size == 0 {
      return "\(nanoseconds / size)\(name)"
    }
    return "0"
  }

  var defaultValueDescription: String { text }
}
