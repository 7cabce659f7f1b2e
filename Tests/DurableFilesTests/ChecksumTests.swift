import DurableFiles
import Testing

@Suite struct ChecksumTests {
  @Test(
    arguments: [
      ("", 0), ("a", 0xE8B7_BE43), ("abc", 0x3524_41C2), ("123456789", 0xCBF4_3926),
      ("message digest", 0x2015_9D7F), ("abcdefghijklmnopqrstuvwxyz", 0x4C27_50BD),
      ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ] as [(String, UInt32)])
  func `the values are those of zlib`(text: String, expected: UInt32) {
    #expect(Checksum(of: Array(text.utf8)).value == expected)
  }

  @Test(arguments: [(0x00, 0x190A_55AD), (0xFF, 0xFF6C_AB0B)] as [(UInt8, UInt32)])
  func `thirty-two equal bytes give the value of zlib`(byte: UInt8, expected: UInt32) {
    #expect(Checksum(of: [UInt8](repeating: byte, count: 32)).value == expected)
  }

  @Test func `every length and every alignment agrees with the definition`() {
    let bytes = (0..<150).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ $0 / 7) }
    for start in 0..<17 {
      for end in start...bytes.count {
        let part = bytes[start..<end]
        #expect(Checksum(of: part).value == definition(part), "bytes \(start) to \(end)")
      }
    }
  }

  @Test func `continuing gives the checksum of everything so far`() {
    let bytes = (0..<500).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let whole = Checksum(of: bytes)
    for cut in 0...bytes.count {
      let first = Checksum(of: bytes[..<cut])
      #expect(Checksum(of: bytes[cut...], continuing: first) == whole)
    }
  }

  @Test func `one flipped bit changes the checksum`() {
    let bytes = [UInt8](repeating: 0x5A, count: 100)
    let whole = Checksum(of: bytes)
    for bit in 0..<800 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(Checksum(of: damaged) != whole)
    }
  }

  @Test(
    arguments: [
      (0, "00000000"), (0x5E59_7020, "5e597020"), (0xABC, "00000abc"), (.max, "ffffffff"),
    ] as [(UInt32, String)])
  func `eight digits are written and read back`(value: UInt32, digits: String) {
    #expect(Checksum(value: value).hexadecimal == digits)
    #expect(Checksum(value: value).hexadecimalBytes == Array(digits.utf8))
    #expect(Checksum(hexadecimal: digits) == Checksum(value: value))
  }

  @Test(arguments: [
    "", "5e59702", "5e5970200", "5E597020", "+e597020", " e597020", "5e59702g", "0x5e5970", "5e59702é",
  ])
  func `anything but eight lowercase digits is refused`(digits: String) {
    #expect(Checksum(hexadecimal: digits) == nil)
  }

  /// The definition of the CRC: division bit by bit, without tables.
  private func definition(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320 }
    }
    return ~crc
  }
}
