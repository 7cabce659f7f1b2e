/// Bounds on texts in schema 2.0.0, in Unicode scalars; longer text is cut and ends in `…`.
enum TextBound {
  static let content = 2000
  static let identifier = 128
  static let agentName = 64
  static let tag = 64
  static let tagsPerTask = 32
  static let historyDetails = 120
  static let historyEntries = 50

  /// Returns `text` with at most `limit` scalars, the last of them `…` when something was cut off.
  static func cut(_ text: String, to limit: Int) -> String {
    // A scalar has at least one byte: most texts are known to fit without counting.
    if fits(text, in: limit) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }

  static func fits(_ text: String, in limit: Int) -> Bool {
    text.utf8.count <= limit || text.unicodeScalars.count <= limit
  }
}
