package import ProgressModel

/// Moments as text, always in UTC: no time zone has to be known, and two machines write the same.
package enum UTCText {
  /// Returns ISO 8601 to the second: `2026-11-22T10:15:00Z`.
  package static func moment(_ time: Timestamp) -> String {
    let seconds = floorDivide(time.milliseconds, 1_000)
    let days = floorDivide(seconds, 86_400)
    let second = seconds - days * 86_400
    let clock = "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    return "\(date(days))T\(clock)Z"
  }

  /// Returns the date of a day counted from 1970-01-01, in the Gregorian calendar.
  ///
  /// The usual trick: years begin in March, so that the leap day comes last and months have a regular length;
  /// 719,468 days lie between 0000-03-01 and 1970-01-01, and 146,097 days make an era of 400 years.
  private static func date(_ days: Int64) -> String {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, digits - text.utf8.count))
    return (number < 0 ? "-" : "") + zeros + text
  }
}
