extension NameReader {
  /// Returns whether the "to" at `place` belongs to a verb of handing over in the same clause.
  func handsOver(to place: Int) -> Bool {
    var verb = place
    if let before = text.meaningful(before: place), text.isWord(before, in: Vocabulary.routing) {
      return true
    }
    for _ in 0..<10 {
      guard let before = text.meaningful(before: verb) else { return false }
      let mark = text.tokens[before].mark
      if mark == .stop || mark == .comma || mark == .openRound || mark == .close { return false }
      if text.isWord(before, in: Vocabulary.handing) { return !isNegated(before) }
      if text.isWord(before, in: Vocabulary.transferring) { return endsWithName(place) }
      verb = before
    }
    return false
  }

  /// Returns whether the word before `place` takes back what `place` says: "not assigned".
  func isNegated(_ place: Int) -> Bool {
    text.meaningful(before: place).map { text.isWord($0, in: Vocabulary.negating) } ?? false
  }

  /// Returns whether the "by" at `place` names a cause, or who made what the task only works on.
  func isPassiveOnly(_ place: Int) -> Bool {
    guard let verb = text.meaningful(before: place) else { return false }
    if text.isWord(verb, in: Vocabulary.passiveOnly) || isNegated(verb) { return true }
    // "Review the code written by Kai" is not Kai's; "Review to be done by Kai" is.
    guard Verbs.form(of: text.slice(verb)) == .past else { return false }
    let isClausePassive = text.meaningful(before: verb).map { text.isWord($0, in: Self.being) } ?? false
    return !isClausePassive && text.isWord(firstWord(ofLineWith: place), in: Vocabulary.examining)
  }

  /// Returns whether the "for" at `place` follows a word like "task", or starts the line.
  func isTask(for place: Int) -> Bool {
    guard let before = text.meaningful(before: place) else { return true }
    return opensLine(place) || text.isWord(before, in: Vocabulary.assignable)
  }

  /// Returns whether the verb at `place`, in any form, brings somebody in: "ask", "asking", "asked".
  func isDelegating(_ place: Int) -> Bool {
    let word = text.slice(place)
    for length in [0, 1, 2, 3] where word.count > length + 2 {
      if let stem = PackedWord(word.dropLast(length)), Vocabulary.delegating.contains(stem) {
        return length == 0 || Verbs.form(of: word) != nil || length == 1
      }
    }
    return false
  }

  /// Returns whether "agent" or the like stands right after the name at `place`.
  func hasTitle(_ place: Int) -> Bool {
    text.isWord(place + 1, in: Vocabulary.titles)
  }

  /// Returns where the name at `place` starts with its title: at "the" of "the Nova agent", "agent" of "agent
  /// Nova".
  func beforeTitle(of place: Int) -> Int {
    guard let before = text.meaningful(before: place) else { return place }
    if text.isWord(before, in: Vocabulary.titles) { return before }
    return hasTitle(place) && text.isWord(before, in: Self.articles) ? before : place
  }

  private func firstWord(ofLineWith place: Int) -> Int {
    var first = place
    var start = place
    while start > 0, !text.tokens[start].startsLine, place - start < 40 {
      start -= 1
      if text.tokens[start].kind == .word { first = start }
    }
    return first
  }

  private static let articles = WordList("the our")
  private static let being = WordList("be been being is was are were get gets got")
}
