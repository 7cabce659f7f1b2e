/// Reads one damaged document.
///
/// Tokens are read as the grammar wants them. Where the next one does not fit, guesses are made at what the text said before it was
/// damaged, and each is tried: the one wins with which the text can be read furthest and that changes least. A wrong
/// guess fails soon, since brackets and quotes stop fitting; so the time needed grows with the length of
/// the text, whatever is in it.
struct SalvageReading {
  /// After so many faults the rest is given up: it is no JSON.
  private static let mostFaults = 2_000
  /// A guess that has carried this far needs no more proof.
  private static let farEnough = 1 << 18
  /// What it counts that all brackets close where the text ends.
  private static let endBonus = 1 << 14
  /// What it counts that the text ends, though in the midst of something.
  private static let cutBonus = 1 << 10
  /// How many bytes more must be readable for each byte more that is passed over.
  private static let weight = 8

  private let source: SalvageSource
  private let maximumDepth: Int
  private var state: SalvageState
  /// The last token, with the state before it: damage may turn out to lie in it.
  private var pending: (token: SalvageToken, before: SalvageState)?
  private(set) var builder: SalvageBuilder

  /// Where the document ends.
  var end: Int { state.at }

  init(_ source: SalvageSource, from start: Int, limits: JSONLimits) {
    self.source = source
    maximumDepth = max(1, limits.maximumDepth)
    state = SalvageState(at: start)
    builder = SalvageBuilder(source)
  }

  mutating func run() {
    var faults = 0
    // Ours begin with a bracket: anything else at the start is what is left of something.
    if let byte = source[state.at], byte != Byte.openBrace, byte != Byte.openBracket { _ = mend(state.at) }
    while true {
      let before = state
      switch state.next(in: source, maximumDepth: maximumDepth) {
      case .token(let token):
        settle()
        pending = (token, before)
      case .end:
        settle()
        if source.isEndOfText(state.at) || !goOn() { return }
      case .fault(let offset):
        faults += 1
        if isTooDeep(offset) {
          passDeepContainer(offset)
        } else if source.isEndOfText(offset) {
          return cutShort(offset, .cutShort)
        } else if faults > Self.mostFaults || !mend(offset) {
          return cutShort(offset, .garbage)
        }
      }
    }
  }

  private mutating func settle() {
    if let pending { builder.apply(pending.token) }
    pending = nil
  }

  /// Ends the document where it stops.
  private mutating func cutShort(_ offset: Int, _ loss: JSONSalvage.Loss.Kind) {
    settle()
    builder.note(loss, min(offset, source.end)..<source.end)
    while state.depth > 0 {
      builder.pop(at: min(offset, source.end))
      state.pop()
    }
    state.at = source.end
  }

  /// Finds the guess that carries furthest and follows it; false when none does.
  private mutating func mend(_ offset: Int) -> Bool {
    let maker = SalvageGuessing(
      source: source, state: state, pending: pending?.token, placeBefore: pending?.before.place ?? .value,
      fault: offset)
    guard let guess = best(of: maker.guesses(), beyond: offset) else { return false }
    follow(guess, from: offset)
    return true
  }

  /// Behind the end of a document: goes on when more of it follows, because its head is missing or it closed too early.
  private mutating func goOn() -> Bool {
    let offset = source.spaceEnd(from: state.at)
    let maker = SalvageGuessing(
      source: source, state: state, pending: nil, placeBefore: .value, fault: offset)
    guard
      let guess = best(
        of: maker.guessesBehindEnd(of: builder.root?.kind), beyond: offset + SalvageGuessing.longGap)
    else {
      return false
    }
    follow(guess, from: offset)
    return true
  }

  /// The guess that explains most with least.
  private func best(of guesses: [SalvageGuess], beyond offset: Int) -> SalvageGuess? {
    var best: SalvageGuess?
    var highest = Int.min
    for guess in guesses {
      // The guesses come in the order of their cost: none of the rest can be better than this.
      if highest >= Self.farEnough + Self.endBonus - Self.weight * guess.cost { break }
      guard let reach = reach(of: guess), reach.offset > offset else { continue }
      let bonus = reach.isEnd ? Self.endBonus : source.isEndOfText(reach.offset) ? Self.cutBonus : 0
      let gain = min(reach.offset - offset, Self.farEnough) + bonus
      let score = gain - Self.weight * guess.cost
      guard score > highest else { continue }
      best = guess
      highest = score
    }
    return best
  }

  /// How far the text can be read after a guess, and whether that is its end, with every bracket closed.
  private func reach(of guess: SalvageGuess) -> (offset: Int, isEnd: Bool)? {
    let earlier = pending?.before ?? state
    guard var trial = guess.state(earlier: earlier, present: state, maximumDepth: maximumDepth) else {
      return nil
    }
    let start = trial.at
    while trial.at - start < Self.farEnough {
      switch trial.next(in: source, maximumDepth: maximumDepth) {
      case .token: break
      case .end: return (trial.at, source.isEndOfText(trial.at))
      case .fault(let offset): return (offset, false)
      }
    }
    return (trial.at, false)
  }

  private mutating func follow(_ guess: SalvageGuess, from offset: Int) {
    let earlier = pending?.before ?? state
    guard let next = guess.state(earlier: earlier, present: state, maximumDepth: maximumDepth) else { return }
    var start = offset
    switch guess.before {
    case .keep: settle()
    case .replace(let token):
      start = pending?.token.range.lowerBound ?? offset
      pending = nil
      if let token { builder.apply(token) }
    }
    let lost = min(start, guess.at)..<max(start, guess.at)
    if guess.isReopening { builder.reopen() } else if !guess.around.isEmpty { builder.wrap(in: guess.around) }
    builder.note(isZeros(lost) ? .zeros : guess.loss, lost)
    if let token = guess.token { builder.apply(token) }
    if guess.pops > 0 || guess.pushes.isEmpty && next.place != .value && next.place != .colon {
      builder.dropKey(at: guess.at)
    }
    for _ in 0..<guess.pops { builder.pop(at: offset) }
    if guess.isFlipped { builder.flip() }
    for isObject in guess.pushes { builder.push(object: isObject) }
    builder.noteGap(
      isLong: lost.count >= SalvageGuessing.longGap && guess.token == nil && guess.pushes.isEmpty)
    state = next
  }

  private func isZeros(_ range: Range<Int>) -> Bool {
    !range.isEmpty && source.bytes(range).allSatisfy { $0 == 0 || $0 <= Byte.space }
  }

  private func isTooDeep(_ offset: Int) -> Bool {
    guard state.depth >= maximumDepth, state.place == .value || state.place == .firstElement else {
      return false
    }
    return source[offset] == Byte.openBrace || source[offset] == Byte.openBracket
  }

  /// Passes a container that lies too deep to be kept, by counting brackets.
  private mutating func passDeepContainer(_ offset: Int) {
    settle()
    var place = offset
    var depth = 0
    repeat {
      switch source[place] {
      case Byte.openBrace, Byte.openBracket: depth += 1
      case Byte.closeBrace, Byte.closeBracket: depth -= 1
      case Byte.quote: place = (source.stringEnd(at: place) ?? place + 1) - 1
      default: break
      }
      place += 1
    } while depth > 0 && place < source.end
    builder.note(.tooDeep, offset..<place)
    builder.dropKey(at: place)
    state.place = .separator
    state.at = place
  }
}
