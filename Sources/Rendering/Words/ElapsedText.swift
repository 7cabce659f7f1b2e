/// Lengths of time in words; all lengths are milliseconds, and a negative one counts as none.
package struct ElapsedText: Sendable {
  package let language: Language

  package init(_ language: Language) {
    self.language = language
  }

  /// Returns the length in its two largest units, rounded down: `45 s`, `3 m 42 s`, `2 h 05 m`, `3 d 4 h`.
  package func length(_ milliseconds: Int64) -> String {
    let parts = Parts(milliseconds)
    switch language {
    case .en:
      if parts.days > 0 { return "\(parts.days) d \(parts.hours) h" }
      if parts.hours > 0 { return "\(parts.hours) h \(twoDigits(parts.minutes)) m" }
      if parts.minutes > 0 { return "\(parts.minutes) m \(twoDigits(parts.seconds)) s" }
      return "\(parts.seconds) s"
    case .ja:
      if parts.days > 0 { return "\(parts.days)日\(parts.hours)時間" }
      if parts.hours > 0 { return "\(parts.hours)時間\(parts.minutes)分" }
      if parts.minutes > 0 { return "\(parts.minutes)分\(parts.seconds)秒" }
      return "\(parts.seconds)秒"
    }
  }

  /// Returns the length in its largest unit, rounded down: `45 s`, `3 m`, `2 h`, `3 d`.
  package func short(_ milliseconds: Int64) -> String {
    let parts = Parts(milliseconds)
    if parts.days > 0 { return language == .en ? "\(parts.days) d" : "\(parts.days)日" }
    if parts.hours > 0 { return language == .en ? "\(parts.hours) h" : "\(parts.hours)時間" }
    if parts.minutes > 0 { return language == .en ? "\(parts.minutes) m" : "\(parts.minutes)分" }
    return language == .en ? "\(parts.seconds) s" : "\(parts.seconds)秒"
  }

  /// Returns how long ago something was: `just now` within five seconds, then `12 s ago`, `3 m ago`.
  package func age(_ milliseconds: Int64) -> String {
    if milliseconds < 5_000 { return language == .en ? "just now" : "たった今" }
    return language == .en ? "\(short(milliseconds)) ago" : "\(short(milliseconds))前"
  }

  /// Returns a length that is only an estimate, rounded up to whole minutes: `12 m`, `2 h 05 m`.
  package func estimate(_ milliseconds: Int64) -> String {
    let minute: Int64 = 60_000
    let minutes = max(1, milliseconds / minute + (milliseconds % minute > 0 ? 1 : 0))
    if minutes < 60 { return language == .en ? "\(minutes) m" : "\(minutes)分" }
    let (rounded, overflow) = minutes.multipliedReportingOverflow(by: minute)
    return length(overflow ? milliseconds : rounded)
  }

  private func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private struct Parts {
    let days, hours, minutes, seconds: Int64

    init(_ milliseconds: Int64) {
      let total = max(0, milliseconds) / 1_000
      days = total / 86_400
      hours = total / 3_600 % 24
      minutes = total / 60 % 60
      seconds = total % 60
    }
  }
}
