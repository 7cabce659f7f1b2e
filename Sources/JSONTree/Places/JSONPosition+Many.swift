extension JSONPosition {
  /// Finds the places of many bytes in one pass over the text, in the order of `offsets`.
  ///
  /// Columns are counted as ``init(offset:in:)`` does for a text that is UTF-8.
  package static func positions(of offsets: [Int], in bytes: [UInt8]) -> [JSONPosition] {
    bytes.withUnsafeBufferPointer { buffer in
      var positions = [JSONPosition](repeating: JSONPosition(line: 1, column: 1), count: offsets.count)
      var cursor = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var line = 1
      var column = 1
      for number in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
        let offset = min(max(0, offsets[number]), buffer.count)
        while cursor < offset {
          if buffer[cursor] == Byte.lineFeed {
            line += 1
            column = 1
          } else if buffer[cursor] & 0xC0 != 0x80 {
            column += 1
          }
          cursor += 1
        }
        positions[number] = JSONPosition(line: line, column: column)
      }
      return positions
    }
  }

  fileprivate init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension JSONPosition {
  /// The same column on another line, for a text that is one line of a longer one.
  package func onLine(_ line: Int) -> JSONPosition { JSONPosition(line: line, column: column) }
}
