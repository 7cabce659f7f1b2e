/// Small phrases that messages are made of.
enum FindingWords {
  /// A word of the file in single quotes, cut after forty characters.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    if scalars.count <= 40 { return "'\(text)'" }
    return "'\(String(String.UnicodeScalarView(scalars.prefix(39))))…'"
  }

  /// A length of time in milliseconds, roughly: "12 s", "3 min".
  static func span(_ milliseconds: Int64) -> String {
    let length = milliseconds.magnitude
    switch length {
    case ..<1_000: return "\(length) ms"
    case ..<120_000: return "\(length / 1_000) s"
    case ..<7_200_000: return "\(length / 60_000) min"
    case ..<172_800_000: return "\(length / 3_600_000) h"
    default: return "\(length / 86_400_000) days"
    }
  }

  /// "1 task", "3 tasks".
  static func count(_ number: some BinaryInteger, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// How far `time` lies behind `start`, without overflowing on absurd numbers.
  static func distance(_ start: Int64, _ time: Int64) -> Int64 {
    let (difference, overflow) = time.subtractingReportingOverflow(start)
    if overflow { return time > start ? .max : .min }
    return difference
  }
}
