/// Ctrl-R: the newest line with the pattern in it, and from there further back.
///
/// Ours and not libedit's, which takes the low byte of a character for a key: a search for 不 (U+4E0D) would end
/// as if Enter were pressed.
struct HistorySearch {
  /// What was being typed before.
  let original: String
  let originalCursor: Int

  private(set) var pattern = ""
  /// Which line is shown, or nil: the original.
  private(set) var match: Int?
  private(set) var hasFailed = false

  init(original: String, cursor: Int) {
    self.original = original
    originalCursor = cursor
  }

  var prompt: String { "(\(hasFailed ? "failed " : "")reverse-i-search)`\(pattern)': " }

  /// Returns the line to be shown, with the cursor where the pattern begins.
  func shown(in lines: [String]) -> (line: String, cursor: Int) {
    guard let match, lines.indices.contains(match) else { return (original, originalCursor) }
    let line = lines[match]
    return (line, offset(in: line) ?? line.count)
  }

  mutating func add(_ text: String, in lines: [String]) {
    pattern += text
    find(in: lines, from: match ?? lines.count - 1, by: -1)
  }

  /// Takes the last Character off and looks again from the newest line.
  mutating func removeLast(in lines: [String]) {
    if pattern.isEmpty { return }
    pattern.removeLast()
    if pattern.isEmpty {
      match = nil
      hasFailed = false
    } else {
      find(in: lines, from: lines.count - 1, by: -1)
    }
  }

  mutating func older(in lines: [String]) {
    if !pattern.isEmpty { find(in: lines, from: (match ?? lines.count) - 1, by: -1) }
  }

  mutating func newer(in lines: [String]) {
    if !pattern.isEmpty { find(in: lines, from: (match ?? -1) + 1, by: 1) }
  }

  private mutating func find(in lines: [String], from start: Int, by step: Int) {
    let current = match.flatMap { lines.indices.contains($0) ? lines[$0] : nil }
    var index = start
    while lines.indices.contains(index) {
      // The same line again would look as if nothing had happened.
      let isNews = index == match || lines[index] != current
      if isNews, offset(in: lines[index]) != nil {
        match = index
        hasFailed = false
        return
      }
      index += step
    }
    hasFailed = true
  }

  /// Returns where the pattern begins, in Characters; capitals matter only if it has one.
  private func offset(in line: String) -> Int? {
    let isExact = pattern.contains(where: \.isUppercase)
    let needle = pattern.map { isExact ? String($0) : $0.lowercased() }
    let hay = line.map { isExact ? String($0) : $0.lowercased() }
    guard !needle.isEmpty, needle.count <= hay.count else { return nil }
    return (0...hay.count - needle.count).first { hay[$0..<$0 + needle.count].elementsEqual(needle) }
  }
}
