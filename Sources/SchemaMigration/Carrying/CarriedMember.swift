import JSONTree

/// The member `carried` of a document or of one of its elements: an object with one residue for each version.
enum CarriedMember {
  static let key = "carried"

  /// Takes the residue of `version` out of `object`, leaving the object as it was before it was put in.
  ///
  /// - Returns: nil when there is none. A member of that name that is not ours is left alone.
  static func take(_ version: SchemaVersion, from object: inout JSONObject) -> Residue? {
    guard var carried = object[key]?.object, let value = carried[version.rawValue],
      var residue = Residue(value)
    else { return nil }
    carried[version.rawValue] = nil
    object[key] = residue.besides ?? (carried.isEmpty ? nil : .object(carried))
    residue.besides = nil
    return residue
  }

  /// Puts a residue of `version` into `object`, in front of the first member of `tail` it has.
  ///
  /// What stands there already and leaves no room, such as a member of that name that means something else, is kept inside
  /// the residue.
  static func put(
    _ residue: Residue, of version: SchemaVersion, into object: inout JSONObject, before tail: [String] = []
  ) {
    var residue = residue
    let present = object[key]
    var carried = JSONObject()
    if let old = present?.object, !old.isEmpty, old[version.rawValue] == nil {
      carried = old
    } else {
      residue.besides = present
    }
    carried[version.rawValue] = residue.value
    let isNew = present == nil
    object[key] = .object(carried)
    if isNew, !tail.isEmpty {
      object = object.ordered(by: object.keys.filter { $0 != key && !tail.contains($0) } + [key])
    }
  }
}
