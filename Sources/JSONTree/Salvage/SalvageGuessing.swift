/// Makes guesses at what a text said at a fault, the likeliest first.
struct SalvageGuessing {
  typealias Place = SalvageState.Place

  /// How many places behind the fault are tried as the end of the damage.
  private static let mostPlaces = 24
  /// How far a quote is looked for.
  private static let farthestQuote = 4_096
  /// How far a place is looked for that means something.
  private static let farthestPlace = 65_536
  /// A gap of this many bytes may have swallowed the end of an element and the beginning of another.
  static let longGap = 64

  let source: SalvageSource
  /// Behind the last token.
  let state: SalvageState
  /// The last token, and what could have stood in its place.
  let pending: SalvageToken?
  let placeBefore: Place
  let fault: Int

  func guesses() -> [SalvageGuess] {
    var guesses = aboutText() + aboutScalar()
    if state.depth == 0, pending == nil { guesses += aboutLostHead() }
    for place in places { guesses += atPlace(place) }
    return guesses.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(
      \.element)
  }

  // MARK: Text

  private func aboutText() -> [SalvageGuess] {
    var guesses: [SalvageGuess] = []
    if let pending, pending.isText { guesses += text(from: pending.range.lowerBound, before: true) }
    let isDue =
      state.place == .value || state.place == .firstElement || state.place == .key || state.place == .firstKey
    if isDue {
      if source[fault] == Byte.quote {
        guesses += text(from: fault, before: false)
      } else {
        guesses += textWithoutQuote()
      }
    }
    return guesses
  }

  /// Guesses at the end of the text whose opening quote is at `start`.
  private func text(from start: Int, before: Bool) -> [SalvageGuess] {
    let place = before ? placeBefore : state.place
    let isKey = place == .key || place == .firstKey
    var guesses: [SalvageGuess] = []
    func add(
      _ kind: SalvageToken.Kind, _ text: Range<Int>, next: Int, _ loss: JSONSalvage.Loss.Kind, _ place: Place?
    ) {
      let token = SalvageToken(kind, start..<next, text: text)
      // What lies behind the fault would be swallowed; in a string that is not over nobody knows yet.
      var guess = SalvageGuess(
        loss, at: next, cost: 2 + (before ? max(0, next - fault) : (next - start) / 64))
      if before { guess.before = .replace(token) } else { guess.token = token }
      guess.place = place
      guesses.append(guess)
    }
    let kind = isKey ? SalvageToken.Kind.key : .string
    let stops = stops(from: start + 1)
    for stop in stops {
      switch stop.byte {
      case Byte.quote:
        let isOwnEnd = before && stop.offset + 1 == pending?.range.upperBound
        if !isOwnEnd { add(kind, start + 1..<stop.offset, next: stop.offset + 1, .brokenText, nil) }
      case Byte.comma where !isKey, Byte.closeBrace where !isKey, Byte.closeBracket where !isKey:
        add(.string, start + 1..<stop.offset, next: stop.offset, .brokenString, nil)
      case Byte.colon where isKey:
        // The byte before the colon was the quote.
        let end = max(start + 1, stop.offset - 1)
        add(.key, start + 1..<end, next: stop.offset + 1, .brokenKey, .value)
      case Byte.lineFeed where !isKey, 0 where !isKey:
        let hasComma = source[stop.offset - 1] == Byte.comma
        let end = max(start + 1, hasComma ? stop.offset - 1 : stop.offset)
        add(.string, start + 1..<end, next: hasComma ? end : stop.offset, .brokenString, nil)
      default: break
      }
    }
    let hasQuote = stops.contains { $0.byte == Byte.quote }
    if !isKey, !hasQuote, source.end - start <= Self.farthestQuote, source.end > start + 1 {
      add(.string, start + 1..<source.end, next: source.end, .cutShort, nil)
    }
    return guesses
  }

  /// A text whose opening quote has become another byte.
  private func textWithoutQuote() -> [SalvageGuess] {
    let isKey = state.place == .key || state.place == .firstKey
    guard let byte = source[fault], byte != Byte.comma, byte != Byte.colon else { return [] }
    let isLetter = byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    return stops(from: fault + 1).prefix { $0.byte != Byte.lineFeed && $0.byte != 0 }.filter {
      $0.byte == Byte.quote
    }
    .prefix(3).map { stop in
      var guess = SalvageGuess(isKey ? .brokenKey : .brokenString, at: stop.offset + 1, cost: 2)
      guess.token = SalvageToken(
        isKey ? .key : .string, fault..<stop.offset + 1, text: (isLetter ? fault : fault + 1)..<stop.offset)
      return guess
    }
  }

  /// Bytes at which a text may have ended, the nearest first.
  private func stops(from start: Int) -> [(offset: Int, byte: UInt8)] {
    var stops: [(Int, UInt8)] = []
    var quotes = 0
    var place = start
    while let byte = source[place], place - start < Self.farthestQuote, quotes < 8, stops.count < 40 {
      switch byte {
      case Byte.quote:
        quotes += 1
        stops.append((place, byte))
      case Byte.comma, Byte.colon, Byte.closeBrace, Byte.closeBracket, Byte.lineFeed, 0:
        stops.append((place, byte))
      case Byte.backslash:
        place += source[place + 1] == Byte.quote || source[place + 1] == Byte.backslash ? 1 : 0
      default: break
      }
      // No text goes on behind zeroed bytes.
      if byte == 0, source[place + 1] == 0 { break }
      place += 1
    }
    return stops
  }

  // MARK: Numbers and words

  /// A number or word with a byte behind it that was a comma or a bracket.
  ///
  /// A digit gone wrong must not make another number: white space or the next text must follow at once.
  private func aboutScalar() -> [SalvageGuess] {
    guard state.place == .value || state.place == .firstElement, let first = source[fault],
      let kind = JSONKind(firstByte: first), kind == .number || kind == .bool || kind == .null
    else { return [] }
    var end = fault
    while let byte = source[end], !isDelimiter(byte), end - fault < 400 { end += 1 }
    guard end - 1 > fault, source.plainScalarEnd(at: fault, before: end - 1) == end - 1,
      source[end] == Byte.quote || source[end].map({ $0 <= Byte.space }) == true
    else { return [] }
    var guess = SalvageGuess(.missing(Byte.comma), at: end, cost: 1)
    guess.token = SalvageToken(.scalar, fault..<end - 1)
    guess.place = state.isInObject ? .key : .value
    return [guess]
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.comma, Byte.closeBrace, Byte.closeBracket, Byte.quote, Byte.colon, Byte.openBrace,
      Byte.openBracket:
      true
    default: byte <= Byte.space
    }
  }

  // MARK: Structure

  /// Where the damage may end: at the fault, behind one byte, and at what means something behind that.
  private var places: [Int] {
    var places = [fault, fault + 1]
    var place = fault + 1
    while let byte = source[place], places.count < Self.mostPlaces {
      if place - fault > Self.farthestPlace {
        places.append(place)
        break
      }
      switch byte {
      case Byte.comma, Byte.colon, Byte.quote, Byte.openBrace, Byte.openBracket, Byte.closeBrace,
        Byte.closeBracket:
        if place > fault + 1 { places.append(place) }
      case 0:
        place = source.zerosEnd(from: place)
        places.append(place)
        continue
      default: break
      }
      place += 1
    }
    if place >= source.end, places.last != source.end { places.append(source.end) }
    return places
  }

  /// What passing over the bytes up to a place costs.
  ///
  /// Zeros say nothing, so that they cost nothing; brackets say more than other bytes.
  private func passed(_ offset: Int) -> Int {
    guard offset > fault else { return 0 }
    return source.bytes(fault..<min(offset, source.end)).reduce(0) { cost, byte in
      switch byte {
      case 0: cost
      case Byte.openBrace, Byte.closeBrace, Byte.openBracket, Byte.closeBracket: cost + 4
      default: cost + 1
      }
    }
  }

  private func atPlace(_ offset: Int) -> [SalvageGuess] {
    let loss: JSONSalvage.Loss.Kind = offset == fault ? missing : .garbage
    let isInObject = state.isInObject
    let passed = passed(offset)
    var guesses: [SalvageGuess] = []
    func add(_ cost: Int, _ change: (inout SalvageGuess) -> Void) {
      var guess = SalvageGuess(loss, at: offset, cost: passed + cost)
      change(&guess)
      guesses.append(guess)
    }
    // Nothing else is wrong: what is due comes, or a separator, or what follows one.
    let isDue = state.place == .value || state.place == .firstElement || state.place == .colon
    if isDue { add(0) { $0.place = .value } }
    if state.depth > 0 { add(isDue ? 1 : 0) { $0.place = .separator } }
    add(isDue ? 1 : 0) { $0.place = isInObject ? .key : .value }
    if pending?.kind == .key {
      add(2) {
        $0.before = .replace(nil)
        $0.place = .separator
      }
    }
    // A bracket of the other kind, which cannot have been but the last.
    if state.place == .firstKey || state.place == .firstElement { add(1) { $0.isFlipped = true } }
    if let pending, pending.isText, placeBefore == .firstKey || placeBefore == .firstElement {
      add(1) { flip(&$0, pending) }
    }
    // A closing bracket of the other kind.
    if offset == fault + 1, source[fault] == Byte.closeBrace || source[fault] == Byte.closeBracket,
      state.depth > 0
    {
      add(2 - passed) {
        $0.pops = 1
        $0.place = .separator
      }
    }
    // Something was closed, or opened.
    for count in 1...3 where count < state.depth {
      for place in [Place.separator, .value, .key] {
        add(2 * count) {
          $0.pops = count
          $0.place = place
        }
      }
    }
    for pushes in [[true], [false], [false, true], [true, false], [true, true]] {
      add(2 * pushes.count) { $0.pushes = pushes }
      add(2 * pushes.count + 1) {
        $0.pushes = pushes
        $0.place = pushes.last == true ? .key : .value
      }
    }
    if offset - fault >= Self.longGap { guesses += behindGap(offset, cost: passed) }
    return guesses
  }

  /// Behind a long gap anything may have been closed and opened.
  private func behindGap(_ offset: Int, cost: Int) -> [SalvageGuess] {
    (0...3).filter { $0 < max(1, state.depth) }.flatMap { pops in
      Self.heads.filter { $0.count < 4 }.flatMap { pushes in
        [Place.separator, pushes.last == true ? .key : .value].map { place in
          var guess = SalvageGuess(
            .garbage, at: offset, cost: cost + 2 * (pops + pushes.count))
          guess.pops = pops
          guess.pushes = pushes
          guess.place = place
          return guess
        }
      }
    }
  }

  /// The innermost container is of the other kind, and so is its first text: a key, or an element.
  private func flip(_ guess: inout SalvageGuess, _ pending: SalvageToken) {
    guess.before = .replace(nil)
    guess.isFlipped = true
    guess.token = SalvageToken(pending.kind == .key ? .string : .key, pending.range)
  }

  /// What is missing when nothing is to be passed over.
  private var missing: JSONSalvage.Loss.Kind {
    switch state.place {
    case .separator: .missing(Byte.comma)
    case .colon: .missing(Byte.colon)
    case .key, .firstKey: .brokenKey
    case .value, .firstElement: .brokenValue
    }
  }

  // MARK: Without head

  private static let heads: [[Bool]] = (1...4).flatMap { depth in
    (0..<1 << depth).map { bits in (0..<depth).map { bits >> $0 & 1 == 1 } }
  }

  /// The beginning of the text is lost, and with it the containers that were opened there.
  private func aboutLostHead() -> [SalvageGuess] {
    places.flatMap { offset in
      let passed = passed(offset)
      return Self.heads.flatMap { head in
        let places: [Place] = head.last == true ? [.separator, .key, .value] : [.separator, .value]
        return places.map { place in
          var guess = SalvageGuess(.garbage, at: offset, cost: passed + 2 * head.count)
          guess.around = head
          guess.place = place
          return guess
        }
      }
    }
  }

  /// More follows the end of a document of this kind.
  func guessesBehindEnd(of kind: JSONKind?) -> [SalvageGuess] {
    var guesses: [SalvageGuess] = []
    if kind == .object || kind == .array {
      var guess = SalvageGuess(
        .misplaced(kind == .object ? Byte.closeBrace : Byte.closeBracket), at: fault, cost: 1)
      guess.around = [kind == .object]
      guess.isReopening = true
      guess.place = .separator
      guesses.append(guess)
    }
    return guesses
      + Self.heads.filter { $0.count <= 3 }.map { head in
        var guess = SalvageGuess(.garbage, at: fault, cost: 2 * head.count)
        guess.around = head
        guess.place = .separator
        return guess
      }
  }
}
