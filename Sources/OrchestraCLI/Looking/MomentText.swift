import ArgumentParser
import ProgressModel
import ProgressStore

/// A moment as people write it: `57` (right after that event), `-5m` or `5m` (ago), `now`, `09:30`, `2026-11-22`,
/// `2026-11-22T09:30:15Z`, Unix milliseconds.
///
/// Moments are UTC, as everywhere in the program. A number of up to eleven digits is an event's, a longer one a time: that
/// many milliseconds had passed by 1973, and no journal has that many events.
struct MomentText: ExpressibleByArgument, Decodable, Equatable, Sendable {
  /// Digits from which on a number is a time.
  private static let digitsOfTime = 12

  /// As it was typed.
  let text: String

  init?(argument: String) {
    text = argument
    // Any moment will do to see whether it can be read.
    if point(at: Timestamp(0)) == nil { return nil }
  }

  var isNow: Bool { text == "now" }

  /// The number of the event it names; nil for a time.
  var sequence: Int64? {
    guard text.utf8.count < Self.digitsOfTime, !text.isEmpty,
      text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int64(text)
  }

  /// The point of the history it means, seen from `now`; nil for text that is no moment.
  func point(at now: Timestamp) -> Moment? {
    if let sequence { return .sequence(sequence) }
    return moment(at: now).map(Moment.time)
  }

  /// The time it means; nil for an event, whose time only the journal knows.
  func moment(at now: Timestamp) -> Timestamp? {
    if isNow { return now }
    if let age { return Timestamp(now.milliseconds.addingClamped(-age.milliseconds)) }
    if text.utf8.count >= Self.digitsOfTime, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      return Int64(text).map(Timestamp.init)
    }
    let bare = text.hasSuffix("Z") ? text.dropLast() : text[...]
    let parts = bare.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
    if parts.count == 1, bare.contains(":") {
      guard let clock = Self.clock(bare) else { return nil }
      let today = now.milliseconds - (now.milliseconds % Self.day + Self.day) % Self.day
      return Timestamp(today.addingClamped(clock))
    }
    guard let first = parts.first, let date = Self.date(first) else { return nil }
    guard parts.count == 2 else { return Timestamp(date) }
    return Self.clock(parts[1]).map { Timestamp(date + $0) }
  }

  /// How long ago it was, with or without the sign.
  private var age: Age? {
    if text.hasPrefix("+") || text.hasPrefix("--") { return nil }
    return Age(argument: text.hasPrefix("-") ? String(text.dropFirst()) : text)
  }

  private static let day: Int64 = 86_400_000

  /// `09:30` or `09:30:15` as milliseconds.
  private static func clock(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    let numbers = parts.compactMap { $0.utf8.count == 2 ? UInt8($0) : nil }
    guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    let seconds = numbers.count == 3 ? Int64(numbers[2]) : 0
    return (Int64(numbers[0]) * 3_600 + Int64(numbers[1]) * 60 + seconds) * 1_000
  }

  /// `2026-11-22` as Unix milliseconds, in the Gregorian calendar: years begin in March, so that the leap day comes last.
  private static func date(_ text: Substring) -> Int64? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int64($0) : nil }
    guard numbers.count == 3 else { return nil }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard (1...12).contains(month), (1...length(of: month, year)).contains(day) else { return nil }
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    return days * Self.day
  }

  private static func length(of month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
