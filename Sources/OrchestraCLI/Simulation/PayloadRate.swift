import ArgumentParser
import ProgressModel

/// How many payloads come in a span of time: `10/s`, `30/m`, or a bare number a second.
struct PayloadRate: ExpressibleByArgument, Decodable, Equatable, Sendable {
  /// Milliseconds between two payloads, not necessarily whole.
  let interval: Double

  init?(argument: String) {
    let units = ["s": 1_000.0, "m": 60_000, "h": 3_600_000]
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2,
      first.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
      let count = Double(first), count > 0, count <= 1_000_000,
      let unit = units[parts.count == 2 ? String(parts[1]) : "s"]
    else { return nil }
    interval = unit / count
  }

  /// Lets the payloads come at this rate, whatever their own times are.
  func spread(_ deliveries: [SimulatedDelivery]) -> [SimulatedDelivery] {
    deliveries.enumerated().map { index, delivery in
      var delivery = delivery
      delivery.payload.time = Timestamp(Int64(Double(index) * interval))
      return delivery
    }
  }
}
