/// A language the displays speak; the raw value is the word in `ORCHESTRA_LANGUAGE` and in the settings.
package enum Language: String, CaseIterable, Sendable {
  case en
  case ja

  /// Reads `en`, `ja` and the longer forms of a locale such as `ja_JP.UTF-8`, any case; nil for another
  /// language.
  package init?(word: String) {
    let letters = word.prefix { $0 != "_" && $0 != "-" && $0 != "." }
    guard let language = Language(rawValue: letters.lowercased()) else { return nil }
    self = language
  }
}
