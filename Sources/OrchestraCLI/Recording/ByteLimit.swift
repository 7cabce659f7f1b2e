import ArgumentParser

/// A number of bytes as people write it: a whole number, with `k`, `M` or `G` for thousands of them.
struct ByteLimit: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let bytes: Int64

  init(_ bytes: Int64) { self.bytes = bytes }

  init?(argument: String) {
    let units: [Character: Int64] = ["k": 1_000, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000]
    let unit = argument.last.flatMap { units[$0] }
    let digits = unit == nil ? argument[...] : argument.dropLast()
    guard digits.utf8.allSatisfy(\.isDigit), let count = Int64(digits) else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit ?? 1)
    if overflow { return nil }
    bytes = product
  }

  var defaultValueDescription: String { "\(bytes / 1_000_000)M" }
}
