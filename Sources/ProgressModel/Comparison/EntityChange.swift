/// What became of one entity between two lists: it changed, came or went.
package struct EntityChange<Entity: ComparedEntity>: Equatable, Sendable {
  /// Where an entity stands in its list.
  package struct Place: Equatable, Sendable {
    var index: Int
    /// The entity in front of it; nil for the first.
    var previous: String?
  }

  var before: Entity?
  var after: Entity?
  var placeBefore: Place?
  var placeAfter: Place?

  var id: String { before?.id ?? after?.id ?? "" }

  /// The change that takes this one back.
  var reversed: EntityChange {
    EntityChange(before: after, after: before, placeBefore: placeAfter, placeAfter: placeBefore)
  }

  /// Returns what differs between two lists: first what went, in the old order, then the rest in the new one.
  ///
  /// Neighbours are compared in place as long as both lists go the same way; only from there on is an index built. Of two
  /// entities with one id, as a file edited by hand may have, the first counts.
  static func all(from before: [Entity], to after: [Entity]) -> [EntityChange] {
    var changes: [EntityChange] = []
    var start = 0
    while start < before.count, start < after.count, before[start].id == after[start].id {
      if before[start] != after[start] { changes.append(between(before, start, after, start)) }
      start += 1
    }
    if start == before.count, start == after.count { return changes }
    let known = Dictionary(before[start...].indices.map { (before[$0].id, $0) }) { first, _ in first }
    let kept = Set(after[start...].lazy.map(\.id))
    let gone = before[start...].indices.filter { !kept.contains(before[$0].id) }
    changes.insert(contentsOf: gone.map { between(before, $0, after, nil) }, at: 0)
    for index in after[start...].indices {
      let old = known[after[index].id]
      if let old, before[old] == after[index] { continue }
      changes.append(between(before, old, after, index))
    }
    return changes
  }

  private static func between(_ before: [Entity], _ old: Int?, _ after: [Entity], _ new: Int?) -> EntityChange
  {
    EntityChange(
      before: old.map { before[$0] }, after: new.map { after[$0] },
      placeBefore: old.map { place(of: $0, in: before) }, placeAfter: new.map { place(of: $0, in: after) })
  }

  private static func place(of index: Int, in list: [Entity]) -> Place {
    Place(index: index, previous: index == 0 ? nil : list[index - 1].id)
  }
}
