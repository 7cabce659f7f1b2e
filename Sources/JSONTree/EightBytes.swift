/// Eight neighbouring bytes looked at together, which is what makes scanning strings fast.
///
/// The tests answer with one flag bit (0x80) a byte. A subtraction may borrow into the byte above, so flags
/// above the lowest one can be wrong; the lowest never is, and nothing but ``firstIndex(_:)`` should look at
/// them.
@usableFromInline
struct EightBytes {
  /// The bytes, the first one lowest, whatever the machine's order.
  @usableFromInline let word: UInt64

  /// Loads eight bytes, of any alignment.
  @inlinable @inline(__always)
  init(_ pointer: UnsafePointer<UInt8>) {
    word = UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  @inlinable @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Flags what a reader must look at in a string: quote, backslash, control bytes below 0x20, bytes of 0x80
  /// and up.
  @inlinable @inline(__always)
  var readingStops: UInt64 {
    let control = word &- Self.repeating(0x20)
    let quote = (word ^ Self.repeating(Byte.quote)) &- Self.repeating(1)
    let backslash = (word ^ Self.repeating(Byte.backslash)) &- Self.repeating(1)
    return (control | quote | backslash | word) & Self.repeating(0x80)
  }

  /// Flags what a writer must look at: as ``readingStops``, and DEL.
  @inlinable @inline(__always)
  var writingStops: UInt64 {
    let delete = ((word ^ Self.repeating(Byte.delete)) &- Self.repeating(1)) & Self.repeating(0x80)
    return readingStops | delete
  }

  /// Flags nothing where all eight bytes are spaces; else the lowest set bit is in the first byte that is
  /// not.
  @inlinable @inline(__always)
  var otherThanSpaces: UInt64 { word ^ Self.repeating(Byte.space) }

  /// The index of the first flagged byte, 0 to 7; 8 when there is none.
  @inlinable @inline(__always)
  static func firstIndex(_ flags: UInt64) -> Int { flags.trailingZeroBitCount &>> 3 }
}

/// Tells whether two runs of `count` bytes are the same; folds to a few loads where `count` is a constant.
@inlinable @inline(__always)
func sameBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
  let left = UnsafeRawPointer(left)
  let right = UnsafeRawPointer(right)
  var index = 0
  while index &+ 8 <= count {
    guard
      left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    else { return false }
    index &+= 8
  }
  if index &+ 4 <= count {
    guard
      left.loadUnaligned(fromByteOffset: index, as: UInt32.self)
        == right.loadUnaligned(fromByteOffset: index, as: UInt32.self)
    else { return false }
    index &+= 4
  }
  while index < count {
    guard
      left.load(fromByteOffset: index, as: UInt8.self) == right.load(fromByteOffset: index, as: UInt8.self)
    else { return false }
    index &+= 1
  }
  return true
}

extension String {
  /// Tells whether two strings are the same bytes, where `==` would take é and e + ◌́ for equal.
  package func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    if isSameWord(as: other) { return true }
    let answer = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let left = mine.baseAddress, let right = theirs.baseAddress else { return true }
        return sameBytes(left, right, count: mine.count)
      }
    }
    return (answer ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether both are the same two machine words: a short text is kept in them, a long one as the place where it is.
  ///
  /// Keys are short, so that this answers for nearly all of them. That it is false says nothing.
  @inline(__always)
  private func isSameWord(as other: String) -> Bool {
    guard MemoryLayout<String>.size == MemoryLayout<(UInt64, UInt64)>.size else { return false }
    return withUnsafeBytes(of: self) { mine in
      withUnsafeBytes(of: other) { theirs in
        mine.load(as: UInt64.self) == theirs.load(as: UInt64.self)
          && mine.load(fromByteOffset: 8, as: UInt64.self) == theirs.load(fromByteOffset: 8, as: UInt64.self)
      }
    }
  }
}
