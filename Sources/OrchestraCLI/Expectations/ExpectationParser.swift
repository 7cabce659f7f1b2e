import JSONTree

/// Reads the words of an expectation once from left to right.
struct ExpectationParser {
  let words: [String]
  var position = 0

  init(_ words: [String]) {
    self.words = words
  }

  mutating func clauses() throws(ExpectationFault) -> [Expectation.Clause] {
    if words.isEmpty { throw ExpectationFault(.nothingExpected, at: 0) }
    var clauses = [try clause(after: nil)]
    while let word = next {
      if word == "or" { throw fault(.alternative) }
      guard word == "and" else { throw fault(.wordLeft(word)) }
      position += 1
      clauses.append(try clause(after: word))
    }
    return clauses
  }

  /// Returns a word as somebody would type it again: in quotes where a shell would split it or find none.
  static func typed(_ word: String) -> String {
    let needsQuotes = word.isEmpty || word.contains(where: \.isWhitespace)
    return needsQuotes ? "'\(word)'" : word
  }

  var next: String? { position < words.count ? words[position] : nil }

  private mutating func clause(after previous: String?) throws(ExpectationFault) -> Expectation.Clause {
    let start = position
    let isNegated = take("not")
    if next == "not" { throw fault(.doubledNot) }
    let word = isNegated ? "not" : previous
    guard let next, next != "and", next != "or" else {
      throw fault(word.map { .claimMissing(after: $0) } ?? .claimMissing(after: "expect"))
    }
    let claim = try claim()
    let text = words[start..<position].map(Self.typed).joined(separator: " ")
    return Expectation.Clause(isNegated: isNegated, claim: claim, text: text)
  }

  private mutating func claim() throws(ExpectationFault) -> Claim {
    let subject = words[position]
    switch subject {
    case "count":
      position += 1
      let path = try path(of: subject)
      return .count(path, try number(of: path.text))
    case "task":
      return .task(id: try name(of: subject), try record(.task))
    case "agent":
      return .agent(name: try name(of: subject), try record(.agent))
    case "session":
      return .session(id: try name(of: subject), try record(.session))
    case "output":
      position += 1
      return .output(try text(of: subject))
    case "error", "errors":
      position += 1
      return .errors(try text(of: "error"))
    case "status":
      position += 1
      return .exitStatus(try exitStatus())
    default:
      let path = try path(of: nil)
      return .value(path, try predicate(of: path.text))
    }
  }

  mutating func path(of subject: String?) throws(ExpectationFault) -> StatePath {
    guard let text = next else { throw fault(.nameMissing(of: subject ?? "")) }
    if let attached = Self.attachedOperator(in: text) { throw fault(.operatorAttached(attached, to: text)) }
    do {
      let path = try StatePath(text)
      position += 1
      return path
    } catch {
      throw fault(.pathUnreadable(error, path: text))
    }
  }

  /// Finds a comparison outside brackets; the longer of two that begin alike.
  private static func attachedOperator(in word: String) -> Comparison? {
    guard let first = word.first, first.isLetter || first == "." || first == "[" else { return nil }
    var depth = 0
    var rest = word[...]
    while let character = rest.first {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if depth == 0, let found = attached.first(where: { rest.hasPrefix($0.rawValue) }) { return found }
      rest.removeFirst()
    }
    return nil
  }

  private static let attached: [Comparison] =
    [.equal, .notEqual, .lacks, .atMost, .atLeast, .less, .more, .contains]

  private mutating func name(of subject: String) throws(ExpectationFault) -> String {
    position += 1
    guard let name = next, !name.isEmpty else { throw fault(.nameMissing(of: subject)) }
    position += 1
    return name
  }

  // MARK: Words in their places

  mutating func take(_ word: String) -> Bool {
    guard next == word else { return false }
    position += 1
    return true
  }

  func fault(_ kind: ExpectationFault.Kind) -> ExpectationFault {
    ExpectationFault(kind, at: position)
  }
}

// MARK: Predicates

extension ExpectationParser {
  /// What a claim about `subject` says of it.
  mutating func predicate(of subject: String) throws(ExpectationFault) -> Predicate {
    guard let word = next, word != "and" else { throw fault(.predicateMissing(of: subject)) }
    position += 1
    switch word {
    case "exists": return .exists
    case "contains": return try compares(.contains)
    case "matches": return try compares(.matches)
    case "does": return try denial()
    case "at", "more", "less":
      position -= 1
      return try order()
    case "is": return try state()
    default:
      guard let comparison = Comparison(rawValue: word), comparison != .mismatches else {
        position -= 1
        throw fault(.predicateUnknown(word))
      }
      return try compares(comparison)
    }
  }

  /// What follows `is`.
  private mutating func state() throws(ExpectationFault) -> Predicate {
    let isNegated = take("not")
    switch next {
    case "missing"?:
      position += 1
      return isNegated ? .exists : .isMissing
    case "empty"?:
      position += 1
      return isNegated ? .isNotEmpty : .isEmpty
    case "at"?, "more"?, "less"?:
      // Only with the word that belongs to it: somebody may be called "At".
      let second = position + 1 < words.count ? words[position + 1] : ""
      guard !isNegated, ["least", "most", "than"].contains(second) else { break }
      return try order()
    default: break
    }
    return try compares(isNegated ? .notEqual : .equal)
  }

  /// `at least`, `at most`, `more than`, `less than`: the comparisons that a shell would take for redirections.
  private mutating func order() throws(ExpectationFault) -> Predicate {
    let first = words[position]
    position += 1
    let second = next ?? ""
    let comparison: Comparison
    switch (first, second) {
    case ("at", "least"): comparison = .atLeast
    case ("at", "most"): comparison = .atMost
    case ("more", "than"): comparison = .more
    case ("less", "than"): comparison = .less
    default: throw fault(.wordMissing(first == "at" ? ["least", "most"] : ["than"], after: first))
    }
    position += 1
    return try compares(comparison)
  }

  /// What follows `does`.
  private mutating func denial() throws(ExpectationFault) -> Predicate {
    guard take("not") else { throw fault(.wordMissing(["not"], after: "does")) }
    if take("exist") { return .isMissing }
    if take("contain") { return try compares(.lacks) }
    if take("match") { return try compares(.mismatches) }
    throw fault(.wordMissing(["contain", "match", "exist"], after: "does not"))
  }

  /// The value behind a comparison; any word can be one, also `and`.
  private mutating func compares(_ comparison: Comparison) throws(ExpectationFault) -> Predicate {
    let previous = words[position - 1]
    guard let value = next else { throw fault(.valueMissing(after: previous)) }
    if comparison.isOrder, ExpectedNumber(value) == nil {
      throw fault(.numberExpected(value, after: previous))
    }
    position += 1
    return .compares(comparison, value)
  }

  /// A predicate that compares with a whole number.
  private mutating func number(of subject: String) throws(ExpectationFault) -> Predicate {
    let start = position
    let predicate = try predicate(of: subject)
    guard case .compares(let comparison, let value) = predicate, comparison.isNumeric else {
      throw ExpectationFault(.predicateUnfit(words[start], for: "count"), at: start)
    }
    guard Int64(value) != nil else {
      throw ExpectationFault(.numberExpected(value, after: words[position - 2]), at: position - 1)
    }
    return predicate
  }

  private mutating func exitStatus() throws(ExpectationFault) -> Predicate {
    let start = position
    if let value = next, Int64(value) != nil {
      position += 1
      return try inRange(.compares(.equal, value))
    }
    let predicate = try predicate(of: "status")
    guard case .compares(let comparison, _) = predicate, comparison.isNumeric else {
      throw ExpectationFault(.predicateUnfit(words[start], for: "status"), at: start)
    }
    return try inRange(predicate)
  }

  private func inRange(_ predicate: Predicate) throws(ExpectationFault) -> Predicate {
    guard case .compares(_, let value) = predicate, let number = Int64(value), (0...255).contains(number)
    else { throw ExpectationFault(.statusOutOfRange(words[position - 1]), at: position - 1) }
    return predicate
  }

  /// A predicate of text.
  private mutating func text(of subject: String) throws(ExpectationFault) -> Predicate {
    let start = position
    let predicate = try predicate(of: subject)
    let isFit =
      switch predicate {
      case .exists, .isMissing: false
      case .isEmpty, .isNotEmpty: true
      case .compares(let comparison, _): !comparison.isOrder
      }
    if isFit { return predicate }
    throw ExpectationFault(.predicateUnfit(words[start], for: subject), at: start)
  }
}
