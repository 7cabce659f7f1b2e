import JSONTree

/// A number as an expectation has it: `3`, `-0.5`, or a length of time such as `15m`, which is milliseconds.
struct ExpectedNumber: Equatable, Sendable {
  private let number: JSONNumber

  init?(_ word: String) {
    if let number = JSONNumber(text: word) {
      self.number = number
    } else if let age = Age(argument: word) {
      number = JSONNumber(age.milliseconds)
    } else {
      return nil
    }
  }

  init(_ number: JSONNumber) {
    self.number = number
  }

  /// Compares exactly where both are whole, else as doubles; a number too large for either is beyond all others.
  func isLess(than other: ExpectedNumber) -> Bool {
    if let left = number.integer, let right = other.number.integer { return left < right }
    return size < other.size
  }

  func isSame(as other: ExpectedNumber) -> Bool {
    if let left = number.integer, let right = other.number.integer { return left == right }
    return number == other.number || size == other.size
  }

  private var size: Double {
    number.double ?? (number.text.hasPrefix("-") ? -.infinity : .infinity)
  }
}
