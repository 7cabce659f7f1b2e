extension Array where Element: ComparedEntity {
  /// Returns the list with `arrivals` behind the entities they once stood behind, else as near to their old index as it goes.
  func inserting(_ arrivals: [(entity: Element, place: EntityChange<Element>.Place?)]) -> [Element] {
    if arrivals.isEmpty { return self }
    let arriving = Set(arrivals.lazy.map(\.entity.id))
    var list = filter { !arriving.contains($0.id) }
    let known = arriving.union(list.lazy.map(\.id))
    var behind: [String: [Element]] = [:]
    for (entity, place) in arrivals {
      if let previous = place?.previous, previous != entity.id, known.contains(previous) {
        behind[previous, default: []].append(entity)
      } else {
        list.insert(entity, at: Swift.min(place?.index ?? list.count, list.count))
      }
    }
    var result: [Element] = []
    result.reserveCapacity(list.count + arrivals.count)
    for entity in list {
      // A run of arrivals stands behind one another; a stack, since it may be long.
      var pending = [entity]
      while let next = pending.popLast() {
        result.append(next)
        pending += (behind.removeValue(forKey: next.id) ?? []).reversed()
      }
    }
    return result
  }
}
