/// A text to be read scalar by scalar that knows line and column of each.
///
/// Scalars and not Characters decide what is a quote or a `;`: a combining mark behind one must not hide it.
/// Only columns count Characters, since those are what a person counts.
struct SourceText: Sendable {
  let scalars: [Unicode.Scalar]
  private let firstLine: Int
  /// Offsets of the scalars that begin a line.
  private let lineStarts: [Int]
  /// The column of each scalar and of the end; nil where columns are offsets in the line.
  private let columns: [Int32]?

  /// Takes a text apart; a byte order mark at its start is none of it.
  init(_ text: String, startingAt line: Int = 1, keepsByteOrderMark: Bool = false) {
    var view = text.unicodeScalars[...]
    if !keepsByteOrderMark, view.first == "\u{FEFF}" { view.removeFirst() }
    scalars = Array(view)
    firstLine = line
    var lineStarts = [0]
    for (offset, scalar) in scalars.enumerated() where scalar == "\n" { lineStarts.append(offset + 1) }
    self.lineStarts = lineStarts
    columns = scalars.allSatisfy(\.isASCII) ? nil : Self.columns(of: String(view), count: scalars.count)
  }

  var count: Int { scalars.count }

  subscript(offset: Int) -> Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  /// Returns the place of a scalar, or of the end.
  func position(of offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = columns.map { Int($0[offset]) } ?? offset - lineStarts[low] + 1
    return SourcePosition(line: firstLine + low, column: column)
  }

  /// Returns how many Characters begin before that of a scalar.
  func characterOffset(of offset: Int) -> Int { characterStart(of: offset).characters }

  /// Returns what stands before a scalar in its Character.
  func lead(of offset: Int) -> String { string(characterStart(of: offset).scalar..<offset) }

  private func characterStart(of offset: Int) -> (characters: Int, scalar: Int) {
    var characters = 0
    var scalar = 0
    for character in string(0..<count) {
      let next = scalar + character.unicodeScalars.count
      if next > offset { break }
      scalar = next
      characters += 1
    }
    return (characters, scalar)
  }

  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The first control character that is neither a tab nor part of a line break.
  var firstControl: Int? {
    scalars.indices.first { offset in
      switch scalars[offset].value {
      case 0x09, 0x0A: false
      case 0x0D: self[offset + 1] != "\n"
      case 0..<0x20, 0x7F..<0xA0: true
      default: false
      }
    }
  }

  private static func columns(of text: String, count: Int) -> [Int32] {
    var columns: [Int32] = []
    columns.reserveCapacity(count + 1)
    var column: Int32 = 1
    for character in text {
      var isBreak = false
      for scalar in character.unicodeScalars {
        columns.append(column)
        if scalar == "\n" { isBreak = true }
      }
      column = isBreak ? 1 : column + 1
    }
    columns.append(column)
    return columns
  }
}

extension SourceText {
  /// Whether a line ends here; a CR belongs to the LF behind it.
  func isLineBreak(at offset: Int) -> Bool {
    self[offset] == "\n" || self[offset] == "\r" && self[offset + 1] == "\n"
  }

  /// Whether a blank is here, of any script: Japanese input methods type U+3000, web pages U+00A0.
  func isBlank(at offset: Int) -> Bool {
    guard let scalar = self[offset] else { return false }
    if scalar.isASCII { return scalar == " " || scalar == "\t" }
    return scalar.properties.generalCategory == .spaceSeparator
  }

  /// Returns the offset behind a backslash and the line break it hides, or nil when there are none.
  func continuation(at offset: Int) -> Int? {
    guard self[offset] == "\\", isLineBreak(at: offset + 1) else { return nil }
    return self[offset + 1] == "\r" ? offset + 3 : offset + 2
  }

  /// Returns the offset of the first scalar that is no blank and no hidden line break.
  func endOfGap(at start: Int) -> Int {
    var offset = start
    while true {
      if isBlank(at: offset) {
        offset += 1
      } else if let next = continuation(at: offset) {
        offset = next
      } else {
        return offset
      }
    }
  }

  /// Returns where the line ends: its line break, or the end of the text.
  func endOfLine(at start: Int) -> Int {
    var offset = start
    while offset < count, !isLineBreak(at: offset) { offset += 1 }
    return offset
  }
}
