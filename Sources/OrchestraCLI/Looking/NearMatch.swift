import Shell

/// Finds the word that somebody most likely meant.
enum NearMatch {
  /// Longer words are no slips of the hand.
  private static let longest = 40

  /// Returns the candidate that takes the fewest slips to mistype as `word`, of equals the first; nil when none is near.
  ///
  /// A slip is a letter too many, too few, wrong, or swapped with its neighbour; one in three letters is still near.
  static func closest(to word: String, among candidates: [String]) -> String? {
    let typed = word.lowercased()
    guard typed.count > 1, typed.count <= longest else { return nil }
    var best: (candidate: String, slips: Int)?
    for candidate in candidates where candidate.count <= longest {
      let letters = candidate.lowercased()
      // The beginning of a word is no slip, only short.
      let slips = letters.hasPrefix(typed) ? 0 : SpellingDistance.between(typed, letters)
      if slips * 3 <= max(typed.count, 3), slips < best?.slips ?? .max { best = (candidate, slips) }
    }
    return best?.candidate
  }
}
