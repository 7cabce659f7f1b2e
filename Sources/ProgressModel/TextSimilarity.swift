/// How alike two short texts are, for recognising an edited line of a list.
package enum TextSimilarity {
  /// Returns the Dice coefficient of the texts' pairs of neighbouring letters: 0 for nothing shared, 1 for the same.
  ///
  /// Pairs of letters rather than words, because Japanese has no spaces. Case and white space do not count.
  package static func score(_ left: String, _ right: String) -> Double {
    Profile(left).likeness(to: Profile(right))
  }

  /// Returns `text` in lower case with white space at the ends removed and runs of it made one space.
  package static func normalized(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return normalizedASCII(text.utf8) }
    return text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The same, byte by byte: most texts need no tables of Unicode.
  private static func normalizedASCII(_ text: String.UTF8View) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var isBetween = false
    for byte in text {
      if byte == 0x20 || 0x09...0x0D ~= byte {
        isBetween = true
        continue
      }
      if isBetween, !bytes.isEmpty { bytes.append(0x20) }
      isBetween = false
      bytes.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Texts are compared by their first letters only: a line of thousands would cost too much.
  private static let comparedScalars = 200

  /// A text taken apart for comparing it with several others.
  struct Profile {
    private let letters: [Unicode.Scalar]
    /// The pairs of neighbouring letters, sorted.
    private let pairs: [UInt64]

    init(_ text: String) {
      letters = Array(
        text.lowercased().unicodeScalars.lazy.filter { !$0.isSpace }.prefix(comparedScalars))
      pairs = zip(letters, letters.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) }.sorted()
    }

    func likeness(to other: Profile) -> Double {
      // A single letter has no pairs.
      if pairs.isEmpty || other.pairs.isEmpty { return letters == other.letters ? 1 : 0 }
      var (shared, left, right) = (0, 0, 0)
      while left < pairs.count, right < other.pairs.count {
        if pairs[left] == other.pairs[right] { shared += 1 }
        let (isLow, isHigh) = (pairs[left] <= other.pairs[right], pairs[left] >= other.pairs[right])
        if isLow { left += 1 }
        if isHigh { right += 1 }
      }
      return 2 * Double(shared) / Double(pairs.count + other.pairs.count)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is white space; the properties of a scalar take a search, which ASCII can do without.
  fileprivate var isSpace: Bool {
    isASCII ? value == 0x20 || 0x09...0x0D ~= value : properties.isWhitespace
  }
}
