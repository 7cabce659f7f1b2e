/// Tells from a name, such as `DB_PASSWORD` or `x-api-key`, that what it names is secret.
enum SecretName {
  /// How the names end, without case and without the marks between their words.
  private static let endings: [[UInt8]] = [
    "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "accesskey", "secretkey",
    "privatekey", "authkey", "accountkey", "signingkey", "encryptionkey", "credential", "credentials",
    "authorization", "cookie", "connectionstring",
  ].map { Array($0.utf8) }

  /// The longest name that is looked at; a longer one is text.
  static let longest = 64

  /// Whether a name written with letters, digits, `_`, `-` and `.` names a secret.
  static func isSecret(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = name.last, isLastLetter(last) else { return false }
    return endings.contains { ends(name, with: $0) }
  }

  static func isSecret(_ name: String) -> Bool { isSecret(name.utf8) }

  /// Headers whose values are more than one word.
  enum Header {
    case authorization, cookie
  }

  /// Returns which of these headers a name stands for, also behind `Proxy-` and `Set-`.
  static func header(_ name: some BidirectionalCollection<UInt8>) -> Header? {
    if ends(name, with: authorization) { return .authorization }
    return ends(name, with: cookie) ? .cookie : nil
  }

  private static let authorization = Array("authorization".utf8)
  private static let cookie = Array("cookie".utf8)

  /// Most names end with another letter, so that one look is enough.
  private static func isLastLetter(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "y"),
      UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "g"):
      true
    default: false
    }
  }

  private static func ends(_ name: some BidirectionalCollection<UInt8>, with ending: [UInt8]) -> Bool {
    var left = ending.count
    for byte in name.reversed() {
      if left == 0 { return true }
      if isMark(byte) { continue }
      guard byte | 0x20 == ending[left - 1] else { return false }
      left -= 1
    }
    return left == 0
  }

  static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
