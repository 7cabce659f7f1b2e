import JSONTree

extension JSONValue {
  /// Tells whether two values are the same in every respect that JSON text shows: `==`, and keys in the same order.
  func isIdentical(to other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object(let left), .object(let right)): left.isIdentical(to: right)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
    default: self == other
    }
  }

  /// How many containers deep it is nested; 0 for a value that is none.
  var depth: Int {
    switch self {
    case .object(let members): 1 + members.reduce(0) { max($0, $1.value.depth) }
    case .array(let elements): 1 + elements.reduce(0) { max($0, $1.depth) }
    default: 0
    }
  }
}

extension JSONObject {
  /// Tells whether two objects have the same members in the same order.
  func isIdentical(to other: JSONObject) -> Bool {
    guard count == other.count else { return false }
    for place in 0..<count {
      let (left, right) = (self[place], other[place])
      guard left.key.isSame(as: right.key), left.value.isIdentical(to: right.value) else { return false }
    }
    return true
  }

  /// The same members, those named in `order` first and in that order.
  func ordered(by order: [String]) -> JSONObject {
    if order.isEmpty { return self }
    var isTaken = [Bool](repeating: false, count: count)
    var members: [Member] = []
    members.reserveCapacity(count)
    for key in order {
      guard let place = index(of: key), !isTaken[place] else { continue }
      isTaken[place] = true
      members.append(self[place])
    }
    for place in indices where !isTaken[place] { members.append(self[place]) }
    return JSONObject(unique: members)
  }
}

extension JSONValue? {
  /// Tells whether both are absent, or both there and identical.
  func isIdentical(to other: JSONValue?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let left?, let right?): left.isIdentical(to: right)
    default: false
    }
  }
}

extension String {
  /// Byte for byte, where `==` takes composed and decomposed letters for the same.
  func isSame(as other: String) -> Bool { hasSameBytes(as: other) }
}
