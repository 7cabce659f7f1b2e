import JSONTree

extension Residue {
  /// Works out what `original` has that `base`, which comes back by itself, has not.
  init(
    from base: JSONObject, to original: JSONObject, skipping skipped: Set<String> = [], parts: [String] = []
  ) {
    // Most elements of most files: looking every key up in the other object is what costs.
    if base.isIdentical(to: original) { return }
    for member in original where !skipped.contains(member.key) {
      guard let present = base[member.key] else {
        values[member.key] = member.value
        continue
      }
      if present.isIdentical(to: member.value) { continue }
      if parts.contains(member.key), let old = present.object, let new = member.value.object {
        self.parts.append(Part(key: member.key, residue: Residue(from: old, to: new)))
      } else {
        values[member.key] = member.value
        instead[member.key] = present
      }
    }
    for member in base where !skipped.contains(member.key) && original[member.key] == nil {
      instead[member.key] = member.value
    }
    order = Self.order(from: base, to: original)
  }

  /// The order of the original's keys, when putting the values back does not lead to it.
  static func order(from base: JSONObject, to original: JSONObject) -> [String] {
    var place = 0
    let isSame: (String) -> Bool = { key in
      defer { place += 1 }
      return place < original.count && original[place].key.isSame(as: key)
    }
    for member in base where original[member.key] != nil {
      if !isSame(member.key) { return original.keys }
    }
    for member in original where base[member.key] == nil {
      if !isSame(member.key) { return original.keys }
    }
    return []
  }
}

extension ListResidue {
  /// Finds what most elements have in common of the difference between `bases` and `originals`, which are pairs.
  static func usual(from bases: [JSONObject], to originals: [JSONObject]) -> [Residue] {
    var tally: [FormalDifference: Int] = [:]
    var isReordered = false
    for (base, original) in zip(bases, originals) where !base.isIdentical(to: original) {
      for difference in FormalDifference.all(from: base, to: original) { tally[difference, default: 0] += 1 }
      isReordered = isReordered || !Residue.order(from: base, to: original).isEmpty
    }
    var usual = Residue()
    // Sorted, for a dictionary has another order in each run.
    for (difference, count) in tally.sorted(by: { $0.key.key < $1.key.key })
    where count * 2 > originals.count && originals.count > 1 {
      usual.values[difference.key] = difference.original?.value
      usual.instead[difference.key] = difference.base?.value
    }
    if isReordered, originals.count > 1 { usual.order = commonOrder(of: originals) }
    return usual.isEmpty ? [] : [usual]
  }

  /// An order that goes with that of most elements: the first one's, with the keys of others behind their neighbours.
  private static func commonOrder(of originals: [JSONObject]) -> [String] {
    var order: [String] = []
    var known: Set<String> = []
    for original in originals {
      var previous: String?
      for member in original {
        if known.insert(member.key).inserted {
          let place = previous.flatMap { key in order.firstIndex { $0 == key } }.map { $0 + 1 }
          order.insert(member.key, at: place ?? 0)
        }
        previous = member.key
      }
      // Elements made to have thousands of different keys share no order.
      if order.count > 64 { return [] }
    }
    return order
  }
}

/// A member that is there on one side and empty or absent on the other: a matter of form.
private struct FormalDifference: Hashable {
  enum Form {
    case null, emptyList

    init?(_ value: JSONValue) {
      switch value {
      case .null: self = .null
      case .array(let elements) where elements.isEmpty: self = .emptyList
      default: return nil
      }
    }

    var value: JSONValue { self == .null ? .null : [] }
  }

  var key: String
  var base: Form?
  var original: Form?

  static func all(from base: JSONObject, to original: JSONObject) -> [FormalDifference] {
    var differences: [FormalDifference] = []
    for member in original {
      guard let form = Form(member.value) else { continue }
      let present = base[member.key]
      let before = present.flatMap(Form.init)
      if present != nil && before == nil || before == form { continue }
      differences.append(FormalDifference(key: member.key, base: before, original: form))
    }
    for member in base where original[member.key] == nil {
      guard let form = Form(member.value) else { continue }
      differences.append(FormalDifference(key: member.key, base: form, original: nil))
    }
    return differences
  }
}
