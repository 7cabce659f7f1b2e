/// What makes one list of entities into another: which leave it, and which are put in, in place or at an index.
package struct ListEdit<Entity: ComparedEntity>: Equatable, Sendable {
  package struct Put: Equatable, Sendable {
    /// The index in the list afterwards; nil for an entity that stays where it is.
    package var index: Int?
    package var entity: Entity

    package init(index: Int?, entity: Entity) {
      self.index = index
      self.entity = entity
    }
  }

  package var removed: [String] = []
  /// Those with an index in rising order of it.
  package var put: [Put] = []

  package init() {}

  /// Makes the edit that leads from one list to the other.
  package init(from old: [Entity], to new: [Entity]) {
    let changes = EntityChange.all(from: old, to: new)
    removed = changes.lazy.filter { $0.after == nil }.map(\.id)
    let moved = Self.moved(from: old, to: new)
    if changes.isEmpty && moved.isEmpty { return }
    let arrived = Set(changes.lazy.filter { $0.before == nil }.map(\.id)).union(moved)
    let changed = Set(changes.lazy.map(\.id))
    for (index, entity) in new.enumerated() {
      let isPlaced = arrived.contains(entity.id)
      if isPlaced || changed.contains(entity.id) {
        put.append(Put(index: isPlaced ? index : nil, entity: entity))
      }
    }
  }

  /// Returns those that stand behind an entity they stood in front of, as an agent does that stopped a second time.
  private static func moved(from old: [Entity], to new: [Entity]) -> Set<String> {
    if old.lazy.map(\.id).elementsEqual(new.lazy.map(\.id)) { return [] }
    let places = Dictionary(old.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var moved: Set<String> = []
    var last = -1
    for entity in new {
      guard let place = places[entity.id] else { continue }
      if place < last { moved.insert(entity.id) } else { last = place }
    }
    return moved
  }

  package var isEmpty: Bool { removed.isEmpty && put.isEmpty }

  /// Applies the edit; one that was made for another list puts entities as near to their index as the list goes.
  func apply(to list: inout [Entity]) {
    if isEmpty { return }
    var arrivals: [Put] = []
    var replacements: [String: Entity] = [:]
    for put in put where put.index == nil { replacements[put.entity.id] = put.entity }
    for put in put where put.index != nil { arrivals.append(put) }
    let gone = Set(removed).union(arrivals.lazy.map(\.entity.id))
    var result: [Entity] = []
    result.reserveCapacity(list.count + arrivals.count)
    var next = 0
    func takeArrivals() {
      while next < arrivals.count, arrivals[next].index == result.count {
        result.append(arrivals[next].entity)
        next += 1
      }
    }
    for entity in list where !gone.contains(entity.id) {
      takeArrivals()
      result.append(replacements[entity.id] ?? entity)
    }
    result += arrivals[next...].map(\.entity)
    list = result
  }
}
