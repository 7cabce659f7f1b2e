/// The lines of a session's history, oldest first.
///
/// 1. A line keeps its number as long as the session lasts; numbers are never used twice.
/// 2. Numbers follow one another without a gap.
package struct HistoryLines: Equatable, Sendable {
  package private(set) var texts: [String] = []
  /// The number of the oldest line; 1 as long as none had to go.
  package private(set) var firstNumber = 1
  private let limit: Int

  package init(limit: Int = 10_000) { self.limit = max(1, limit) }

  package var isEmpty: Bool { texts.isEmpty }
  package var count: Int { texts.count }
  package var lastNumber: Int { firstNumber + texts.count - 1 }
  package var newest: String? { texts.last }

  package subscript(number: Int) -> String? {
    isEmpty || number < firstNumber || number > lastNumber ? nil : texts[number - firstNumber]
  }

  /// Returns the newest `count` lines with their numbers, newest last.
  package func suffix(_ count: Int) -> [HistoryLine] {
    (max(0, texts.count - max(0, count))..<texts.count).map {
      HistoryLine(number: firstNumber + $0, text: texts[$0])
    }
  }

  /// Adds a line at the end, unless it is the newest one already; true when it was added.
  @discardableResult
  package mutating func append(_ text: String) -> Bool {
    if text == texts.last { return false }
    texts.append(text)
    // In steps: moving all lines for each new one would make a long session slow.
    let surplus = texts.count - limit
    if surplus > limit / 4 {
      texts.removeFirst(surplus)
      firstNumber += surplus
    }
    return true
  }

  /// Keeps of equal lines the newest one only, and of all lines the newest up to the limit.
  static func withoutRepeats(_ texts: [String], limit: Int) -> [String] {
    var seen: Set<String> = []
    var kept: [String] = []
    for text in texts.reversed() where seen.insert(text).inserted {
      kept.append(text)
      if kept.count == limit { break }
    }
    return kept.reversed()
  }
}
