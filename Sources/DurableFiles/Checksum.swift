/// A CRC-32 as zlib, gzip and PNG compute it: finds torn, zeroed and damaged bytes, not forged ones.
///
/// Checksums chain: continuing from the checksum of what came before gives the checksum of both together, so
/// that one of them stands for a whole history.
package struct Checksum: Hashable, Sendable {
  package let value: UInt32

  package init(value: UInt32) { self.value = value }

  /// The checksum of no bytes at all, where a chain begins.
  package static let empty = Checksum(value: 0)

  /// Computes the checksum of `bytes`, as if they followed what `previous` stands for.
  package init(of bytes: [UInt8], continuing previous: Checksum = .empty) {
    self = bytes.withUnsafeBytes { Checksum(of: $0, continuing: previous) }
  }

  /// Computes the checksum of `bytes`, as if they followed what `previous` stands for.
  package init(of bytes: ArraySlice<UInt8>, continuing previous: Checksum = .empty) {
    self = bytes.withUnsafeBytes { Checksum(of: $0, continuing: previous) }
  }

  /// Computes the checksum of `bytes`, as if they followed what `previous` stands for.
  package init(of bytes: UnsafeRawBufferPointer, continuing previous: Checksum = .empty) {
    guard let start = bytes.baseAddress else {
      self = previous
      return
    }
    let table = ChecksumTable.entries
    var crc = ~previous.value
    var index = 0
    if bytes.count >= ChecksumTable.blockSize {
      // A block waits for the checksum of the one before it only with its first four bytes. What the other
      // twelve add is looked up one block ahead, while that wait lasts: this nearly doubles the speed.
      var ahead = Checksum.lastTwelve(start, table)
      let lastBlock = bytes.count - ChecksumTable.blockSize
      while index <= lastBlock {
        let first = UInt32(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt32.self))
        crc = Checksum.remainder(crc ^ first, table + 12 * 256) ^ ahead
        index &+= ChecksumTable.blockSize
        if index <= lastBlock { ahead = Checksum.lastTwelve(start + index, table) }
      }
    }
    while index < bytes.count {
      crc = (crc >> 8) ^ table[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
      index &+= 1
    }
    value = ~crc
  }

  /// Returns what bytes 4 to 15 of a block add to the remainder.
  @inline(__always)
  private static func lastTwelve(_ block: UnsafeRawPointer, _ table: UnsafePointer<UInt32>) -> UInt32 {
    let second = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    let third = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let fourth = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    return remainder(second, table + 8 * 256) ^ remainder(third, table + 4 * 256) ^ remainder(fourth, table)
  }

  /// Returns the remainder of four bytes, the first in the lowest bits; `table` begins at that of the last
  /// one.
  @inline(__always)
  private static func remainder(_ word: UInt32, _ table: UnsafePointer<UInt32>) -> UInt32 {
    (table[3 * 256 + Int(word & 0xFF)] ^ table[2 * 256 + Int((word >> 8) & 0xFF)])
      ^ (table[256 + Int((word >> 16) & 0xFF)] ^ table[Int(word >> 24)])
  }
}

/// Checksums in text: eight lowercase hexadecimal digits.
extension Checksum {
  /// The eight digits as text, for example `5e597020`.
  package var hexadecimal: String { String(decoding: hexadecimalBytes, as: UTF8.self) }

  /// The eight digits as ASCII bytes.
  package var hexadecimalBytes: [UInt8] {
    stride(from: 28, through: 0, by: -4).map { shift in
      let digit = UInt8((value >> UInt32(shift)) & 0xF)
      return digit < 10 ? 0x30 + digit : 0x61 + digit - 10
    }
  }

  /// Reads exactly eight lowercase digits; nil for anything else, so that a checksum has one spelling only.
  package init?(hexadecimal text: some Collection<UInt8>) {
    guard text.count == 8 else { return nil }
    var value: UInt32 = 0
    for byte in text {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
    }
    self.value = value
  }

  /// Reads exactly eight lowercase digits; nil for anything else.
  package init?(hexadecimal text: String) { self.init(hexadecimal: text.utf8) }
}
