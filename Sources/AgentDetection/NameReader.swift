/// Reads what the words around each name of a text say about it.
struct NameReader {
  let text: TokenText

  func names() -> [NameOccurrence] {
    let isAlone = text.tokens.allSatisfy { $0.isDecoration || $0.isName || $0.mark == .stop }
    let names = text.tokens.indices.compactMap(occurrence)
    guard isAlone, names.count == 1, var name = names.first else { return names }
    name.isAlone = true
    return [name]
  }

  private func occurrence(at place: Int) -> NameOccurrence? {
    guard case .name(let entry, let isExact) = text.tokens[place].kind else { return nil }
    let following = follower(of: place)
    return NameOccurrence(
      entry: entry, isExact: isExact, isHonored: following.isHonored, isListed: following.isListed,
      lead: lead(of: place), continuation: following.continuation)
  }

  /// Returns the place of the name that a list of names goes on with after `place`, or nil.
  func nextListed(after place: Int) -> Int? {
    guard let joint = text.meaningful(after: place), let next = text.meaningful(after: joint) else {
      return nil
    }
    let token = text.tokens[joint]
    let isJoint: Bool
    switch token.kind {
    case .mark(.plus), .mark(.slash), .mark(.comma): isJoint = true
    case .word: isJoint = text.isWord(joint, in: Self.conjunctions)
    case .native:
      isJoint = JapaneseReading.isJoint(text, joint)
    default: isJoint = false
    }
    return isJoint ? nameOrMention(next) : nil
  }

  /// Returns the place of the name at `place`, or right after the "@" there.
  private func nameOrMention(_ place: Int) -> Int? {
    if text.tokens[place].isName { return place }
    guard text.tokens[place].mark == .at, let next = text.token(place + 1), next.isName else { return nil }
    return place + 1
  }

}
