/// A closed list of words, as a table with open addressing.
///
/// A hook builds its lists anew in every process, so they must cost next to nothing to make: a `Set` would
/// spend ten times as long on hashing against attackers, whom a fixed list does not have.
struct WordList: Sendable {
  /// A power of two of places, at least half of them empty.
  private var places: [PackedWord]

  /// Makes a list from words of at most 16 bytes, in lower case, with one space between them.
  init(_ words: StaticString) {
    places = words.withUTF8Buffer { bytes in
      let count = bytes.count { $0 == 0x20 } + 1
      var size = 4
      while size < 2 * count { size *= 2 }
      return [PackedWord](repeating: PackedWord(), count: size)
    }
    words.withUTF8Buffer { bytes in
      var word = PackedWord()
      for byte in bytes {
        if byte == 0x20 {
          insert(word)
          word = PackedWord()
        } else {
          word.append(byte)
        }
      }
      insert(word)
    }
  }

  func contains(_ word: PackedWord) -> Bool {
    places[place(of: word)] == word
  }

  private mutating func insert(_ word: PackedWord) {
    places[place(of: word)] = word
  }

  /// Returns where the word is, or the empty place where it would be.
  private func place(of word: PackedWord) -> Int {
    var place = Int(truncatingIfNeeded: word.scattered) & (places.count - 1)
    while places[place] != word, places[place] != PackedWord() { place = (place + 1) & (places.count - 1) }
    return place
  }
}
