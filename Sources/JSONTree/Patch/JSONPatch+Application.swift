/// A patch at work.
extension JSONPatch {
  /// Applies the changes in order.
  ///
  /// - Throws: The first operation that has no place to work on.
  package func applied(to value: JSONValue) throws(JSONPatchError) -> JSONValue {
    try applied(to: value) { _, _ in }
  }

  /// Applies the changes in order and shows each to `visit` first, with the value at its location, if there is one.
  ///
  /// - Throws: The first operation that has no place to work on.
  package func applied(
    to value: JSONValue, visiting visit: (Operation, JSONValue?) -> Void
  ) throws(JSONPatchError) -> JSONValue {
    var value = value
    for (index, operation) in operations.enumerated() {
      visit(operation, value[operation.location])
      guard value.apply(operation, at: operation.location.steps[...]) else {
        throw JSONPatchError(operation: index)
      }
    }
    return value
  }
}

extension JSONValue {
  /// The value at `location`, where a key of digits is also an index and an index also a key; nil when there is none.
  package subscript(_ location: JSONLocation) -> JSONValue? {
    var value = self
    for step in location.steps {
      let next =
        switch value {
        case .object(let members): members[step.key]
        case .array: step.index(upTo: .max).flatMap { value[$0] }
        default: nil as JSONValue?
        }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  /// Changes what `steps` lead to, in place; false when there is no such place.
  fileprivate mutating func apply(
    _ operation: JSONPatch.Operation, at steps: ArraySlice<JSONLocation.Step>
  ) -> Bool {
    guard let step = steps.first else {
      guard let value = operation.value else { return false }
      self = value
      return true
    }
    let rest = steps.dropFirst()
    switch kind {
    case .object: return object?.apply(operation, at: step.key, rest) ?? false
    case .array:
      guard let index = step.index(upTo: array?.count ?? 0) else { return false }
      return array?.apply(operation, at: index, rest) ?? false
    default: return false
    }
  }
}

extension JSONObject {
  fileprivate mutating func apply(
    _ operation: JSONPatch.Operation, at key: String, _ rest: ArraySlice<JSONLocation.Step>
  ) -> Bool {
    if rest.isEmpty {
      if case .add = operation {} else if index(of: key) == nil { return false }
      self[key] = operation.value
      return true
    }
    return self[key]?.apply(operation, at: rest) ?? false
  }
}

extension [JSONValue] {
  fileprivate mutating func apply(
    _ operation: JSONPatch.Operation, at index: Int, _ rest: ArraySlice<JSONLocation.Step>
  ) -> Bool {
    if rest.isEmpty, case .add(_, let value) = operation {
      guard index <= count else { return false }
      insert(value, at: index)
      return true
    }
    guard index < count else { return false }
    if !rest.isEmpty { return self[index].apply(operation, at: rest) }
    if let value = operation.value { self[index] = value } else { remove(at: index) }
    return true
  }
}

extension JSONLocation.Step {
  /// As the key of an object.
  fileprivate var key: String {
    switch self {
    case .key(let key): key
    case .index(let index): String(index)
    }
  }

  /// As an index, `-` as that behind the last element; nil for any other key.
  fileprivate func index(upTo count: Int) -> Int? {
    switch self {
    case .index(let index): index >= 0 ? index : nil
    case .key("-"): count
    case .key(let key): JSONLocation.index(of: key)
    }
  }
}
