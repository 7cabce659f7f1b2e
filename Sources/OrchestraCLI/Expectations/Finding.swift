/// What a claim turned out to be, and why.
struct Finding: Equatable, Sendable {
  enum Answer: Equatable, Sendable {
    case yes, no
    /// There is nothing the claim could be held against; it fails with `not` before it, too.
    case unknown
  }

  var answer: Answer
  /// What is there, as the end of a sentence: `it is 2`.
  var reason: String
  var hint: String?

  static func decided(_ holds: Bool, _ reason: String, hint: String? = nil) -> Finding {
    Finding(answer: holds ? .yes : .no, reason: reason, hint: hint)
  }

  static func unknown(_ reason: String, hint: String? = nil) -> Finding {
    Finding(answer: .unknown, reason: reason, hint: hint)
  }
}
