package import JSONTree

/// A patch as people read it: one line a change, by the path of what changed.
///
/// `~ tasks[3].status: "done" → "completed"`, `+` for what came, `-` for what went. The same change in many elements is one line, and
/// there are never more lines than the limit. All text is clean.
package struct PatchDisplay {
  private let lines: [PatchLine]

  /// Prepares at most `limit` lines about what `patch` does to `document`.
  ///
  /// Changes behind one that cannot be applied are left out.
  package init(_ patch: JSONPatch, of document: JSONValue, limit: Int = 40) {
    var summary = PatchSummary()
    // Each old value is what the operations before have left.
    _ = try? patch.applied(to: document) { operation, old in
      // `add` moves what stands at an index, and puts something new there.
      let isInsertion =
        if case .add = operation, case .index? = operation.location.steps.last { true } else { false }
      summary.add(PatchChange(operation.location, old: isInsertion ? nil : old, new: operation.value))
    }
    lines = summary.lines(limit: max(1, limit))
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { lines.isEmpty }

  /// Returns the lines, each ended by a line feed and at most `width` columns wide; empty when nothing changes.
  package func text(width: Int?, style: TextStyle) -> String {
    lines.map { $0.text(width: width, style: style) + "\n" }.joined()
  }
}

/// A line of a patch in pieces, since colours must come after cutting.
struct PatchLine {
  struct Piece {
    let text: String
    var tone = TextStyle.Tone.plain
  }

  let pieces: [Piece]

  init(_ pieces: Piece...) { self.pieces = pieces }

  func text(width: Int?, style: TextStyle) -> String {
    let whole = pieces.map(\.text).joined()
    guard let width, TextWidth.columns(of: whole) > width else {
      return pieces.map { style.painted($0.text, $0.tone) }.joined()
    }
    var room = width
    var line = ""
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      let text = piece.text.truncated(to: isLast ? room : max(0, room))
      line += style.painted(text, piece.tone)
      if text != piece.text { return line }
      room -= TextWidth.columns(of: text)
    }
    return line
  }
}
