import ArgumentParser

/// How long to wait for the lock: seconds, whole or not, from 0 (try once) to a day.
struct LockTimeout: ExpressibleByArgument, Decodable, Equatable, Sendable {
  private static let longest = 86_400.0

  let seconds: Double

  static let standard = LockTimeout(seconds: 10)

  private init(seconds: Double) {
    self.seconds = seconds
  }

  init?(argument: String) {
    // Digits only: the number reader would take hexadecimal numbers, infinities and exponents too.
    guard argument.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }), let seconds = Double(argument),
      seconds <= Self.longest
    else { return nil }
    self.seconds = seconds
  }

  var duration: Duration { .milliseconds(Int64(seconds * 1000)) }

  var defaultValueDescription: String { String(Int(seconds)) }
}
