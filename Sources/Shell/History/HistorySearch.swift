/// Finds lines of the history for `history` and `history TEXT`.
package enum HistorySearch {
  /// Returns the newest `limit` lines that hold `text`, whatever the case of its letters, newest last.
  package static func lines(
    in history: HistoryLines, holding text: String = "", limit: Int = .max
  ) -> [HistoryLine] {
    if text.isEmpty { return history.suffix(limit) }
    let wanted = Array(text.lowercased().utf8)
    var found: [HistoryLine] = []
    for (offset, line) in history.texts.enumerated().reversed() where found.count < limit {
      if holds(line.lowercased(), wanted) {
        found.append(HistoryLine(number: history.firstNumber + offset, text: line))
      }
    }
    return found.reversed()
  }

  /// Byte by byte: `String.contains` looks at Characters, which takes long in a long history.
  private static func holds(_ line: String, _ wanted: [UInt8]) -> Bool {
    var line = line
    return line.withUTF8 { bytes in
      guard bytes.count >= wanted.count else { return false }
      return (0...bytes.count - wanted.count).contains { start in
        bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
      }
    }
  }
}
