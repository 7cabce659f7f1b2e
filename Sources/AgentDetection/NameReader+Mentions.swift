extension NameReader {
  /// Returns `.mention` for a name after "@" or as an item of a bracket, `.excluded` for one that only looks
  /// so.
  ///
  /// Nil for a name that is neither.
  func mention(at place: Int) -> NameLead? {
    guard place > 0, let before = text.token(place - 1) else { return nil }
    if before.mark == .at { return text.tokens[place].isSpaced ? nil : called(at: place) }
    guard let opening = bracket(around: place) else { return nil }
    if isLink(openedAt: opening) || isCode(openedAt: opening, naming: place) { return .excluded }
    return .mention
  }

  /// A copy, thanks or an answer goes to a name without giving it the task.
  private func called(at place: Int) -> NameLead {
    let at = place - 1
    let address = text.meaningful(before: at).flatMap {
      text.tokens[$0].mark == .colon ? text.meaningful(before: $0) : $0
    }
    if let address, text.isWord(address, in: Vocabulary.addressing) { return .excluded }
    if let next = text.token(place + 1), next.mark == .possessive {
      return text.isWord(place + 2, in: Vocabulary.work) ? .mention : .excluded
    }
    return .mention
  }

  /// Returns where the bracket opens in which the name is an item of its own: "[Kai]", "(Kai, Leo)",
  /// "[P1|Kai]".
  private func bracket(around place: Int) -> Int? {
    guard endsItem(place), let before = text.meaningful(before: place) else { return nil }
    switch text.tokens[before].mark {
    case .openRound, .openSquare: return before
    case .comma, .bar, .plus: return opening(before: before)
    default:
      let isJoint = text.tokens[before].mark == .slash || text.isWord(before, in: Self.conjunctions)
      return isJoint && endsWithName(before) ? opening(before: before) : nil
    }
  }

  /// Returns whether the item of a bracket ends after the name, apart from an honorific or a remark behind a
  /// sign.
  private func endsItem(_ place: Int) -> Bool {
    guard var next = text.meaningful(after: place) else { return false }
    if text.tokens[next].kind == .native {
      guard JapaneseReading.isHonorific(text, next), let after = text.meaningful(after: next) else {
        return false
      }
      next = after
    }
    switch text.tokens[next].mark {
    case .close, .comma, .bar, .plus, .colon, .dash: return true
    case .stop: return text.token(next + 1)?.mark == .close
    case .slash: return text.token(next + 1)?.isName ?? false
    default: return text.isWord(next, in: Self.conjunctions)
    }
  }

  /// Returns where the bracket opens that `place` is inside of, within the last few tokens of the line.
  private func opening(before place: Int) -> Int? {
    var start = place
    for _ in 0..<12 {
      guard let before = text.meaningful(before: start) else { return nil }
      switch text.tokens[before].mark {
      case .openRound, .openSquare: return before
      case .close: return nil
      default: start = before
      }
    }
    return nil
  }

  /// "[Nova](https://nova.app)" is a link in a document.
  private func isLink(openedAt opening: Int) -> Bool {
    guard let close = text.tokens[opening...].prefix(24).firstIndex(where: { $0.mark == .close }),
      let bracket = text.token(close + 1), bracket.mark == .openRound, !bracket.isSpaced,
      let target = text.token(close + 2), target.kind == .word || target.mark == .other
    else { return false }
    let signs: [UInt8] = [0x2F, 0x2E, 0x23]
    return text.bytes[target.start..<target.end].contains { signs.contains($0) }
  }

  /// "foo(nova)", "agents[kai]" and "fix(nova):" are code; "Design API(Kai)" is a careless writer.
  private func isCode(openedAt opening: Int, naming place: Int) -> Bool {
    guard let before = text.token(opening - 1), before.kind == .word, !text.tokens[opening].isSpaced,
      text.bytes[text.tokens[opening].start] < 0x80
    else { return false }
    guard case .name(_, let isExact) = text.tokens[place].kind else { return false }
    if text.isWord(opening - 1, in: Vocabulary.lineTags) { return false }
    return !isExact || text.tokens[opening].mark == .openSquare
  }
}
