/// What changes between two texts, line by line, with a few lines around it.
///
/// The least number of lines is taken out and put in (Myers' greedy way), as long as that is found within `largestEffort` steps;
/// beyond, everything between the equal ends counts as changed.
package struct LineDifference {
  private enum Line {
    case same(String)
    case old(String)
    case new(String)
  }

  private static let largestEffort = 2_000

  private let lines: [Line]

  package init(from old: [UInt8], to new: [UInt8]) {
    lines = Self.compare(Self.lines(of: old), Self.lines(of: new))
  }

  /// The lines of a text; what a last line without its end lacks is said.
  private static func lines(of text: [UInt8]) -> [String] {
    if text.isEmpty { return [] }
    var parts = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isEnded = parts.last?.isEmpty == true
    if isEnded { parts.removeLast() }
    var lines = parts.map { line in
      // The marks of another system's lines and of UTF-8 are no change of their own.
      let line = line.last == 0x0D ? line.dropLast() : line
      return String(decoding: line, as: UTF8.self)
    }
    if !isEnded, let last = lines.last { lines[lines.count - 1] = last + " (no line end)" }
    return lines
  }

  private static func compare(_ old: [String], _ new: [String]) -> [Line] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
      end += 1
    }
    let middle = script(Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
    return old[..<start].map { .same($0) } + middle + old[(old.count - end)...].map { .same($0) }
  }

  /// The shortest way from one list of lines to another.
  private static func script(_ old: [String], _ new: [String]) -> [Line] {
    let most = old.count + new.count
    var furthest = [1: 0]
    var trace: [[Int: Int]] = []
    for effort in 0...most {
      if effort > largestEffort { break }
      trace.append(furthest)
      for diagonal in stride(from: -effort, through: effort, by: 2) {
        let (left, right) = (furthest[diagonal - 1] ?? -1, furthest[diagonal + 1] ?? -1)
        var x = diagonal == -effort || diagonal != effort && left < right ? right : left + 1
        while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
        furthest[diagonal] = x
        if x >= old.count, x - diagonal >= new.count { return walk(back: trace, old, new) }
      }
    }
    return old.map { .old($0) } + new.map { .new($0) }
  }

  private static func walk(back trace: [[Int: Int]], _ old: [String], _ new: [String]) -> [Line] {
    var lines: [Line] = []
    var (x, y) = (old.count, new.count)
    for (effort, furthest) in trace.enumerated().reversed() {
      let diagonal = x - y
      let (left, right) = (furthest[diagonal - 1] ?? -1, furthest[diagonal + 1] ?? -1)
      let isDown = diagonal == -effort || diagonal != effort && left < right
      let before = isDown ? diagonal + 1 : diagonal - 1
      let from = effort == 0 ? 0 : furthest[before] ?? 0
      while x > from, y > from - before, x > 0, y > 0, old[x - 1] == new[y - 1] {
        lines.append(.same(old[x - 1]))
        (x, y) = (x - 1, y - 1)
      }
      if effort == 0 { break }
      if isDown, y > 0 {
        lines.append(.new(new[y - 1]))
        y -= 1
      } else if x > 0 {
        lines.append(.old(old[x - 1]))
        x -= 1
      }
    }
    return lines.reversed()
  }

  /// Whether nothing changes.
  package var isEmpty: Bool {
    lines.allSatisfy { line in
      if case .same = line { true } else { false }
    }
  }

  /// Returns the changed lines and `context` lines around each, at most `width` columns wide, each ended by a line feed.
  ///
  /// All text is clean; `…` stands for lines that are left out.
  package func text(context: Int = 2, width: Int?, style: TextStyle) -> String {
    let changed = lines.indices.filter { index in
      if case .same = lines[index] { false } else { true }
    }
    var shown: Set<Int> = []
    for index in changed { shown.formUnion(max(0, index - context)...min(lines.count - 1, index + context)) }
    var text = ""
    var isGap = false
    for index in lines.indices {
      guard shown.contains(index) else {
        isGap = true
        continue
      }
      if isGap { text += style.painted("  …", .faint) + "\n" }
      isGap = false
      text += Self.shown(lines[index], partner: partner(of: index), width: width, style: style) + "\n"
    }
    return text
  }

  /// The line that took the place of a single one, so that of two long ones only what differs is shown.
  private func partner(of index: Int) -> String? {
    switch lines[index] {
    case .old where index + 1 < lines.count:
      if case .new(let text) = lines[index + 1] { text } else { nil }
    case .new where index > 0:
      if case .old(let text) = lines[index - 1] { text } else { nil }
    default: nil
    }
  }

  /// Longer lines are shown around what differs.
  private static let longest = 160

  private static func shown(_ line: Line, partner: String?, width: Int?, style: TextStyle) -> String {
    let (mark, whole, tone): (String, String, TextStyle.Tone) =
      switch line {
      case .same(let text): ("  ", text, .plain)
      case .old(let text): ("- ", text, .bad)
      case .new(let text): ("+ ", text, .good)
      }
    var text = whole
    if let partner, whole.utf8.count > longest { text = excerpt(whole, differingFrom: partner) }
    text = VisibleText.of(
      text.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    "))
    text = (mark + text).truncated(to: width ?? Int.max)
    return style.painted(text, tone)
  }

  private static func excerpt(_ text: String, differingFrom other: String) -> String {
    let (bytes, others) = (Array(text.unicodeScalars), Array(other.unicodeScalars))
    var start = 0
    while start < min(bytes.count, others.count), bytes[start] == others[start] { start += 1 }
    var end = 0
    while end < min(bytes.count, others.count) - start,
      bytes[bytes.count - 1 - end] == others[others.count - 1 - end]
    {
      end += 1
    }
    let from = max(0, start - 24)
    let to = min(bytes.count, bytes.count - end + 8)
    var part = String.UnicodeScalarView()
    part.append(contentsOf: bytes[from..<max(from, to)])
    return (from > 0 ? "…" : "") + String(part) + (to < bytes.count ? "…" : "")
  }
}
