extension JSONPath {
  /// Reads a path.
  package init(_ text: String) throws(JSONPathError) {
    var parser = JSONPathParser(text)
    steps = try parser.path()
  }
}

/// Reads the text of a path once from left to right.
private struct JSONPathParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func path() throws(JSONPathError) -> [JSONPath.Step] {
    var steps: [JSONPath.Step] = []
    if next == ".", scalars.count == 1 { return [] }
    if let first = next, first != ".", first != "[" { steps.append(.name(try name())) }
    while let scalar = next {
      switch scalar {
      case ".":
        position += 1
        steps.append(.name(try name()))
      case "[":
        position += 1
        steps.append(try selector())
        guard take("]") else { throw error(.closingBracketExpected) }
      default:
        throw error(.stepExpected)
      }
    }
    return steps
  }

  private mutating func selector() throws(JSONPathError) -> JSONPath.Step {
    guard let first = next else { throw error(.selectorExpected) }
    if first == "*", scalars.dropFirst(position + 1).first == "]" {
      position += 1
      return .all
    }
    let start = position
    let isQuoted = first == "\""
    guard isQuoted || JSONPath.isPlain(first) else { throw error(.selectorExpected) }
    let name = isQuoted ? try quoted() : try name()
    if next == "=" || next == "!" { return .filter(try filter(on: name)) }
    if isQuoted { return .name(name) }
    // A bare word that is no number, as in [status], can only have lost its comparison.
    guard isInteger(name) else { throw JSONPathError(kind: .selectorExpected, offset: start) }
    guard let index = Int(name) else { throw JSONPathError(kind: .indexTooLarge, offset: start) }
    return .index(index)
  }

  private mutating func filter(on name: String) throws(JSONPathError) -> JSONPathFilter {
    let isNegated = take("!")
    guard take("=") else { throw error(.selectorExpected) }
    let isQuoted = next == "\""
    let text = isQuoted ? try quoted() : bareText()
    return JSONPathFilter(name: name, text: text, isQuoted: isQuoted, isNegated: isNegated)
  }

  private mutating func name() throws(JSONPathError) -> String {
    let name = take { JSONPath.isPlain($0) }
    guard !name.isEmpty else { throw error(.nameExpected) }
    return name
  }

  /// A filter's text without quotes: anything up to the bracket, spaces and dots too.
  private mutating func bareText() -> String { take { $0 != "]" } }

  private mutating func quoted() throws(JSONPathError) -> String {
    let start = position
    position += 1
    while let scalar = next, scalar != "\"" { position += scalar == "\\" ? 2 : 1 }
    guard take("\"") else { throw JSONPathError(kind: .invalidString, offset: start) }
    guard let text = (try? JSONValue(parsing: text(from: start)))?.string else {
      throw JSONPathError(kind: .invalidString, offset: start)
    }
    return text
  }

  private func isInteger(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { Byte.isDigit($0) }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while let scalar = next, belongs(scalar) { position += 1 }
    return text(from: start)
  }

  private func text(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<min(position, scalars.count)])
    return String(view)
  }

  private func error(_ kind: JSONPathError.Kind) -> JSONPathError {
    JSONPathError(kind: kind, offset: position)
  }
}
