/// The keys of the objects that are open just now, for finding one that comes twice.
///
/// Everything is a stack: the bytes of the keys, the keys, the objects. One hash table serves all objects.
struct KeyLedger: Sendable {
  private struct Key {
    let hash: Int
    let bytes: Range<Int>
  }

  private var bytes: [UInt8] = []
  private var keys: [Key] = []
  private var firstKeys: [Int] = []
  private var table = ProbeTable()

  /// Notes that an object opens.
  mutating func openObject() { firstKeys.append(keys.count) }

  /// Forgets the keys of the object opened last.
  mutating func closeObject() {
    guard let first = firstKeys.popLast(), first < keys.count else { return }
    bytes.removeLast(bytes.count - keys[first].bytes.lowerBound)
    while keys.count > first {
      table.removeLast(keys.count - 1, hash: keys[keys.count - 1].hash)
      keys.removeLast()
    }
  }

  /// Notes a key, decoded, of the object opened last; false when it has that key already.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    if table.isFull { table.rebuild(count: keys.count) { keys[$0].hash } }
    let hash = ProbeTable.hash(key)
    let first = firstKeys.last ?? 0
    let finding = table.find(hash: hash) { entry in
      entry >= first && keys[entry].hash == hash && bytes[keys[entry].bytes].elementsEqual(key)
    }
    guard case .free(let slot) = finding else { return false }
    table.insert(keys.count, at: slot)
    keys.append(Key(hash: hash, bytes: bytes.count..<bytes.count + key.count))
    bytes.append(contentsOf: key)
    return true
  }
}
