/// Finds the word that somebody most likely meant.
enum NearMatch {
  /// Longer words are no slips of the hand.
  private static let longest = 40

  /// Returns the candidate that takes the fewest slips to mistype as `word`, of equals the first; nil when none is near.
  ///
  /// A slip is a letter too many, too few, wrong, or swapped with its neighbour; one in three letters is still near.
  static func closest(to word: String, among candidates: [String]) -> String? {
    let typed = Array(word.lowercased())
    guard typed.count > 1, typed.count <= longest else { return nil }
    var best: (candidate: String, slips: Int)?
    for candidate in candidates where candidate.count <= longest {
      let letters = Array(candidate.lowercased())
      // The beginning of a word is no slip, only short.
      let slips = letters.starts(with: typed) ? 0 : slips(typed, letters)
      if slips * 3 <= max(typed.count, 3), slips < best?.slips ?? .max { best = (candidate, slips) }
    }
    return best?.candidate
  }

  /// The optimal string alignment distance.
  private static func slips(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var slips = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          slips = min(slips, before[column - 1] + 1)
        }
        current.append(slips)
      }
      (before, last) = (last, current)
    }
    return last[right.count]
  }
}
