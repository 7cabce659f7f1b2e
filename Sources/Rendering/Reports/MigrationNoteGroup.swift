package import JSONTree

/// Notes of one kind about places that differ in indexes only, such as `todos[*].id`.
package struct MigrationNoteGroup: Equatable, Sendable {
  package var kind: String
  /// With `[*]` in the place of indexes.
  package var place: String
  package var count: Int
  /// The first of them, for an example.
  package var old: JSONValue?
  package var new: JSONValue?

  /// Groups notes in the order of their first appearance: first what is carried, then rewritten, then supplied.
  package static func groups(of notes: [MigrationAccount.Note]) -> [MigrationNoteGroup] {
    var groups: [MigrationNoteGroup] = []
    var places: [String: Int] = [:]
    for note in notes {
      let place = Self.place(of: note.location)
      let key = note.kind + " " + place
      if let index = places[key] {
        groups[index].count += 1
      } else {
        places[key] = groups.count
        groups.append(
          MigrationNoteGroup(kind: note.kind, place: place, count: 1, old: note.old, new: note.new))
      }
    }
    let order = ["carried", "rewritten", "supplied"]
    return order.flatMap { kind in groups.filter { $0.kind == kind } }
      + groups.filter { !order.contains($0.kind) }
  }

  private static func place(of location: JSONLocation) -> String {
    // An index prints as `[0]`; a key that looks so is quoted, and never mistaken for one.
    var text = ""
    var keys: [JSONLocation.Step] = []
    func flush() {
      if keys.isEmpty { return }
      let part = JSONLocation(keys).description
      text += text.isEmpty || part.hasPrefix("[") ? part : "." + part
      keys = []
    }
    for step in location.steps {
      if case .index = step {
        flush()
        text += "[*]"
      } else {
        keys.append(step)
      }
    }
    flush()
    return text.isEmpty ? "." : text
  }

  /// A value cut to what fits a line, such as `"1"`; nil for none.
  package static func brief(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    let text = VisibleText.of(value.text(.compact))
    return text.truncated(to: 24)
  }

  /// `1 → "1"`: the first value before and after, as far as they are known.
  package var example: String {
    [Self.brief(old), Self.brief(new)].compactMap { $0 }.joined(separator: " → ")
  }

  /// The groups as lines of a table without a header.
  package static func text(of groups: [MigrationNoteGroup], width: Int?, style: TextStyle) -> String {
    let report = Report(
      fields: [],
      columns: [
        Report.Column("kind", "", .key), Report.Column("count", "", .key, alignment: .right),
        Report.Column("place", "", .key), Report.Column("example", "", .text),
      ],
      rows: groups.map {
        Report.Row(
          payload: [:],
          cells: [
            Report.Cell($0.kind, $0.kind == "supplied" ? .good : .busy), Report.Cell(String($0.count)),
            Report.Cell($0.place), Report.Cell($0.example, .faint),
          ])
      })
    return TableFormat().rows(of: report, in: OutputSetting(width: width, style: style))
  }
}
