import JSONTree

/// Residues as they stand under `carried`; members that are empty are left out.
extension Residue {
  var value: JSONValue {
    var object = JSONObject()
    if !values.isEmpty { object["values"] = .object(values) }
    if !instead.isEmpty { object["instead"] = .object(instead) }
    if !order.isEmpty { object["order"] = .array(order.map { .string($0) }) }
    if !parts.isEmpty {
      var members = JSONObject()
      for part in parts { members[part.key] = part.residue.value }
      object["parts"] = .object(members)
    }
    object["besides"] = besides
    if !list.isEmpty { object["list"] = list.value }
    if !log.isEmpty { object["log"] = log.value }
    return .object(object)
  }

  /// Reads a residue; nil when the value is not one, in every detail: then it belongs to somebody else.
  init?(_ value: JSONValue) {
    guard let object = value.object, !object.isEmpty else { return nil }
    for member in object {
      switch (member.key, member.value) {
      case ("values", .object(let members)): values = members
      case ("instead", .object(let members)): instead = members
      case ("order", .array(let keys)):
        order = keys.compactMap(\.string)
        if order.count != keys.count { return nil }
      case ("parts", .object(let members)):
        for member in members {
          guard let residue = Residue(member.value) else { return nil }
          parts.append(Part(key: member.key, residue: residue))
        }
      case ("besides", let value): besides = value
      case ("list", let value):
        guard let list = ListResidue(value) else { return nil }
        self.list = list
      case ("log", let value):
        guard let log = LogResidue(value) else { return nil }
        self.log = log
      default: return nil
      }
    }
  }
}

extension ListResidue {
  var value: JSONValue {
    var object = JSONObject()
    if let residue = usual.first { object["usual"] = residue.value }
    if !others.isEmpty { object["others"] = .array(others.map(\.value)) }
    return .object(object)
  }

  init?(_ value: JSONValue) {
    guard let object = value.object else { return nil }
    for member in object {
      switch member.key {
      case "usual":
        guard let residue = Residue(member.value) else { return nil }
        usual = [residue]
      case "others":
        guard let runs = Run.all(in: member.value) else { return nil }
        others = runs
      default: return nil
      }
    }
  }
}

extension ListResidue.Run {
  var value: JSONValue { ["at": .integer(at), "values": .array(values)] }

  static func all(in value: JSONValue) -> [ListResidue.Run]? {
    guard let elements = value.array else { return nil }
    let runs = elements.compactMap { element -> ListResidue.Run? in
      guard let at = element["at"]?.integer, let values = element["values"]?.array, at >= 0 else {
        return nil
      }
      return ListResidue.Run(at: Int(at), values: values)
    }
    return runs.count == elements.count ? runs : nil
  }
}

extension LogResidue {
  var value: JSONValue {
    var object = JSONObject()
    if before > 0 { object["before"] = .integer(before) }
    if !others.isEmpty { object["others"] = .array(others.map(\.value)) }
    if !rewritten.isEmpty {
      object["rewritten"] = .array(rewritten.map { ["at": .integer($0.at), "now": $0.now, "was": $0.was] })
    }
    return .object(object)
  }

  init?(_ value: JSONValue) {
    guard let object = value.object else { return nil }
    for member in object {
      switch member.key {
      case "before":
        guard let count = member.value.integer, count >= 0 else { return nil }
        before = Int(count)
      case "others":
        guard let runs = ListResidue.Run.all(in: member.value) else { return nil }
        others = runs
      case "rewritten":
        for element in member.value.array ?? [] {
          guard let at = element["at"]?.integer, at >= 0, let now = element["now"], let was = element["was"]
          else { return nil }
          rewritten.append(Rewritten(at: Int(at), now: now, was: was))
        }
      default: return nil
      }
    }
  }
}
