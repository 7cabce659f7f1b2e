import CLibEdit

/// The lines that arrow-up and Ctrl-R find.
///
/// libedit asks for one at a time, so that a long history costs nothing before somebody wants it.
struct LineHistory {
  /// Returns the lines of before; asked once, when the first line is added or looked for.
  var earlier: (() -> [String])?
  private var known: [String] = []
  /// Where libedit has got to.
  private var position = 0

  /// Oldest first.
  var lines: [String] {
    mutating get {
      if let earlier {
        self.earlier = nil
        known = earlier() + known
      }
      return known
    }
  }

  mutating func add(_ line: String) {
    if !line.isEmpty, lines.last != line { known.append(line) }
  }

  /// Returns the line at one of libedit's places (`H_FIRST` is the newest).
  mutating func line(at place: Int32) -> String? {
    let lines = lines
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
