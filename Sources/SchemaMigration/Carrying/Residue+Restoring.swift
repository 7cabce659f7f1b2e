import JSONTree

extension Residue {
  /// Puts back what is still as it was left.
  ///
  /// `plain` is `object` as it comes back when no moment is known: that is what `instead` was taken from. A value that
  /// `takes` refuses is not put back but left in `refused`: it was written by nobody this program knows.
  func restore(
    _ object: JSONObject, comparing plain: JSONObject, refused: inout Residue,
    takes: (String, JSONValue?) -> Bool
  ) -> JSONObject {
    var result = object
    for member in values {
      let expected = instead[member.key]
      guard plain[member.key].isIdentical(to: expected) else { continue }
      if takes(member.key, member.value) {
        result[member.key] = member.value
      } else {
        refused.values[member.key] = member.value
        refused.instead[member.key] = expected
      }
    }
    for member in instead where values[member.key] == nil {
      guard plain[member.key].isIdentical(to: member.value) else { continue }
      if takes(member.key, nil) {
        result[member.key] = nil
      } else {
        refused.instead[member.key] = member.value
      }
    }
    for part in parts {
      guard let old = result[part.key]?.object, let plainPart = plain[part.key]?.object else { continue }
      var nothing = Residue()
      let restored = part.residue.restore(old, comparing: plainPart, refused: &nothing) { _, _ in true }
      result[part.key] = .object(restored)
    }
    return result.ordered(by: order)
  }
}

extension ListResidue {
  /// Puts the elements without a counterpart back between the others.
  static func weave(_ runs: [Run], into elements: [JSONValue]) -> [JSONValue] {
    if runs.isEmpty { return elements }
    var woven: [JSONValue] = []
    var rest = elements[...]
    for run in runs {
      let missing = min(max(0, run.at - woven.count), rest.count)
      woven += rest.prefix(missing)
      rest = rest.dropFirst(missing)
      woven += run.values
    }
    return woven + rest
  }

  /// Collects neighbours among elements given with their indexes.
  static func runs(of elements: [(index: Int, value: JSONValue)]) -> [Run] {
    var runs: [Run] = []
    for element in elements {
      if let last = runs.last, last.at + last.values.count == element.index {
        runs[runs.count - 1].values.append(element.value)
      } else {
        runs.append(Run(at: element.index, values: [element.value]))
      }
    }
    return runs
  }
}

extension LogResidue {
  /// Puts entries back that are still as they were left; `plain` are the entries as they come back without a moment.
  ///
  /// Entries at the front may be gone by now: each is looked for behind the one before it, at its own place first.
  func restore(
    _ entries: [JSONValue], comparing plain: [JSONValue], takes: (JSONValue) -> Bool
  ) -> [JSONValue] {
    var result = entries
    var next = 0
    for entry in rewritten where takes(entry.was) {
      let isThere = { (place: Int) in place < plain.count && plain[place].isIdentical(to: entry.now) }
      let own = entry.at >= next && isThere(entry.at) ? entry.at : nil
      guard let place = own ?? (next..<max(next, plain.count)).first(where: isThere) else { continue }
      result[place] = entry.was
      next = place + 1
    }
    return others.allSatisfy { $0.values.allSatisfy(takes) }
      ? ListResidue.weave(others, into: result) : result
  }
}
