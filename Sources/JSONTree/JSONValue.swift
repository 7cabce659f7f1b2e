/// Any JSON value as a tree that loses nothing: key order, unknown keys and the text of numbers survive.
///
/// Equality is JSON's, not Swift's: strings are the same when their bytes are (no Unicode equivalence),
/// numbers when their texts are, objects in whatever order of keys.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// What kind of value this is.
  package var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Tells whether this is null.
  package var isNull: Bool { kind == .null }

  /// The truth value, when this is one.
  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The number, when this is one.
  package var number: JSONNumber? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// The exact integer, when this is a whole number that fits.
  package var integer: Int64? { number?.integer }

  /// The nearest double, when this is a number that has a finite one.
  package var double: Double? { number?.double }

  /// The string, when this is one.
  package var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The elements, when this is an array; can be changed in place.
  ///
  /// Assigning makes this an array; nil makes an array null and leaves anything else as it is.
  package var array: [JSONValue]? {
    get {
      guard case .array(let value) = self else { return nil }
      return value
    }
    _modify {
      var elements = array
      // Leaves `elements` the only owner, so that changing one of ten thousand copies nothing.
      if elements != nil { self = .null }
      defer { if let elements { self = .array(elements) } }
      yield &elements
    }
  }

  /// The members, when this is an object; can be changed in place.
  ///
  /// Assigning makes this an object; nil makes an object null and leaves anything else as it is.
  package var object: JSONObject? {
    get {
      guard case .object(let value) = self else { return nil }
      return value
    }
    _modify {
      var members = object
      if members != nil { self = .null }
      defer { if let members { self = .object(members) } }
      yield &members
    }
  }

  /// The member `key`, when this is an object that has it.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// The element at `index`, when this is an array that has it; -1 is the last one.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self else { return nil }
    let place = index < 0 ? elements.count + index : index
    return elements.indices.contains(place) ? elements[place] : nil
  }
}

extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}
