/// A word of at most 16 bytes in two integers: looked up in word lists without making a string.
struct PackedWord: Equatable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// Packs the word in lower case; nil for one that is empty or too long to be in a list.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard 1...16 ~= bytes.count else { return nil }
    for byte in bytes { append(0x41...0x5A ~= byte ? byte | 0x20 : byte) }
  }

  /// No word.
  init() {}

  mutating func append(_ byte: UInt8) {
    high = high << 8 | low >> 56
    low = low << 8 | UInt64(byte)
  }

  /// A number that differs between most words.
  var scattered: UInt64 {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }
}
