/// How lines stand in the history file: each on a line of its own, with a backslash before what would break
/// it.
///
/// Files of other programs are taken as they come: the header and the octal escapes of libedit, the time
/// stamps of bash and zsh.
enum HistoryCoding {
  /// Longer lines are kept out of the file.
  static let maximumBytes = 65536

  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case 0..<0x20, 0x7F: bytes += octal(byte)
      default: bytes.append(byte)
      }
    }
    // Otherwise taken for what bash or libedit put there.
    if isForeign(bytes[...]) { bytes.replaceSubrange(0..<1, with: octal(bytes[0])) }
    return bytes + [UInt8(ascii: "\n")]
  }

  /// Returns the lines of a piece of a file, in order, without damaged ones.
  ///
  /// A prompt waits for this: plain lines, which are nearly all, are looked at once and copied once.
  static func decode(_ bytes: ArraySlice<UInt8>) -> [String] {
    bytes.withUnsafeBufferPointer { all in
      var texts: [String] = []
      var start = 0
      var isPlain = true
      for (offset, byte) in all.enumerated() {
        if byte == UInt8(ascii: "\n") {
          if let text = text(UnsafeBufferPointer(rebasing: all[start..<offset]), isPlain: isPlain) {
            texts.append(text)
          }
          start = offset + 1
          isPlain = true
        } else if byte < 0x20 || byte == UInt8(ascii: "\\") {
          isPlain = false
        }
      }
      if let text = text(UnsafeBufferPointer(rebasing: all[start...]), isPlain: isPlain) {
        texts.append(text)
      }
      return texts
    }
  }

  private static func text(_ line: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> String? {
    guard let first = line.first, line.count <= maximumBytes * 4 else { return nil }
    if isPlain, isLetter(first) {
      return line.count <= maximumBytes ? String(decoding: line, as: UTF8.self) : nil
    }
    let line = ArraySlice(line)
    // Zeros are what a power cut leaves of a file that was growing.
    if line.contains(0) || isHeader(line) { return nil }
    let text = String(decoding: unescaped(line.dropFirst(stampLength(line))), as: UTF8.self)
    return HistoryFile.isWorthKeeping(text) ? text : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func unescaped(_ line: ArraySlice<UInt8>) -> [UInt8] {
    guard line.contains(UInt8(ascii: "\\")) else { return Array(line) }
    var bytes: [UInt8] = []
    var rest = line
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.first else {
        bytes.append(byte)
        continue
      }
      if let value = octalValue(rest.prefix(3)) {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else if next == UInt8(ascii: "\\") || next == UInt8(ascii: "n") {
        bytes.append(next == UInt8(ascii: "n") ? UInt8(ascii: "\n") : next)
        rest = rest.dropFirst()
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func octal(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "\\")] + [byte >> 6, byte >> 3 & 7, byte & 7].map { UInt8(ascii: "0") + $0 }
  }

  private static func octalValue(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
    let value = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
    return UInt8(exactly: value)
  }

  private static func isForeign(_ line: ArraySlice<UInt8>) -> Bool {
    isHeader(line) || stampLength(line) > 0
  }

  /// The first line of a libedit file, or the `#1762252225` before each line of bash.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    if line.elementsEqual("_HiStOrY_V2_".utf8) { return true }
    return line.first == UInt8(ascii: "#") && line.count > 1 && line.dropFirst().allSatisfy(isDigit)
  }

  /// The length of `: 1762252225:0;`, which zsh puts before a line.
  private static func stampLength(_ line: ArraySlice<UInt8>) -> Int {
    guard line.starts(with: ": ".utf8) else { return 0 }
    var rest = line.dropFirst(2).drop(while: isDigit)
    guard rest.first == UInt8(ascii: ":") else { return 0 }
    rest = rest.dropFirst().drop(while: isDigit)
    return rest.first == UInt8(ascii: ";") ? line.count - rest.count + 1 : 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
