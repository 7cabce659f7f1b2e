import ProgressModel

/// The number and the time of a record, read off the beginning of its line.
///
/// Nothing is verified: what is looked up by it is read properly afterwards.
struct RecordHead: Equatable {
  var sequence: Int64
  var time: Timestamp

  /// Bytes that hold both whatever the numbers are.
  static let longest = 64

  private static let sequenceKey: StaticString = "{\"sequence\":"
  private static let timeKey: StaticString = ",\"time\":"

  /// Reads a line, or at least its beginning; nil for one that is no record.
  init?(line: UnsafeRawBufferPointer) {
    var place = 0
    guard Self.take(Self.sequenceKey, line, &place), let sequence = Self.integer(line, &place),
      Self.take(Self.timeKey, line, &place), let time = Self.integer(line, &place)
    else { return nil }
    self.sequence = sequence
    self.time = Timestamp(time)
  }

  /// Returns the last whole record that is not later than `limit`; nil when there is none.
  static func last(in bytes: [UInt8], upTo limit: Timestamp) -> RecordHead? {
    bytes.withUnsafeBytes { bytes in
      var end = bytes.lastIndex(of: UInt8(ascii: "\n"))
      while let newline = end {
        end = bytes[..<newline].lastIndex(of: UInt8(ascii: "\n"))
        let start = end.map { $0 + 1 } ?? 0
        if let head = RecordHead(line: UnsafeRawBufferPointer(rebasing: bytes[start..<newline])),
          head.time <= limit
        {
          return head
        }
      }
      return nil
    }
  }

  private static func take(_ key: StaticString, _ line: UnsafeRawBufferPointer, _ place: inout Int) -> Bool {
    key.withUTF8Buffer { key in
      guard line.count - place >= key.count, key.indices.allSatisfy({ line[place + $0] == key[$0] }) else {
        return false
      }
      place += key.count
      return true
    }
  }

  private static func integer(_ line: UnsafeRawBufferPointer, _ place: inout Int) -> Int64? {
    var value: Int64 = 0
    let isNegative = place < line.count && line[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    while place < line.count, (48...57).contains(line[place]) {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int64(line[place]) - 48)
      if tooLarge || overflow { return nil }
      value = sum
      place += 1
    }
    return place == first ? nil : isNegative ? -value : value
  }
}
