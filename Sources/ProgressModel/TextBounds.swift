/// Bounds on text that comes from agents, in Unicode scalars; longer text is cut and ends in `…`.
package enum TextBounds {
  package static let content = 2000
  package static let identifier = 128
  package static let tag = 64
  package static let agentName = 64
  package static let tagsPerTask = 32
  package static let historyDetails = 120

  /// Returns `text` with at most `limit` scalars, the last of them `…` when something was cut off.
  package static func cut(_ text: String, to limit: Int) -> String {
    // A scalar has at least one byte: most texts are known to fit without counting.
    if text.utf8.count <= limit { return text }
    guard
      let end = text.unicodeScalars.index(
        text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex
    else { return text }
    let last = text.unicodeScalars.index(before: end)
    return String(text.unicodeScalars[..<last]) + "…"
  }
}
