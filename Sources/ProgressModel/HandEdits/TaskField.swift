/// A field of a task that a person can set; the raw value is its name.
package enum TaskField: String, CaseIterable, Sendable {
  case content, activeForm, description, status, agent, progress, currentStep, totalSteps
  case estimatedDuration, parent, blockedBy, tags

  /// Whether it can be emptied once it has a value.
  package var isClearable: Bool {
    switch self {
    case .agent, .blockedBy, .tags: true
    default: false
    }
  }

  /// Reads a name in any case, also as other files of the product write it.
  ///
  /// - Throws: `fieldUnknown` with the names it is like.
  package init(word: String) throws(HandEditError) {
    func letters(_ name: String) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }
    let wanted = letters(word)
    let others = ["parentid": TaskField.parent, "detail": .description, "estimate": .estimatedDuration]
    if let field = Self.allCases.first(where: { letters($0.rawValue) == wanted }) ?? others[wanted] {
      self = field
      return
    }
    let alike = Self.allCases.filter { field in
      let name = letters(field.rawValue)
      // Letters exchanged, a part of the name, or a slip.
      return name.sorted() == wanted.sorted() || name.hasPrefix(wanted)
        || wanted.count > 2 && name.contains(wanted) || TextSimilarity.score(wanted, name) >= 0.6
    }
    throw .fieldUnknown(word, alike: wanted.isEmpty ? [] : alike.map(\.rawValue))
  }
}

/// One `field=value` as a person writes it.
package struct TaskAssignment: Equatable, Sendable {
  package var field: TaskField
  package var text: String

  package init(_ field: TaskField, _ text: String) {
    self.field = field
    self.text = text
  }

  /// Takes `field=value` apart; the value may hold further equals signs and may be empty.
  package init(_ word: String) throws(HandEditError) {
    guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
      throw .assignmentExpected(word)
    }
    field = try TaskField(word: String(word[..<equals]))
    text = String(word[word.index(after: equals)...])
  }
}
