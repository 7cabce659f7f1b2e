/// Finds the operations that lead from one value to another.
struct JSONDifference {
  private(set) var operations: [JSONPatch.Operation] = []
  /// The way down to the values being compared, in the new value.
  private var steps: [JSONLocation.Step] = []

  private var location: JSONLocation { JSONLocation(steps) }

  /// Compares what stands at the present location.
  mutating func compare(_ old: JSONValue, _ new: JSONValue) {
    switch (old, new) {
    case (.object(let old), .object(let new)) where Self.areAkin(old, new): compare(old, new)
    case (.array(let old), .array(let new)): compare(old, new)
    default: if old != new { operations.append(.replace(location, new)) }
    }
  }

  /// Two objects that have no key in common are not one and the same that has changed.
  private static func areAkin(_ old: JSONObject, _ new: JSONObject) -> Bool {
    old.isEmpty || new.isEmpty || new.contains { old.index(of: $0.key) != nil }
  }

  private mutating func compare(_ old: JSONObject, _ new: JSONObject) {
    for (place, member) in old.enumerated() where new.index(of: member.key, near: place) == nil {
      operations.append(.remove(location.appending(.key(member.key))))
    }
    for (place, member) in new.enumerated() {
      steps.append(.key(member.key))
      if let index = old.index(of: member.key, near: place) {
        compare(old[index].value, member.value)
      } else {
        operations.append(.add(location, member.value))
      }
      steps.removeLast()
    }
  }

  /// Removes from the back, then goes through the new elements from the front.
  ///
  /// So every index is right at the time its operation is applied.
  private mutating func compare(_ old: [JSONValue], _ new: [JSONValue]) {
    let partners = ArrayAlignment.partners(of: new, in: old)
    var isKept = Array(repeating: false, count: old.count)
    for case let partner? in partners { isKept[partner] = true }
    for index in old.indices.reversed() where !isKept[index] {
      operations.append(.remove(location.appending(.index(index))))
    }
    for (index, element) in new.enumerated() {
      steps.append(.index(index))
      if let partner = partners[index] {
        compare(old[partner], element)
      } else {
        operations.append(.add(location, element))
      }
      steps.removeLast()
    }
  }
}

extension JSONObject {
  /// The place of `key`, looked for first where it stands in another object of the same kind.
  fileprivate func index(of key: String, near place: Int) -> Int? {
    if place < count, self[place].key.hasSameBytes(as: key) { return place }
    return index(of: key)
  }
}
