import JSONTree

/// Looks for ids that stand more than once in a list.
enum Identifiers {
  static func check(
    _ entities: [(id: String, location: JSONLocation)], of noun: String, _ findings: inout RuleFindings
  ) {
    var seen: Set<String> = []
    seen.reserveCapacity(entities.count)
    for entity in entities where !seen.insert(entity.id).inserted {
      findings.add(
        at: entity.location.appending(.key("id")),
        "The id \(FindingWords.quoted(entity.id)) is that of another \(noun) already")
    }
  }
}
