/// A name in a text: which, how it is spelled, and what stands before and after it.
struct NameOccurrence {
  var entry: Int
  /// Whether it is spelled as on the roster and no common word is spelled so.
  var isExact: Bool
  /// Whether an honorific follows, which only persons get.
  var isHonored: Bool
  /// Whether it is the first of several names, as in "Kai and Leo".
  ///
  /// What follows is then read after the last.
  var isListed: Bool
  /// Whether it is all there is in the text.
  var isAlone = false
  var lead: NameLead
  var continuation: NameContinuation
}

/// What stands before a name.
enum NameLead {
  /// Nothing, or what a line starts with: a bullet, a number, emoji, a tag in brackets.
  case opening
  /// The end of another clause, an opening bracket, or a word that only connects.
  case clause
  /// A dash or a bar: what follows may be a signature.
  case dash
  /// A key that does not say what its value is: "Frontend:".
  case key
  /// A key that says its value is the doer: "owner:".
  case doerKey
  /// "by", "assigned to", "task for".
  case doerPhrase
  /// "→".
  case arrow
  /// "Kai →", "hand over from Kai to": the second of two names gets the work.
  case handover
  /// "ask", "have", "let".
  case delegation
  /// "@", or a bracket that holds only names.
  case mention
  /// A verb of which the name may be the object.
  case object
  /// A word that says nothing.
  case word
  /// Japanese text that leaves only the subject of a sentence open: "APIを".
  case nativePhrase
  /// Japanese text that the name may be glued to: "新".
  case nativeCompound
  /// What speaks against a doer: "with", "the", "when", "theme:", another name.
  case excluded
}

/// What stands after a name, or after the last of several names.
enum NameContinuation {
  /// The end of the text, the line, the clause or the bracket.
  case end
  case comma
  /// ":", "-" or "|" with more behind it.
  case label
  /// A finite verb: "designs".
  case verb
  /// A small word that leaves the name the doer: "will", "on", "for".
  case doing
  /// "designing", "is designing".
  case progressive
  /// "designed".
  case past
  /// "design", which may be a noun as well.
  case baseVerb
  /// "to design".
  case infinitive
  /// Another small word, which ends the phrase: "before".
  case closing
  /// "'s task".
  case work
  /// "'s design".
  case possession
  /// A remark in brackets.
  case remark
  /// The next "key:".
  case key
  /// Some word.
  case word
  /// A word in capitals: "API".
  case acronym
  /// Japanese text after a space.
  case nativeText
  /// が, は or も; with a task behind it: "が設計".
  case subject(doesTask: Bool)
  /// 担当, or に and a verb of giving: "に依頼".
  case inCharge
  /// で: "with", or "the two of them".
  case means
  /// What speaks against a doer: "dataset", "Scotia", "2", "'s PR", "を".
  case excluded
}
