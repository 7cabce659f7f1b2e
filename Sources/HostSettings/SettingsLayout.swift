import JSONTree

/// How a settings file is laid out, so that what is added looks like what is there.
struct SettingsLayout {
  /// What ends a line: a line feed, with a carriage return before it where the file has them.
  let newline: [UInt8]
  /// One level of indentation.
  let unit: [UInt8]
  /// Whether everything stands on one line.
  let isOneLine: Bool
  /// Whether there is no space behind colons and commas.
  let isTight: Bool

  init(_ bytes: [UInt8], root: JSONOutline.Node) {
    let feed = bytes.firstIndex(of: UInt8(ascii: "\n"))
    let hasReturn = feed.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } ?? false
    newline = hasReturn ? [0x0D, 0x0A] : [0x0A]
    let isEmpty = root.members.isEmpty
    isOneLine = !isEmpty && !bytes[root.range].contains(UInt8(ascii: "\n"))
    if let first = root.members.first {
      let colon = bytes[first.start..<first.node.range.lowerBound].last
      isTight = isOneLine && colon == UInt8(ascii: ":")
      let indentation = Self.indentation(before: first.start, in: bytes)
      unit = indentation.flatMap { $0.isEmpty ? nil : Array($0) } ?? [0x20, 0x20]
    } else {
      isTight = false
      unit = [0x20, 0x20]
    }
  }

  /// The white space before `offset` on its line; nil when something else stands there.
  static func indentation(before offset: Int, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let start = lineStart(of: offset, in: bytes)
    let line = bytes[start..<offset]
    guard start > 0, line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    return line
  }

  /// The white space at the beginning of the line that `offset` is on.
  static func lineIndentation(at offset: Int, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[lineStart(of: offset, in: bytes)..<offset].prefix { $0 == 0x20 || $0 == 0x09 }
  }

  private static func lineStart(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  /// A value on one line, with spaces where the file has them.
  func line(_ value: JSONValue) -> [UInt8] { Array(Self.line(value, isTight: isTight).utf8) }

  static func line(_ value: JSONValue, isTight: Bool = false) -> String {
    let (comma, colon) = isTight ? (",", ":") : (", ", ": ")
    switch value {
    case .object(let members) where !members.isEmpty:
      let parts = members.map {
        JSONValue.string($0.key).text(.compact) + colon + line($0.value, isTight: isTight)
      }
      let joined = parts.joined(separator: comma)
      return isTight ? "{\(joined)}" : "{ \(joined) }"
    case .array(let elements) where !elements.isEmpty:
      return "[\(elements.map { line($0, isTight: isTight) }.joined(separator: comma))]"
    default: return value.text(.compact)
    }
  }
}
