/// The assignments of a TOML file, read line by line: enough to see which hooks Codex has, no more.
///
/// Values over several lines are not understood; they count as text that is nothing of ours.
struct TOMLLines: Sendable {
  struct Assignment: Equatable, Sendable {
    /// The header it stands below, without brackets: `hooks.PostToolUse.hooks`.
    var table: String
    /// Counts the headers: assignments below the same one belong together.
    var section: Int
    var key: String
    /// Without quotes where it is a text.
    var value: String
  }

  private(set) var assignments: [Assignment] = []

  init(_ bytes: [UInt8]) {
    var table = ""
    var section = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = Self.trimmed(String(decoding: line, as: UTF8.self)[...])
      if text.isEmpty || text.hasPrefix("#") { continue }
      if text.hasPrefix("["), let end = text.lastIndex(of: "]") {
        table = String(text[..<end].filter { !"[]\" ".contains($0) })
        section += 1
      } else if let equals = text.firstIndex(of: "=") {
        let key = Self.trimmed(text[..<equals]).filter { $0 != "\"" }
        assignments.append(
          Assignment(
            table: table, section: section, key: key,
            value: Self.value(Self.trimmed(text[text.index(after: equals)...]))))
      }
    }
  }

  /// The value of a key by its whole path, as `[features]` with `hooks`, or `features.hooks` at the top.
  func value(_ path: String) -> String? {
    assignments.last { ($0.table.isEmpty ? $0.key : "\($0.table).\($0.key)") == path }?.value
  }

  private static func value(_ text: Substring) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      return String(trimmed(text.prefix { $0 != "#" }))
    }
    var value = ""
    var isEscaped = false
    for character in text.dropFirst() {
      if isEscaped {
        value.append(character)
        isEscaped = false
      } else if character == "\\", quote == "\"" {
        isEscaped = true
      } else if character == quote {
        break
      } else {
        value.append(character)
      }
    }
    return value
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text = text.dropLast() }
    return text
  }
}
