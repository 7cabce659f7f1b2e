/// Text that a person typed, made to fit the model: bounded, and mostly one line.
///
/// Other control characters stay as they are: displays clean what they show.
enum HandText {
  /// Returns `text` on one line and without white space around it; nil when nothing is left.
  static func line(_ text: String, limit: Int = TextBounds.content) -> String? {
    var line = ""
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where isAfterReturn: break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": line.unicodeScalars.append(" ")
      default: line.unicodeScalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return trimmed(line, limit)
  }

  /// Returns `text` with its line breaks but without white space around it; nil when nothing is left.
  static func lines(_ text: String) -> String? {
    trimmed(text, TextBounds.content)
  }

  static func required(
    _ text: String, as kind: HandEditError.Text, limit: Int = TextBounds.content
  ) throws(HandEditError) -> String {
    guard let line = line(text, limit: limit) else { throw .textMissing(kind) }
    return line
  }

  /// Returns the tags without repeats.
  static func tags(_ words: [String]) throws(HandEditError) -> [String] {
    var tags: [String] = []
    for word in words {
      let tag = try required(word, as: .tag, limit: TextBounds.tag)
      if !tags.contains(tag) { tags.append(tag) }
    }
    if tags.count > TextBounds.tagsPerTask { throw .tooManyTags(limit: TextBounds.tagsPerTask) }
    return tags
  }

  /// Returns the agent a person names; nobody at all when it is the word for that.
  static func agent(_ name: String) throws(HandEditError) -> DetectedAgent {
    let name = try required(name, as: .agent, limit: TextBounds.agentName)
    let isNobody = name.lowercased() == DetectedAgent.unknown.name.lowercased()
    return isNobody ? .unknown : DetectedAgent(name: name, source: .hand)
  }

  private static func trimmed(_ text: String, _ limit: Int) -> String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return TextBounds.cut(String(scalars[first...last]), to: limit)
  }
}
