/// Where entries of some list are found by hash: open addressing, linear probing, the list stays with its
/// owner.
///
/// Entries may be forgotten in the reverse order of their coming, no other: taking the newest away leaves
/// every probe sequence as it was before it came, so that no tombstones are needed.
struct ProbeTable: Sendable {
  /// What a search ended with: the entry, or the free place it would get.
  enum Finding {
    case found(Int)
    case free(slot: Int)
  }

  private var slots: [Int32] = []
  private var count = 0

  /// The number of entries this table has room for before it must grow.
  private var limit: Int { slots.count / 2 }

  var isEmpty: Bool { slots.isEmpty }

  /// Whether ``insert(_:at:)`` needs a ``rebuild(count:hash:)`` first.
  var isFull: Bool { count >= limit }

  /// Finds the entry with this hash that `matches`.
  func find(hash: Int, _ matches: (Int) -> Bool) -> Finding {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if matches(entry) { return .found(entry) }
      slot = (slot + 1) & mask
    }
    return .free(slot: slot)
  }

  /// Puts an entry where ``find(hash:_:)`` found room.
  mutating func insert(_ entry: Int, at slot: Int) {
    slots[slot] = Int32(truncatingIfNeeded: entry)
    count += 1
  }

  /// Forgets the newest entry, which has this hash.
  mutating func removeLast(_ entry: Int, hash: Int) {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] >= 0, Int(slots[slot]) != entry { slot = (slot + 1) & mask }
    guard slots[slot] >= 0 else { return }
    slots[slot] = -1
    count -= 1
  }

  /// Makes room for twice `count` entries and puts those in whose hashes `hash` tells, in their order.
  mutating func rebuild(count: Int, hash: (Int) -> Int) {
    var capacity = 32
    while capacity < count * 4 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    self.count = 0
    for entry in 0..<count {
      if case .free(let slot) = find(hash: hash(entry), { _ in false }) { insert(entry, at: slot) }
    }
  }

  /// A hash of bytes that an attacker cannot foresee.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    return hasher.finalize()
  }

  /// The hash of a string's UTF-8, the same as that of its bytes.
  static func hash(_ string: String) -> Int {
    string.utf8.withContiguousStorageIfAvailable { hash($0) }
      ?? Array(string.utf8).withUnsafeBufferPointer { hash($0) }
  }
}
