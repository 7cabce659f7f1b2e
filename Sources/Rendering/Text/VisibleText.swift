/// Text from agents made harmless and visible: what may go to a terminal, a status file, a table or a cell.
///
/// 1. No control character is left: C0 and DEL become their pictures (`␛`), C1 and everything else that a
///    reader cannot see or that reorders its neighbours becomes `mark`; a line break or a tab becomes a
///    space.
/// 2. Joiners stay only where they join: inside an emoji, after an Indic virama, between Arabic letters.
/// 3. At most `combiningLimit` combining marks stand on one base, so that a pile cannot paint over other
///    lines.
/// 4. The result begins with a base, so that nothing put before it is changed by it.
///
/// Clean text comes back as it is; cleaning twice changes nothing.
package enum VisibleText {
  /// Stands for a character that has no visible form.
  package static let mark: Unicode.Scalar = "\u{FFFD}"
  package static let combiningLimit = 4
  /// Carries a combining mark that has no base of its own.
  static let markBase: Unicode.Scalar = "\u{25CC}"

  /// What becomes of line breaks and tabs.
  package enum Breaks: Sendable {
    /// Each becomes one space; the rule for everything shown on a line.
    case spaces
    /// Tab, line feed and carriage return are kept, for formats that quote or escape them; the rarer ones
    /// become spaces.
    case kept
  }

  package static func of(_ text: String, breaks: Breaks = .spaces) -> String {
    if isClean(text) { return text }
    var cleaner = Cleaner(breaks: breaks, capacity: text.utf8.count)
    var scalars = text.unicodeScalars.makeIterator()
    var current = scalars.next()
    while let scalar = current {
      let next = scalars.next()
      cleaner.take(scalar, before: next)
      current = next
    }
    return String(cleaner.output)
  }

  /// Whether every scalar is seen and stands alone: true for most texts, and then nothing has to be built.
  private static func isClean(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 &- 0x20 < 0x5F }
      || text.unicodeScalars.allSatisfy { VisibleScalar.kind(of: $0) == .visible }
  }

  /// One pass over the scalars of a text, with what the next decision needs of those before.
  private struct Cleaner {
    let breaks: Breaks
    var output = String.UnicodeScalarView()
    private var previous: Unicode.Scalar?
    private var marksOnBase = 0

    init(breaks: Breaks, capacity: Int) {
      self.breaks = breaks
      output.reserveCapacity(capacity)
    }

    mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
      switch VisibleScalar.kind(of: scalar) {
      case .visible: put(scalar)
      case .lineBreak: put(breaks == .kept && Self.isCommonBreak(scalar) ? scalar : " ")
      case .control: put(VisibleScalar.picture(of: scalar))
      case .hidden: put(mark)
      case .combining: combine(scalar)
      case .variationSelector:
        // One on a base chooses its form; any more are a place to hide data in.
        if let previous, VisibleScalar.kind(of: previous) == .visible { append(scalar) } else { put(mark) }
      case .joiner:
        if VisibleScalar.isJoined(previous, by: scalar, to: next) { append(scalar) } else { put(mark) }
      }
    }

    private static func isCommonBreak(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
      marksOnBase = 0
      append(scalar)
    }

    private mutating func combine(_ scalar: Unicode.Scalar) {
      if previous == nil { put(markBase) }
      marksOnBase += 1
      if marksOnBase <= combiningLimit { append(scalar) }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      output.append(scalar)
      previous = scalar
    }
  }
}
