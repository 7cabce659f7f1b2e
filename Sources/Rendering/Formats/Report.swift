package import JSONTree

/// What a looking command found, before it is known how it will be written.
///
/// Two models side by side: a JSON object for machines and cells of text for people. A format takes one of
/// them; nothing a program should read has to be picked out of words. Cells and strings may hold agents' text
/// as it came: formats clean it.
package struct Report: Equatable, Sendable {
  package enum Layout: Sendable {
    /// Any number of rows of the same kind.
    case list
    /// One row, written out field by field.
    case record
  }

  /// How much of a column a table shows when the width is short.
  package enum Kind: Sendable {
    /// Always whole, as long as that is possible at all.
    case key
    /// Words, cut before anything else.
    case text
    /// Left out before words become unreadable.
    case detail
  }

  /// A column for people.
  package struct Column: Equatable, Sendable {
    /// The name in code and scripts, the same in every language.
    package let key: String
    package let title: String
    package let alignment: TextAlignment
    package let kind: Kind

    package init(_ key: String, _ title: String, _ kind: Kind, alignment: TextAlignment = .left) {
      self.key = key
      self.title = title
      self.alignment = alignment
      self.kind = kind
    }
  }

  /// A cell for people.
  package struct Cell: Equatable, Sendable, ExpressibleByStringLiteral {
    package let text: String
    package let tone: TextStyle.Tone

    package init(_ text: String, _ tone: TextStyle.Tone = .plain) {
      self.text = text
      self.tone = tone
    }

    package init(stringLiteral text: String) {
      self.init(text)
    }
  }

  package struct Row: Equatable, Sendable {
    /// The members of `fields`, in that order.
    package let payload: JSONObject
    /// One for each column.
    package let cells: [Cell]

    package init(payload: JSONObject, cells: [Cell]) {
      self.payload = payload
      self.cells = cells
    }
  }

  package let layout: Layout
  /// The keys of every payload; the header of formats that have one, also when there are no rows.
  package let fields: [String]
  package let columns: [Column]
  package let rows: [Row]

  package init(_ layout: Layout = .list, fields: [String], columns: [Column], rows: [Row]) {
    self.layout = layout
    self.fields = fields
    self.columns = columns
    self.rows = rows
  }
}
