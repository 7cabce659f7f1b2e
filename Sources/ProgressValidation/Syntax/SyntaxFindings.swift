import JSONTree

/// A fault of syntax as a finding, with words for what people mostly meant.
enum SyntaxFindings {
  /// Returns the findings for the first fault; all of them where keys stand twice.
  static func of(_ error: JSONSyntaxError, in bytes: [UInt8]) -> [ValidationFinding] {
    if case .duplicateKey = error.kind {
      let all = (try? DuplicateKeys.find(in: bytes)) ?? []
      if !all.isEmpty { return all.map(duplicate) }
      return Self.of(laterFault(in: bytes) ?? error, in: bytes)
    }
    let (rule, message) = judge(error, in: bytes)
    return [finding(rule, message, at: error.offset)]
  }

  /// The fault of syntax behind a key that stands twice: it is the worse one.
  private static func laterFault(in bytes: [UInt8]) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try DuplicateKeys.find(in: bytes)
      return nil
    } catch {
      return error
    }
  }

  private static func duplicate(_ duplicate: DuplicateKeys.Finding) -> ValidationFinding {
    var key = ""
    if case .key(let name)? = duplicate.location.steps.last { key = name }
    return ValidationFinding(
      code: SyntaxRules.duplicate.code, severity: SyntaxRules.duplicate.severity,
      location: duplicate.location,
      message: "The key \(FindingWords.quoted(key)) stands here a second time", anchor: .key,
      offset: duplicate.offset)
  }

  private static func finding(_ rule: ValidationRule, _ message: String, at offset: Int) -> ValidationFinding
  {
    ValidationFinding(
      code: rule.code, severity: rule.severity, location: nil, message: message, offset: offset)
  }

  private static func judge(_ error: JSONSyntaxError, in bytes: [UInt8]) -> (ValidationRule, String) {
    if bytes.isEmpty { return (SyntaxRules.empty, "The file is empty") }
    if bytes.allSatisfy(isSpace) { return (SyntaxRules.blank, "There is nothing but white space") }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (SyntaxRules.utf16, "The file is UTF-16, not UTF-8")
    }
    let byte = error.offset < bytes.count ? bytes[error.offset] : nil
    if byte == 0 { return (SyntaxRules.zeroBytes, zeros(from: error.offset, in: bytes)) }
    if isConflict(at: error.offset, in: bytes) {
      return (SyntaxRules.conflict, "The marks of a merge conflict stand here")
    }
    switch error.kind {
    case .unexpectedEnd: return (SyntaxRules.truncated, "The file ends inside a value")
    case .trailingContent:
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        return (SyntaxRules.several, "A second value begins here, behind the first")
      }
      return (SyntaxRules.trailing, "\(bytes.count - error.offset) bytes stand behind the value")
    case .unexpectedByte(let byte): return unexpected(byte, at: error.offset, in: bytes)
    case .invalidUTF8: return (SyntaxRules.utf8, "These bytes are not UTF-8")
    case .controlCharacterInString:
      return (SyntaxRules.control, "A raw control character (\(hexadecimal(byte ?? 0))) stands in a string")
    case .invalidEscape: return (SyntaxRules.escape, "JSON has no such escape")
    case .invalidNumber: return (SyntaxRules.number, "The number cannot go on like this")
    case .duplicateKey(let key):
      return (SyntaxRules.duplicate, "The key \(FindingWords.quoted(key)) stands here a second time")
    case .tooDeep(let limit): return (SyntaxRules.deep, "More than \(limit) brackets are open here")
    case .tooLarge(let limit): return (SyntaxRules.large, "The file is larger than \(limit >> 20) MiB")
    case .wrongType, .unexpectedWord, .notAnInteger, .notADouble:
      return (SyntaxRules.unexpected, "This cannot stand here")
    }
  }

  private static func unexpected(
    _ byte: UInt8, at offset: Int, in bytes: [UInt8]
  ) -> (ValidationRule, String) {
    let before = bytes[..<offset].last { !isSpace($0) }
    let isClosing = byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    if isClosing, before == UInt8(ascii: ",") {
      return (SyntaxRules.comma, "A comma stands before this closing bracket")
    }
    let word = word(at: offset, in: bytes)
    let message =
      switch byte {
      case UInt8(ascii: "'"): "A text in single quotes: JSON has double quotes only"
      case UInt8(ascii: "/"), UInt8(ascii: "#"): "A comment: JSON has none"
      case UInt8(ascii: "+"): "A plus sign: JSON numbers have none"
      case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): "A comma or colon is missing before this"
      case UInt8(ascii: ","): "A comma with nothing before it"
      case UInt8(ascii: ":"): "A colon without a key before it"
      default:
        word.count > 1
          ? "The word \(FindingWords.quoted(word)) is no JSON value" : "\(shown(byte)) cannot stand here"
      }
    return (SyntaxRules.unexpected, message)
  }

  private static func word(at offset: Int, in bytes: [UInt8]) -> String {
    let word = bytes[offset...].prefix { isLetter($0) }
    return String(decoding: word.prefix(40), as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isConflict(at offset: Int, in bytes: [UInt8]) -> Bool {
    let line = offset == 0 || offset <= bytes.count && bytes[offset - 1] == 0x0A
    return line
      && [UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">")].contains { mark in
        offset + 7 <= bytes.count && bytes[offset..<offset + 7].allSatisfy { $0 == mark }
      }
  }

  private static func zeros(from offset: Int, in bytes: [UInt8]) -> String {
    let count = bytes[offset...].prefix { $0 == 0 }.count
    if count == bytes.count { return "The file holds nothing but zero bytes" }
    return count == 1 ? "A zero byte stands here" : "\(count) zero bytes stand here"
  }

  private static func shown(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "The byte \(hexadecimal(byte))"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
