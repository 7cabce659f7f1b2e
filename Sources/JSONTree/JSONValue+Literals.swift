// There is no nil literal: in `found ? value : nil` it would quietly become JSON's null instead of Swift's
// nil.

extension JSONValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONValue: ExpressibleByFloatLiteral {
  package init(floatLiteral value: Double) { self = .double(value) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Keeps the order; of a key written twice the last value stands in the first place.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }
}

extension JSONValue {
  /// A number for an exact integer.
  package static func integer(_ value: some BinaryInteger) -> JSONValue { .number(JSONNumber(value)) }

  /// A number for a double; null for NaN and the infinities, which JSON cannot say.
  package static func double(_ value: Double) -> JSONValue { JSONNumber(value).map { .number($0) } ?? .null }
}
