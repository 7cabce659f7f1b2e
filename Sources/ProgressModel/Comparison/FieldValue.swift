/// The value of one field of a task, an agent or a session, for comparisons and conflicts.
package enum FieldValue: Hashable, Sendable {
  case text(String)
  /// A count, a percentage, or a duration in milliseconds.
  case number(Int64)
  case time(Timestamp)
  case list([String])
  /// Not known, or not there.
  case null

  package init(_ text: String?) { self = text.map(Self.text) ?? .null }
  package init(_ number: Int?) { self = number.map { .number(Int64($0)) } ?? .null }
  package init(_ number: Int64?) { self = number.map(Self.number) ?? .null }
  package init(_ time: Timestamp?) { self = time.map(Self.time) ?? .null }
}

/// A field that two states show differently.
package struct FieldChange: Hashable, Sendable {
  /// The key in `progress.json`; `other` stands for members this version does not know.
  package var field: String
  package var old: FieldValue
  package var new: FieldValue
  /// Whether it only says when or where: fields that change with every sign of life, or follow from another one.
  package var isVolatile: Bool

  package init(field: String, old: FieldValue, new: FieldValue, isVolatile: Bool) {
    self.field = field
    self.old = old
    self.new = new
    self.isVolatile = isVolatile
  }
}
