/// Quotes that word processors type, which are letters here.
package enum TypographicQuotes {
  /// Returns the hint for words that begin with such a quote, or nil when there are none.
  ///
  /// They may well be meant as text; so they are no fault by themselves, but they explain many another one.
  package static func hint(for words: [Word]) -> String? {
    let begins = words.contains { word in word.raw.first.map { "“”„‟‘’‚«「『".contains($0) } ?? false }
    return begins ? "Quote with \" or ': typographic quotes are letters here" : nil
  }
}
