import ProgressModel

/// The spans of one task drawn into cells.
struct SpanCells {
  let scale: TimeScale
  let now: Timestamp

  static func character(of kind: TaskSpan.Kind) -> Character {
    switch kind {
    case .pending: "·"
    case .inProgress: "█"
    case .waiting: "░"
    case .completed: "✓"
    case .failed: "✗"
    case .cancelled: "⊘"
    }
  }

  /// Returns as many columns as the scale has cells, painted.
  ///
  /// Of several states in one cell the one people look for wins: an end, then work, then waiting.
  func text(of spans: [TaskSpan], _ style: TextStyle) -> String {
    var cells = [TaskSpan.Kind?](repeating: nil, count: scale.cells)
    for span in spans {
      if span.kind.isEnd {
        if let cell = scale.cell(of: span.from) { cells[cell] = span.kind }
        continue
      }
      for cell in Self.range(from: span.from, to: span.to ?? now, scale) ?? 0..<0
      where Self.weight(span.kind) > Self.weight(cells[cell]) {
        cells[cell] = span.kind
      }
    }
    var text = ""
    var place = 0
    while place < cells.count {
      let kind = cells[place]
      let isGap = scale.isGap(place)
      var end = place + 1
      while end < cells.count, cells[end] == kind, scale.isGap(end) == isGap { end += 1 }
      let character: Character = isGap ? "┊" : kind.map(Self.character) ?? " "
      text += style.painted(
        String(repeating: character, count: end - place), isGap ? .faint : Self.tone(of: kind))
      place = end
    }
    return text
  }

  /// The cells between two moments, one at least, cut to the scale; nil when they lie outside.
  static func range(from: Timestamp, to: Timestamp, _ scale: TimeScale) -> Range<Int>? {
    let end = max(from, to)
    guard from <= scale.to, end >= scale.from,
      let first = scale.cell(of: max(from, scale.from)), let last = scale.cell(of: min(end, scale.to))
    else { return nil }
    // The cell in which it ends belongs to what follows, unless it is the only one or the last of all.
    let isOpen = last > first && (end < scale.to)
    return first..<max(first + 1, isOpen ? last : last + 1)
  }

  private static func weight(_ kind: TaskSpan.Kind?) -> Int {
    switch kind {
    case nil: 0
    case .pending?: 1
    case .waiting?: 2
    case .inProgress?: 3
    case .completed?, .failed?, .cancelled?: 4
    }
  }

  private static func tone(of kind: TaskSpan.Kind?) -> TextStyle.Tone {
    switch kind {
    case nil: .plain
    case .pending?, .waiting?, .cancelled?: .faint
    case .inProgress?: .busy
    case .completed?: .good
    case .failed?: .bad
    }
  }
}
