extension NameReader {
  /// Returns what stands before the name at `place`.
  func lead(of place: Int) -> NameLead {
    if let mention = mention(at: place) { return mention }
    let isTitled = hasTitle(place)
    let place = beforeTitle(of: place)
    guard let before = text.meaningful(before: place) else { return .opening }
    if text.tokens[before].mark == .close, key(endingAt: before) == .doerKey { return .doerKey }
    if opensLine(place) { return .opening }
    switch text.tokens[before].kind {
    case .name: return .excluded
    case .symbol: return .opening
    case .native: return lead(ofNameAt: place, afterNative: before)
    case .word where isTitled && text.isWord(before, in: Vocabulary.launching): return .doerPhrase
    case .word: return lead(ofNameAt: place, afterWord: before)
    case .mark(let mark): return lead(ofNameAt: place, after: mark, at: before)
    }
  }

  private func lead(ofNameAt place: Int, after mark: Token.Mark, at before: Int) -> NameLead {
    switch mark {
    case .stop, .openRound, .openSquare, .bullet: return .clause
    case .comma, .plus: return endsWithName(before) ? .excluded : mark == .comma ? .clause : .excluded
    case .slash:
      if key(endingAt: before) == .doerKey { return .doerKey }
      let isPath = !text.tokens[place].isSpaced && text.bytes[text.tokens[before].start] < 0x80
      return endsWithName(before) || isPath ? .excluded : .dash
    case .colon, .equals: return lead(ofNameAt: place, afterKeyAt: before)
    case .dash: return key(endingAt: before) == .doerKey ? .doerKey : .dash
    case .bar: return .dash
    case .arrow: return endsWithName(before) ? .handover : .arrow
    case .quote: return lead(ofNameAt: place, afterQuoteAt: before)
    case .close: return .word
    case .at, .possessive, .emphasis, .other: return .excluded
    }
  }

  /// A name that is all there is between quotes is quoted, not called; unless a key says what it is.
  private func lead(ofNameAt place: Int, afterQuoteAt quote: Int) -> NameLead {
    let isQuoted = text.token(place + 1)?.mark == .quote
    guard let before = text.meaningful(before: quote) else { return isQuoted ? .excluded : .clause }
    let mark = text.tokens[before].mark
    if mark == .colon || mark == .equals { return lead(ofNameAt: place, afterKeyAt: before) }
    let isJapanese = text.bytes[text.tokens[quote].start] == 0xE3
    return isQuoted || !isJapanese ? .excluded : .clause
  }

  private func lead(ofNameAt place: Int, afterKeyAt colon: Int) -> NameLead {
    let lead = key(endingAt: colon)
    // "plugin:kai" and "theme=kai" are identifiers; a key of Japanese words needs no space after its colon.
    let isAttached =
      text.tokens[place].start == text.tokens[colon].end && text.bytes[text.tokens[colon].start] < 0x80
    let isLatin = text.meaningful(before: colon).map { text.tokens[$0].kind == .word } ?? true
    if lead == .key, text.tokens[colon].mark == .equals || (isAttached && isLatin) { return .excluded }
    return lead
  }

  /// Returns what the key before the sign at `sign` says of its value.
  private func key(endingAt sign: Int) -> NameLead {
    guard var last = text.meaningful(before: sign) else { return .excluded }
    if text.tokens[last].mark == .quote, let inside = text.meaningful(before: last) { last = inside }
    switch text.tokens[last].kind {
    case .word:
      guard let word = text.bareWord(last) else { return .key }
      if Vocabulary.doerKeys.contains(word) { return isNegated(last) ? .excluded : .doerKey }
      if text.isWord(last, in: Self.to) { return handsOver(to: last) ? .doerKey : .excluded }
      let isForeign = Vocabulary.foreignKeys.contains(word) || Vocabulary.things.contains(word)
      return isForeign || Vocabulary.detaching.contains(word) ? .excluded : .key
    case .native: return JapaneseReading.key(text, last)
    case .mark(.close): return .key
    default: return .excluded
    }
  }

  private func lead(ofNameAt place: Int, afterWord before: Int) -> NameLead {
    guard let word = text.word(before) else { return .word }
    if text.isWord(before, in: Self.to) { return handsOver(to: before) ? .doerPhrase : .excluded }
    if text.isWord(before, in: Self.by) { return isPassiveOnly(before) ? .excluded : .doerPhrase }
    if text.isWord(before, in: Self.forWord) { return isTask(for: before) ? .doerPhrase : .excluded }
    if text.isWord(before, in: Self.copulas) { return key(endingAt: before) == .doerKey ? .doerKey : .object }
    if let key = text.bareWord(before), Vocabulary.bareKeys.contains(key) { return .doerPhrase }
    if Vocabulary.adverbs.contains(word) { return .clause }
    if text.isWord(before, in: Self.conjunctions) { return endsWithName(before) ? .excluded : .clause }
    if Vocabulary.detaching.contains(word) || Vocabulary.negating.contains(word) { return .excluded }
    if Vocabulary.addressing.contains(word) { return .excluded }
    let form = Verbs.form(of: text.slice(before))
    if Vocabulary.assigning.contains(word) { return isNegated(before) ? .excluded : .doerPhrase }
    if isDelegating(before) { return .delegation }
    if form != nil { return .object }
    if Vocabulary.things.contains(word) { return .excluded }
    return text.isCapitalized(before) && !opensLine(before) ? .excluded : .word
  }

  private func lead(ofNameAt place: Int, afterNative before: Int) -> NameLead {
    let isGlued = !text.tokens[place].isSpaced
    switch JapaneseReading.ending(text, before) {
    case .doerKey: return .doerKey
    case .topic: return .clause
    case .joint where endsWithName(before): return .excluded
    case .particle, .joint: return isGlued ? .nativePhrase : .word
    case .foreign: return .excluded
    case .noun: return isGlued ? .nativeCompound : .word
    }
  }

  /// Returns whether the line holds nothing but bullets, numbers, emoji and bracketed tags before `place`.
  func opensLine(_ place: Int) -> Bool {
    var start = place
    while start > 0, !text.tokens[start].startsLine {
      start -= 1
      if place - start > 24 { return false }
    }
    while start < place {
      let token = text.tokens[start]
      switch token.kind {
      case .symbol, .mark(.emphasis), .mark(.bullet), .mark(.dash), .mark(.bar), .mark(.plus), .mark(.arrow):
        start += 1
      case .word where text.isWord(start, in: Vocabulary.lineTags):
        start += text.token(start + 1)?.mark == .colon ? 2 : 1
      case .word where text.slice(start).first == UInt8(ascii: "#") && text.slice(start).count < 8: start += 1
      case .mark(.openSquare):
        guard let close = text.tokens[start..<place].firstIndex(where: { $0.mark == .close }) else {
          return false
        }
        start = close + 1
      case .word where text.isNumber(start):
        let mark = text.token(start + 1)?.mark
        guard mark == .stop || mark == .close else { return false }
        start += 2
      default: return false
      }
    }
    return true
  }

  /// Returns whether the last thing before `place` is a name.
  func endsWithName(_ place: Int) -> Bool {
    text.meaningful(before: place).map { text.tokens[$0].isName } ?? false
  }

  static let to = WordList("to")
  private static let by = WordList("by")
  private static let forWord = WordList("for")
  private static let copulas = WordList("is are was were it's")
  static let conjunctions = WordList("and or")
}
