extension NameReader {
  /// What follows a name, read after the last name when it is the first of a list.
  struct Follower {
    var continuation: NameContinuation
    var isHonored = false
    var isListed = false
  }

  /// Returns what stands after the name at `place`.
  func follower(of place: Int) -> Follower {
    var last = place
    var isHonored = false
    // Bounded: a list longer than this is no list of doers.
    for _ in 0..<12 {
      let (next, honorific) = skippingHonorific(after: last)
      if last == place { isHonored = honorific > 0 }
      if honorific == 0 || next != nil, let listed = nextListed(after: next ?? last) {
        last = listed
        continue
      }
      let continuation = continuation(after: last, honorific: honorific)
      return Follower(continuation: continuation, isHonored: isHonored, isListed: last != place)
    }
    return Follower(continuation: .excluded)
  }

  /// Returns the honorific's length in bytes, and its place when it is a token of its own.
  private func skippingHonorific(after place: Int) -> (token: Int?, length: Int) {
    guard let next = text.meaningful(after: place), text.tokens[next].kind == .native,
      !text.tokens[next].isSpaced
    else { return (nil, 0) }
    let length = JapaneseReading.lengthOfHonorific(text.bytes, at: text.tokens[next].start)
    return (JapaneseReading.isHonorific(text, next) ? next : nil, length)
  }

  private func continuation(after place: Int, honorific: Int) -> NameContinuation {
    guard var next = text.meaningful(after: place) else { return .end }
    if honorific > 0 {
      let position = text.tokens[next].start + honorific
      if position < text.tokens[next].end {
        return JapaneseReading.continuation(text, at: position, inToken: next)
      }
      guard let after = text.meaningful(after: next) else { return .end }
      next = after
    }
    switch text.tokens[next].kind {
    case .name: return .excluded
    case .symbol: return .end
    case .word where text.isWord(next, in: Vocabulary.titles): return continuation(after: next, honorific: 0)
    case .word: return continuation(withWordAt: next)
    case .native: return JapaneseReading.continuation(text, at: text.tokens[next].start, inToken: next)
    case .mark(let mark): return continuation(with: mark, at: next)
    }
  }

  private func continuation(with mark: Token.Mark, at place: Int) -> NameContinuation {
    let following = text.meaningful(after: place)
    switch mark {
    case .stop, .close, .quote, .openSquare, .at: return .end
    case .comma: return following == nil ? .end : .comma
    case .colon, .bar: return .label
    case .dash, .slash: return following == nil ? .end : .label
    case .arrow: return following.map { text.tokens[$0].isName } ?? false ? .excluded : .label
    case .openRound: return continuation(withRemarkAt: place)
    case .possessive: return continuation(withPossessionAt: place)
    case .plus, .equals, .bullet, .emphasis, .other: return .excluded
    }
  }

  /// "Kai (architect): design": what counts is behind the bracket.
  private func continuation(withRemarkAt place: Int) -> NameContinuation {
    guard let close = text.tokens[place...].prefix(14).firstIndex(where: { $0.mark == .close }) else {
      return .excluded
    }
    guard let next = text.meaningful(after: close) else { return .remark }
    switch text.tokens[next].kind {
    case .mark(.colon), .mark(.dash): return .label
    case .mark(.comma), .mark(.stop), .mark(.close): return .remark
    case .word: return continuation(withWordAt: next)
    case .native: return JapaneseReading.continuation(text, at: text.tokens[next].start, inToken: next)
    default: return .excluded
    }
  }

  private func continuation(withPossessionAt place: Int) -> NameContinuation {
    guard let noun = text.meaningful(after: place) else { return .excluded }
    if text.isWord(noun, in: Vocabulary.work) { return .work }
    // "Kai's API design": the thing may be two or three words long; each of them could be the artefact.
    for offset in 0..<3 where text.isWord(noun + offset, in: Vocabulary.artefacts) { return .excluded }
    guard text.tokens[noun].kind == .word, !isStatement(from: noun) else { return .excluded }
    return Verbs.form(of: text.slice(noun)) == .progressive ? .progressive : .possession
  }

  private func continuation(withWordAt place: Int) -> NameContinuation {
    guard let word = text.word(place) else { return .word }
    if text.isNumber(place) { return .excluded }
    if text.isWord(place, in: Self.to) { return continuation(withToAt: place) }
    let next = text.meaningful(after: place)
    if Self.auxiliaries.contains(word), let next {
      if text.isWord(next, in: Vocabulary.failing) { return .excluded }
      if Verbs.form(of: text.slice(next)) == .progressive { return .progressive }
    }
    if Vocabulary.failing.contains(word) { return .excluded }
    if isInCharge(at: place) { return .doing }
    if Vocabulary.doing.contains(word) { return .doing }
    if Vocabulary.closing.contains(word) { return .closing }
    if let next, text.tokens[next].mark == .colon || text.tokens[next].mark == .equals { return .key }
    let isTransitive = next.map { text.isWord($0, in: Vocabulary.determiners) } ?? false
    switch Verbs.form(of: text.slice(place)) {
    case .progressive: return .progressive
    case .finite: return .verb
    case .past: return Vocabulary.passiveOnly.contains(word) ? .excluded : .past
    case .base: return isTransitive || text.isCapitalized(place) ? .verb : .baseVerb
    case nil: break
    }
    if isTransitive, text.slice(place).last == UInt8(ascii: "s") { return .verb }
    if Vocabulary.things.contains(word) || text.isCapitalized(place) || isStatement(from: place) {
      return .excluded
    }
    let isSmall = text.slice(place).contains { 0x61...0x7A ~= $0 }
    return isSmall ? .word : .acronym
  }

  /// "Kai to design"; but "Kai to Leo" hands over and "Nova to 4.2" upgrades.
  private func continuation(withToAt place: Int) -> NameContinuation {
    guard let next = text.meaningful(after: place), text.tokens[next].kind == .word else { return .excluded }
    if text.isNumber(next) { return .excluded }
    return text.isWord(next, in: Vocabulary.determiners) ? .closing : .infinitive
  }

  /// Returns whether the words at `place` are those of "Kai in charge of" and "Kai responsible for".
  private func isInCharge(at place: Int) -> Bool {
    text.isWord(place, in: Self.responsible) || text.isWord(place + 1, in: Self.charge)
  }

  /// Returns whether the words from `place` on tell how a thing is or what is done to it: "dashboard being
  /// built".
  private func isStatement(from place: Int) -> Bool {
    (place + 1..<place + 5).contains { text.isWord($0, in: Self.copulas) }
  }

  private static let copulas = WordList("being is are was were")
  private static let auxiliaries = WordList("is was")
  private static let responsible = WordList("responsible accountable")
  private static let charge = WordList("charge")
}
