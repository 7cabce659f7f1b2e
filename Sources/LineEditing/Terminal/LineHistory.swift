import CLibEdit

/// The lines that arrow-up and Ctrl-R find.
///
/// libedit asks for one at a time, so that a long history costs nothing before somebody wants it.
struct LineHistory {
  /// Oldest first.
  private(set) var lines: [String] = []
  /// Where libedit has got to.
  private var position = 0

  mutating func add(_ line: String) {
    if !line.isEmpty, lines.last != line { lines.append(line) }
  }

  /// Returns the line at one of libedit's places (`H_FIRST` is the newest).
  mutating func line(at place: Int32) -> String? {
    let next =
      switch place {
      case H_FIRST: lines.count - 1
      case H_NEXT: position - 1
      case H_PREV: position + 1
      case H_LAST: 0
      default: position
      }
    guard lines.indices.contains(next) else { return nil }
    position = next
    return lines[next]
  }
}
