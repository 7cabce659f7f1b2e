extension JSONBoundary {
  /// Starts the key whose opening quote is at `offset` of this chunk.
  mutating func beginKey(at offset: Int) {
    isKey = true
    keyHasEscapes = false
    keyStart = consumed + offset + 1
    keyBytes.removeAll(keepingCapacity: true)
    state = .string
  }

  /// Goes over the bytes of a string, or of the escape or UTF-8 sequence in it that a chunk ended in.
  mutating func advanceString(over chunk: SourceBytes, from offset: Int) throws(JSONSyntaxError) -> Int {
    var cursor = offset
    while cursor < chunk.end {
      let byte = chunk.base[cursor]
      switch state {
      case .escape:
        guard byte == Byte.u || JSONEscape.isShort(byte) else { throw invalidEscape(at: cursor) }
        state = byte == Byte.u ? .hexadecimal(left: 4) : .string
      case .hexadecimal(let left):
        guard Byte.hexValue(byte) != nil else { throw invalidEscape(at: cursor) }
        state = left > 1 ? .hexadecimal(left: left - 1) : .string
      case .sequence(var sequence, let start):
        guard sequence.accept(byte) else { throw JSONSyntaxError(.invalidUTF8, offset: start) }
        state = sequence.remaining > 0 ? .sequence(sequence, start: start) : .string
      default:
        cursor = Self.plainEnd(of: chunk, from: cursor)
        guard cursor < chunk.end else { return cursor }
        if chunk.base[cursor] == Byte.quote {
          try endString(in: chunk, at: cursor)
          return cursor + 1
        }
        try takeSpecial(chunk.base[cursor], at: cursor)
      }
      cursor += 1
    }
    return cursor
  }

  /// Where the run of characters ends that mean nothing but themselves.
  private static func plainEnd(of chunk: SourceBytes, from offset: Int) -> Int {
    var cursor = offset
    while cursor &+ 8 <= chunk.end {
      let stops = EightBytes(chunk.base + cursor).readingStops
      cursor &+= EightBytes.firstIndex(stops)
      if stops != 0 { return cursor }
    }
    while cursor < chunk.end {
      let byte = chunk.base[cursor]
      if byte < Byte.space || byte >= 0x80 || byte == Byte.quote || byte == Byte.backslash { break }
      cursor &+= 1
    }
    return cursor
  }

  private mutating func takeSpecial(_ byte: UInt8, at offset: Int) throws(JSONSyntaxError) {
    if byte == Byte.backslash {
      keyHasEscapes = true
      state = .escape
    } else if byte < Byte.space {
      throw JSONSyntaxError(.controlCharacterInString, offset: consumed + offset)
    } else {
      guard let sequence = UTF8Sequence(first: byte) else {
        throw JSONSyntaxError(.invalidUTF8, offset: consumed + offset)
      }
      state = .sequence(sequence, start: consumed + offset)
    }
  }

  private mutating func endString(in chunk: SourceBytes, at quote: Int) throws(JSONSyntaxError) {
    guard isKey else {
      state = .afterValue
      return
    }
    isKey = false
    state = .colon
    if keyBytes.isEmpty {
      let start = keyStart - consumed
      try note(UnsafeBufferPointer(start: chunk.base + start, count: quote - start))
    } else {
      keyBytes.append(contentsOf: UnsafeBufferPointer(start: chunk.base, count: quote))
      let raw = keyBytes
      try raw.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in try note(buffer) }
    }
  }

  /// Notes a whole key, escapes not resolved, of the object that is open.
  private mutating func note(_ raw: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) {
    let isNew =
      keyHasEscapes
      ? JSONEscape.decode(raw).withUnsafeBufferPointer { ledger.insert($0) }
      : ledger.insert(raw)
    guard isNew else {
      let key = String(decoding: keyHasEscapes ? JSONEscape.decode(raw) : Array(raw), as: UTF8.self)
      throw JSONSyntaxError(.duplicateKey(key), offset: keyStart - 1)
    }
  }

  /// Keeps what this chunk, which ends within a key, holds of it.
  mutating func carryKey(of chunk: SourceBytes) {
    let start = max(0, keyStart - consumed)
    guard start < chunk.end else { return }
    keyBytes.append(contentsOf: UnsafeBufferPointer(start: chunk.base + start, count: chunk.end - start))
  }

  private func invalidEscape(at offset: Int) -> JSONSyntaxError {
    JSONSyntaxError(.invalidEscape, offset: consumed + offset)
  }
}
