/// Which calls an event's handlers are for.
package struct HookMatcher: Equatable, Sendable {
  /// As it is written; nil when there is none.
  package var text: String?

  package init(text: String?) {
    self.text = text
  }

  package var matchesEverything: Bool { text == nil || text == "" || text == "*" || text == ".*" }

  /// The names of an exact matcher; nil when it matches everything or is a regular expression.
  package var names: [String]? {
    guard let text, !matchesEverything else { return nil }
    let isExact = text.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "_- ,|".unicodeScalars.contains($0))
    }
    guard isExact else { return nil }
    return text.split { $0 == "|" || $0 == "," }.map { String($0.drop { $0 == " " }) }
  }

  /// Whether a tool's calls get through; nil where only the host's own regular expressions could tell.
  package func matches(_ name: String) -> Bool? {
    if matchesEverything { return true }
    guard let names else { return text?.contains(name) == true ? true : nil }
    return names.contains(name)
  }

  /// Whether one call may match both.
  package func mayOverlap(_ other: HookMatcher) -> Bool {
    guard let names, let others = other.names else { return true }
    return names.contains { others.contains($0) }
  }
}
