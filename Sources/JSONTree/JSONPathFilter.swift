/// The test in `tasks[status=in_progress]`.
package struct JSONPathFilter: Equatable, Sendable {
  /// The member that is looked at.
  package let name: String

  /// What it is compared with, as written, without its quotes.
  package let text: String

  /// Whether the text was in quotes, which makes it a string and nothing else.
  package let isQuoted: Bool

  /// Whether a match is to be left out (`!=`).
  package let isNegated: Bool

  /// Tells whether `element` passes; what is not an object never does.
  func accepts(_ element: JSONValue) -> Bool {
    guard let object = element.object else { return false }
    return matches(object[name] ?? .null) != isNegated
  }

  private func matches(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let string): string.hasSameBytes(as: text)
    case .number(let number): !isQuoted && isSame(number)
    case .bool(let bool): !isQuoted && text == (bool ? "true" : "false")
    case .null: !isQuoted && text == "null"
    case .array, .object: false
    }
  }

  private func isSame(_ number: JSONNumber) -> Bool {
    guard let other = JSONNumber(text: text) else { return false }
    if number == other { return true }
    if let left = number.integer, let right = other.integer { return left == right }
    guard let left = number.double, let right = other.double else { return false }
    // Integers past 2^53 were compared above; a double must not make two of them equal.
    return left == right && (number.integer == nil) == (other.integer == nil)
  }
}
