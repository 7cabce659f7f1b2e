extension JSONValue {
  /// A hash of the whole value: equal values have the same, whatever the order of their keys.
  var fingerprint: Int {
    switch self {
    case .null: return 1
    case .bool(let value): return value ? 2 : 3
    case .number(let number): return ProbeTable.hash(number.text)
    case .string(let text): return ~ProbeTable.hash(text)
    case .array(let elements):
      var hasher = Hasher()
      for element in elements { hasher.combine(element.fingerprint) }
      return hasher.finalize()
    case .object(let members):
      var sum = members.count
      for member in members {
        var hasher = Hasher()
        hasher.combine(ProbeTable.hash(member.key))
        hasher.combine(member.value.fingerprint)
        sum = sum &+ hasher.finalize()
      }
      return sum
    }
  }
}
