/// The members of a JSON object in their order, each key once.
///
/// Keys are told apart byte by byte, so that composed and decomposed é are two. Small objects are searched
/// from the front; beyond ``smallCount`` members a hash table is kept. Removing a member costs time in
/// proportion to the count.
package struct JSONObject: Sendable {
  /// One key with its value.
  package struct Member: Equatable, Sendable {
    package let key: String
    package fileprivate(set) var value: JSONValue

    package static func == (left: Member, right: Member) -> Bool {
      left.key.hasSameBytes(as: right.key) && left.value == right.value
    }
  }

  /// Up to this many members a walk is as fast as hashing.
  private static let smallCount = 16

  private var members: [Member] = []
  private var table = ProbeTable()

  package init() {}

  /// Takes members whose keys are known to be different, as those of another object are.
  package init(unique members: [Member]) {
    self.members = members
    if members.count > Self.smallCount { rebuildTable() }
  }

  /// The value of `key`; setting nil removes the member, setting a new key puts it at the end.
  package subscript(key: String) -> JSONValue? {
    get { index(of: key).map { members[$0].value } }
    _modify {
      let index = index(of: key)
      var value = index.map { take(at: $0) }
      defer { put(value, at: index, for: key) }
      yield &value
    }
  }

  /// Takes a value out for a while, so that its next owner is its only one and can change it without copying.
  private mutating func take(at index: Int) -> JSONValue {
    var value = JSONValue.null
    swap(&members[index].value, &value)
    return value
  }

  private mutating func put(_ value: JSONValue?, at index: Int?, for key: String) {
    switch (index, value) {
    case (let index?, let value?): members[index].value = value
    case (let index?, nil): remove(at: index)
    case (nil, let value?): append(value, forNew: key)
    case (nil, nil): break
    }
  }

  /// The place of `key` among the members.
  package func index(of key: String) -> Int? {
    guard !table.isEmpty else { return members.firstIndex { $0.key.hasSameBytes(as: key) } }
    let finding = table.find(hash: ProbeTable.hash(key)) { members[$0].key.hasSameBytes(as: key) }
    guard case .found(let index) = finding else { return nil }
    return index
  }

  /// Adds a member whose key is known to be new.
  mutating func append(_ value: JSONValue, forNew key: String) {
    members.append(Member(key: key, value: value))
    guard members.count > Self.smallCount else { return }
    guard !table.isFull else { return rebuildTable() }
    if case .free(let slot) = table.find(hash: ProbeTable.hash(key), { _ in false }) {
      table.insert(members.count - 1, at: slot)
    }
  }

  private mutating func remove(at index: Int) {
    members.remove(at: index)
    if members.count > Self.smallCount { rebuildTable() } else { table = ProbeTable() }
  }

  private mutating func rebuildTable() {
    table.rebuild(count: members.count) { ProbeTable.hash(members[$0].key) }
  }
}

extension JSONObject: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { members.count }
  package subscript(position: Int) -> Member { members[position] }

  /// The keys in their order.
  package var keys: [String] { members.map(\.key) }
}

extension JSONObject: Equatable {
  /// Equal when both have the same keys with equal values, in whatever order: to JSON the order means
  /// nothing.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Keeps the order; of a key written twice the last value stands in the first place.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (key, value) in elements { self[key] = value }
  }
}
