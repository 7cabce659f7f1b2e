/// The arithmetic behind `Checksum`: remainders of division by the CRC-32 polynomial, bits reversed.
enum ChecksumTable {
  /// The IEEE polynomial, lowest bit first.
  private static let polynomial: UInt32 = 0xEDB8_8320

  /// Bytes that are looked up at a time, each in a table of its own.
  static let blockSize = 16

  /// 16 tables of 256: entry `k * 256 + i` is the remainder of byte `i` with `k` zero bytes behind it.
  ///
  /// Built on first use, in a microsecond beside the page faults for its memory. Never changed after that,
  /// never freed.
  nonisolated(unsafe) static let entries: UnsafePointer<UInt32> = build()

  private static func build() -> UnsafePointer<UInt32> {
    let table = UnsafeMutablePointer<UInt32>.allocate(capacity: blockSize * 256)
    var remainder = polynomial
    for position in 0..<blockSize {
      let entries = table + position * 256
      entries[0] = 0
      for shift in 0..<8 {
        entries[128 >> shift] = remainder
        remainder = timesX(remainder)
      }
      // Remainders are linear: those of single bits give all others by exclusive or.
      var half = 2
      while half < 256 {
        let highest = entries[half]
        for low in 1..<half { entries[half &+ low] = highest ^ entries[low] }
        half &*= 2
      }
    }
    return UnsafePointer(table)
  }

  private static func timesX(_ remainder: UInt32) -> UInt32 {
    remainder & 1 == 0 ? remainder >> 1 : (remainder >> 1) ^ polynomial
  }
}
