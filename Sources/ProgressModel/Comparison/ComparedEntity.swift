/// Something of a state that has an identity and fields: a task, an agent, a session, an open call.
package protocol ComparedEntity: Equatable, Sendable, Identifiable where ID == String {
  static var kind: EntityReference.Kind { get }
  /// The fields as `progress.json` has them, in its order.
  static var fields: [EntityField<Self>] { get }
}

/// Names something of a state.
package struct EntityReference: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case task, agent, session, call
  }

  package var kind: Kind
  package var id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

/// One field of an entity: its name in `progress.json` and how to read it.
package struct EntityField<Entity>: Sendable {
  let name: String
  let isVolatile: Bool
  let value: @Sendable (Entity) -> FieldValue

  init(_ name: String, isVolatile: Bool = false, _ value: @escaping @Sendable (Entity) -> FieldValue) {
    self.name = name
    self.isVolatile = isVolatile
    self.value = value
  }
}

extension ComparedEntity {
  package var reference: EntityReference { EntityReference(Self.kind, id) }

  /// Returns the fields in which `other` differs, in the order of `progress.json`.
  package func changes(to other: Self) -> [FieldChange] {
    Self.fields.compactMap { field in
      let (old, new) = (field.value(self), field.value(other))
      return old == new
        ? nil : FieldChange(field: field.name, old: old, new: new, isVolatile: field.isVolatile)
    }
  }

  /// Returns the value of a field by its name in `progress.json`; null for a name it does not have.
  package func value(of name: String) -> FieldValue {
    Self.fields.first { $0.name == name }?.value(self) ?? .null
  }
}

extension UnknownMembers {
  /// The text without white space between its words: a snapshot and a journal lay the same members out differently.
  var compact: String {
    var text = ""
    var isQuoted = false
    var isEscaped = false
    for scalar in self.text.unicodeScalars {
      if isQuoted {
        if scalar == "\"", !isEscaped { isQuoted = false }
        isEscaped = scalar == "\\" && !isEscaped
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
        continue
      }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
