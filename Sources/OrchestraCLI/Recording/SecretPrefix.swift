/// Tokens that tell by their first letters what they are, such as `ghp_…` or `sk-ant-…`.
struct SecretPrefix: Sendable {
  private let bytes: [UInt8]
  /// The fewest letters, digits, `_` and `-` that follow in a real one.
  private let shortest: Int

  private init(_ text: String, _ shortest: Int) {
    bytes = Array(text.utf8)
    self.shortest = shortest
  }

  private static let known = [
    SecretPrefix("sk-", 20), SecretPrefix("sk_live_", 10), SecretPrefix("sk_test_", 10),
    SecretPrefix("rk_live_", 10), SecretPrefix("rk_test_", 10), SecretPrefix("whsec_", 16),
    SecretPrefix("ghp_", 20), SecretPrefix("gho_", 20), SecretPrefix("ghu_", 20), SecretPrefix("ghs_", 20),
    SecretPrefix("ghr_", 20), SecretPrefix("github_pat_", 20), SecretPrefix("glpat-", 16),
    SecretPrefix("glrt-", 16), SecretPrefix("gsk_", 20), SecretPrefix("glsa_", 20),
    SecretPrefix("xoxb-", 10), SecretPrefix("xoxp-", 10), SecretPrefix("xoxa-", 10),
    SecretPrefix("xoxr-", 10), SecretPrefix("xoxs-", 10), SecretPrefix("xapp-", 10),
    SecretPrefix("AKIA", 16), SecretPrefix("ASIA", 16), SecretPrefix("AIza", 30), SecretPrefix("ya29", 20),
    SecretPrefix("npm_", 30), SecretPrefix("pypi-", 30), SecretPrefix("hf_", 20), SecretPrefix("xai-", 20),
    SecretPrefix("r8_", 20), SecretPrefix("pplx-", 20), SecretPrefix("dop_v1_", 20),
    SecretPrefix("doo_v1_", 20), SecretPrefix("shpat_", 20), SecretPrefix("shpss_", 20),
    SecretPrefix("dckr_pat_", 16), SecretPrefix("lin_api_", 20), SecretPrefix("figd_", 20),
    SecretPrefix("tskey-", 16), SecretPrefix("sq0atp-", 16), SecretPrefix("SG", 20),
    SecretPrefix("AGE-SECRET-KEY-1", 20), SecretPrefix("EAAC", 40), SecretPrefix("ntn_", 20),
    SecretPrefix("secret_", 32),
  ]

  /// For each first byte those that begin with it: nearly every word is passed over after one look.
  private static let byFirst: [[SecretPrefix]] = (0..<256).map { first in
    known.filter { Int($0.bytes[0]) == first }
  }

  /// Returns where the token that begins at `start`, the start of a word, ends; nil when none does.
  static func end(
    of bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    for prefix in byFirst[Int(bytes[start])] where prefix.matches(bytes, at: start) {
      let end = tokenEnd(of: bytes, from: start + prefix.bytes.count)
      let tail = UnsafeBufferPointer(rebasing: bytes[(start + prefix.bytes.count)..<end])
      // Words joined by hyphens have neither digits nor capitals.
      if tail.count >= prefix.shortest, tail.contains(where: { $0.isDigit || $0.isCapital }) { return end }
    }
    return nil
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + bytes.count <= text.count else { return false }
    for offset in 1..<bytes.count where text[start + offset] != bytes[offset] { return false }
    return true
  }

  /// Returns the end of the letters, digits, `_`, `-` and of dots between them.
  static func tokenEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      let isInside = byte.isWord || byte == UInt8(ascii: "-")
      let isInnerDot = byte == UInt8(ascii: ".") && end + 1 < bytes.count && bytes[end + 1].isWord
      if !isInside && !isInnerDot { break }
      end += 1
    }
    return end
  }
}

/// Kinds of bytes, by ASCII.
extension UInt8 {
  var isDigit: Bool { 0x30...0x39 ~= self }
  var isCapital: Bool { 0x41...0x5A ~= self }
  /// A letter, digit or underscore.
  var isWord: Bool { 0x61...0x7A ~= self | 0x20 || isDigit || self == 0x5F }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var isQuote: Bool { self == 0x22 || self == 0x27 || self == 0x60 }
}
