/// How many slips of the finger lie between two words (Damerau-Levenshtein, neighbours swapped once).
package enum SpellingDistance {
  /// The most slips a suggestion may be away.
  private static let limit = 2
  private static let suggestionLimit = 3

  /// Returns the number of letters to insert, remove, replace or swap with their neighbour.
  package static func between(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        current[column] = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        let isSwapped =
          row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]
        if isSwapped { current[column] = min(current[column], beforeLast[column - 2] + 1) }
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }

  /// Returns the words at most two slips and half the word's length away, nearest first, at most three.
  package static func nearest(to word: String, among words: [String]) -> [String] {
    let word = word.lowercased()
    let length = word.count
    let reach = min(limit, length / 2)
    // A far longer word cannot be near, and need not be measured.
    let near = words.filter { abs($0.count - length) <= reach }
      .map { (word: $0, distance: between(word, $0.lowercased())) }
      .filter { $0.distance <= reach }
    let sorted = near.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return sorted.prefix(suggestionLimit).map(\.element.word)
  }
}
