extension JSONPath {
  /// A value that was found, and where.
  package struct Match: Equatable, Sendable {
    package let location: JSONLocation
    package let value: JSONValue
  }

  /// Finds the values this path leads to in `root`, in the order of the document.
  package func matches(in root: JSONValue) -> [Match] {
    steps.reduce([Match(location: JSONLocation(), value: root)]) { matches, step in
      matches.flatMap { Self.apply(step, to: $0) }
    }
  }

  private static func apply(_ step: Step, to match: Match) -> [Match] {
    switch (step, match.value) {
    case (.name(let name), .object(let members)):
      members[name].map { [Match(location: match.location.appending(.key(name)), value: $0)] } ?? []
    case (.index(let index), .array(let elements)):
      select(match, elements) { place, _ in place == (index < 0 ? elements.count + index : index) }
    case (.all, .array(let elements)):
      select(match, elements) { _, _ in true }
    case (.all, .object(let members)):
      members.map { Match(location: match.location.appending(.key($0.key)), value: $0.value) }
    case (.filter(let filter), .array(let elements)):
      select(match, elements) { _, element in filter.accepts(element) }
    default:
      []
    }
  }

  private static func select(
    _ match: Match, _ elements: [JSONValue], where isWanted: (Int, JSONValue) -> Bool
  ) -> [Match] {
    elements.enumerated().filter { isWanted($0.offset, $0.element) }.map {
      Match(location: match.location.appending(.index($0.offset)), value: $0.element)
    }
  }
}
