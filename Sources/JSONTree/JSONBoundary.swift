/// Finds where a JSON object or array ends while its bytes still arrive, as from a pipe the other side keeps
/// open.
///
/// Feed the bytes in order, in chunks of any size; each byte is looked at once. The first wrong byte ends the
/// scan, and so does the closing bracket: what follows it is not looked at. The rules are those at
/// ``JSONReader``, duplicate keys included, so that a reader may go over the same bytes without asking again.
/// A byte order mark and white space before the value are passed.
package struct JSONBoundary: Sendable {
  /// How far the scan has come.
  package enum Progress: Equatable, Sendable {
    /// All bytes so far are right and more are needed.
    case incomplete
    /// The value ends here: a length in bytes, counted from the start of the input.
    case complete(length: Int)
    case failed(JSONSyntaxError)
  }

  /// What the next byte belongs to.
  enum State: Equatable, Sendable {
    /// At the very start, after this many bytes of a byte order mark.
    case start(markBytes: Int)
    case root
    case valueOrEnd, value, afterValue
    case keyOrEnd, key, colon
    case string, escape
    case hexadecimal(left: Int)
    case sequence(UTF8Sequence, start: Int)
    /// The bytes of a literal still to come, the next one lowest.
    case literal(rest: UInt32)
    case number(JSONNumberState)
    case done
  }

  /// How far the scan has come.
  package private(set) var progress = Progress.incomplete

  private let limits: JSONLimits
  /// The bytes of all chunks before this one.
  var consumed = 0
  var state = State.start(markBytes: 0)
  /// One bit an open container, the innermost lowest; 1 is an object.
  private var objects: UInt64 = 0
  private var open = 0

  // The key being read: what came of it in earlier chunks, and where it starts in the whole input.
  var isKey = false
  var keyHasEscapes = false
  var keyStart = 0
  var keyBytes: [UInt8] = []
  var ledger = KeyLedger()

  /// Starts at the beginning of an input.
  package init(limits: JSONLimits = .hookInput) { self.limits = limits }

  /// Scans the next bytes of the input.
  @discardableResult
  package mutating func scan(_ chunk: UnsafeBufferPointer<UInt8>) -> Progress {
    guard progress == .incomplete, let base = chunk.baseAddress else { return progress }
    let allowed = min(chunk.count, limits.maximumBytes - consumed)
    do throws(JSONSyntaxError) {
      let length = try advance(over: SourceBytes(base: base, end: allowed))
      consumed += length
      if state == .done {
        progress = .complete(length: consumed)
      } else if chunk.count > allowed {
        throw JSONSyntaxError(.tooLarge(limits.maximumBytes), offset: limits.maximumBytes)
      }
    } catch {
      progress = .failed(error)
    }
    return progress
  }

  /// Scans the next bytes of the input.
  @discardableResult
  package mutating func scan(_ chunk: [UInt8]) -> Progress {
    chunk.withUnsafeBufferPointer { scan($0) }
  }

  /// Says that the input has ended, which makes an incomplete value an error.
  package mutating func finish() -> Progress {
    guard progress == .incomplete else { return progress }
    if case .start(markBytes: 1...) = state {
      progress = .failed(JSONSyntaxError(.unexpectedByte(0xEF), offset: 0))
    } else {
      progress = .failed(JSONSyntaxError(.unexpectedEnd, offset: consumed))
    }
    return progress
  }

  /// Goes over one chunk; returns how far, which is all of it unless the value ended.
  private mutating func advance(over chunk: SourceBytes) throws(JSONSyntaxError) -> Int {
    var cursor = 0
    while cursor < chunk.end, state != .done {
      switch state {
      case .string, .escape, .hexadecimal, .sequence:
        cursor = try advanceString(over: chunk, from: cursor)
      case .start(let markBytes):
        cursor = try passMark(chunk.base[cursor], markBytes, at: cursor)
      case .literal(let rest):
        guard chunk.base[cursor] == UInt8(truncatingIfNeeded: rest) else {
          throw unexpected(chunk, at: cursor)
        }
        cursor += 1
        state = rest >> 8 == 0 ? .afterValue : .literal(rest: rest >> 8)
      case .number(let number):
        cursor = try advance(number, over: chunk, from: cursor)
      default:
        cursor = chunk.spaceEnd(from: cursor)
        guard cursor < chunk.end else { break }
        try take(chunk.base[cursor], in: chunk, at: cursor)
        cursor += 1
      }
    }
    if isKey { carryKey(of: chunk) }
    return cursor
  }

  /// Passes one byte of the mark EF BB BF, or none when there is no mark.
  private mutating func passMark(_ byte: UInt8, _ markBytes: Int, at offset: Int) throws(JSONSyntaxError)
    -> Int
  {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard byte == mark[markBytes] else {
      guard markBytes == 0 else { throw JSONSyntaxError(.unexpectedByte(0xEF), offset: 0) }
      state = .root
      return offset
    }
    state = markBytes == 2 ? .root : .start(markBytes: markBytes + 1)
    return offset + 1
  }

  /// Takes a byte that belongs to the structure: brackets, colon, comma, or the first one of a value or key.
  private mutating func take(_ byte: UInt8, in chunk: SourceBytes, at offset: Int) throws(JSONSyntaxError) {
    switch state {
    case .root:
      guard byte == Byte.openBrace || byte == Byte.openBracket else {
        throw wrongRoot(byte, chunk, at: offset)
      }
      try beginValue(byte, in: chunk, at: offset)
    case .valueOrEnd where byte == Byte.closeBracket, .keyOrEnd where byte == Byte.closeBrace:
      close()
    case .valueOrEnd, .value:
      try beginValue(byte, in: chunk, at: offset)
    case .keyOrEnd where byte == Byte.quote, .key where byte == Byte.quote:
      beginKey(at: offset)
    case .colon where byte == Byte.colon:
      state = .value
    case .afterValue where byte == Byte.comma:
      state = objects & 1 == 1 ? .key : .value
    case .afterValue where byte == (objects & 1 == 1 ? Byte.closeBrace : Byte.closeBracket):
      close()
    default:
      throw unexpected(chunk, at: offset)
    }
  }

  private mutating func beginValue(_ byte: UInt8, in chunk: SourceBytes, at offset: Int)
    throws(JSONSyntaxError)
  {
    switch byte {
    case Byte.quote: state = .string
    case Byte.t: state = .literal(rest: 0x65_7572)  // rue
    case Byte.f: state = .literal(rest: 0x6573_6C61)  // alse
    case Byte.n: state = .literal(rest: 0x6C_6C75)  // ull
    case Byte.openBrace, Byte.openBracket:
      guard open < limits.maximumDepth else {
        throw chunk.tooDeep(limits.maximumDepth, at: consumed + offset)
      }
      let isObject = byte == Byte.openBrace
      objects = objects << 1 | (isObject ? 1 : 0)
      open += 1
      if isObject { ledger.openObject() }
      state = isObject ? .keyOrEnd : .valueOrEnd
    default:
      guard let number = JSONNumberState(first: byte) else { throw unexpected(chunk, at: offset) }
      state = .number(number)
    }
  }

  private mutating func close() {
    if objects & 1 == 1 { ledger.closeObject() }
    objects >>= 1
    open -= 1
    state = open == 0 ? .done : .afterValue
  }

  private mutating func advance(
    _ number: JSONNumberState, over chunk: SourceBytes, from offset: Int
  ) throws(JSONSyntaxError) -> Int {
    var number = number
    var cursor = offset
    while cursor < chunk.end {
      switch number.next(chunk.base[cursor]) {
      case .goesOn(let next): number = next
      case .ends:
        state = .afterValue
        return cursor
      case .fails: throw JSONSyntaxError(.invalidNumber, offset: consumed + cursor)
      }
      cursor += 1
    }
    state = .number(number)
    return cursor
  }

  func unexpected(_ chunk: SourceBytes, at offset: Int) -> JSONSyntaxError {
    JSONSyntaxError(.unexpectedByte(chunk.base[offset]), offset: consumed + offset)
  }

  private func wrongRoot(_ byte: UInt8, _ chunk: SourceBytes, at offset: Int) -> JSONSyntaxError {
    guard let kind = JSONKind(firstByte: byte) else { return unexpected(chunk, at: offset) }
    return JSONSyntaxError(.wrongType(expected: .object, found: kind), offset: consumed + offset)
  }
}
