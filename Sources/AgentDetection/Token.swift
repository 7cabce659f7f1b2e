/// A piece of a text: a word, a name, a sign.
struct Token {
  enum Kind: Equatable {
    /// A run of letters and digits, with the signs inside that make it a path, a host or an identifier.
    case word
    /// A run of Japanese or another script that has no spaces between words.
    case native
    /// Emoji and other decoration.
    case symbol
    /// A name of the roster, a whole word; exact when spelled as on the roster and not a common word.
    case name(entry: Int, isExact: Bool)
    case mark(Mark)
  }

  enum Mark {
    case colon
    case equals
    case comma
    /// The end of a sentence or clause: . ; ! ? …
    case stop
    /// - – —, when it is not part of a word.
    case dash
    /// |
    case bar
    case slash
    /// & + ・ ×: something that joins.
    case plus
    case openRound
    case openSquare
    case close
    case at
    /// → and its kin.
    case arrow
    case quote
    /// 's after a name.
    case possessive
    /// * and other signs that only dress a text.
    case emphasis
    /// • at the start of a line.
    case bullet
    case other
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// Whether white space, or nothing, is before it.
  var isSpaced: Bool
  /// Whether it is the first of its line.
  var startsLine: Bool

  var mark: Mark? {
    if case .mark(let mark) = kind { mark } else { nil }
  }

  var isName: Bool {
    if case .name = kind { true } else { false }
  }

  /// Whether it only dresses what is beside it.
  var isDecoration: Bool {
    kind == .symbol || mark == .emphasis
  }
}
