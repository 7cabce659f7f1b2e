/// A list of changes to a JSON value, after RFC 6902.
///
/// Of the operations the standard has, `add`, `remove` and `replace` are used: they say everything the others do.
package struct JSONPatch: Equatable, Sendable {
  /// One change; an index equal to the number of elements adds at the end.
  package enum Operation: Equatable, Sendable {
    case add(JSONLocation, JSONValue)
    case remove(JSONLocation)
    case replace(JSONLocation, JSONValue)

    /// Where it works, in the value as the operations before it have left it.
    package var location: JSONLocation {
      switch self {
      case .add(let location, _), .remove(let location), .replace(let location, _): location
      }
    }

    /// What it puts there; nil for a removal.
    package var value: JSONValue? {
      switch self {
      case .add(_, let value), .replace(_, let value): value
      case .remove: nil
      }
    }
  }

  package var operations: [Operation]

  package init(_ operations: [Operation] = []) {
    self.operations = operations
  }

  package var isEmpty: Bool { operations.isEmpty }

  /// Finds the changes that make `new` of `old`; elements of arrays that have an `id` are paired by it.
  ///
  /// Objects are compared key by key, in the order of the document. Elements of other arrays are paired by what they say, and
  /// what lies between two pairs by its place. The time needed grows with the size of the two values. The order of keys is no
  /// difference: a patch cannot say it, a new key comes last.
  package init(from old: JSONValue, to new: JSONValue) {
    var difference = JSONDifference()
    difference.compare(old, new)
    operations = difference.operations
  }
}

/// An operation that cannot be applied, or is none.
package struct JSONPatchError: Error, Equatable, Sendable {
  /// Its index in the patch, from 0.
  package let operation: Int

  package init(operation: Int) { self.operation = operation }
}
