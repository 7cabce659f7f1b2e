import JSONTree

/// What of a document does not come back by itself, in its parts.
struct Differences {
  private(set) var residue: Residue
  /// One for each element that is an object; empty when all of them come back by themselves.
  private(set) var elements: [Residue] = []
  /// The place of each of these elements in the source's list.
  private(set) var places: [Int] = []
  /// The place of each rewritten entry in the source's log.
  private(set) var logPlaces: [Int] = []
  private let source: DocumentShape

  /// Compares `base`, which comes back by itself, with `original`.
  ///
  /// - Throws: `invalidResult` when the step lost an element, which is its fault.
  init(
    from base: JSONObject, to original: JSONObject, by result: JSONObject, passage: Passage
  ) throws(MigrationError) {
    source = passage.source.shape
    var skipped: Set<String> = []
    let list = original[source.list]?.array
    if list != nil { skipped.insert(source.list) }
    var log: (key: String, entries: [JSONValue])?
    // A shape whose other side has no log keeps it like any other member.
    if let key = source.log, passage.target.shape.log != nil, let entries = original[key]?.array {
      log = (key, entries)
      skipped.insert(key)
    }
    residue = Residue(from: base, to: original, skipping: skipped, parts: source.parts)
    if let list { try compare(base[source.list]?.array ?? [], with: list, passage) }
    if let log {
      let there = (passage.target.shape.log.flatMap { result[$0]?.array } ?? []).count { $0.kind == .object }
      compareLog(base[log.key]?.array ?? [], with: log.entries, there: there)
    }
  }

  private mutating func compare(
    _ bases: [JSONValue], with list: [JSONValue], _ passage: Passage
  ) throws(MigrationError) {
    var originals: [JSONObject] = []
    var others: [(index: Int, value: JSONValue)] = []
    for (index, element) in list.enumerated() {
      if let object = element.object {
        originals.append(object)
        places.append(index)
      } else {
        others.append((index, element))
      }
    }
    let bases = bases.compactMap(\.object)
    guard bases.count == originals.count else {
      throw passage.invalidResult(at: JSONLocation([.key(source.list)]))
    }
    residue.list.others = ListResidue.runs(of: others)
    if zip(bases, originals).allSatisfy({ $0.isIdentical(to: $1) }) { return }
    let usual = ListResidue.usual(from: bases, to: originals)
    residue.list.usual = usual
    elements = zip(bases, originals).map { base, original in
      var nothing = Residue()
      let base = usual.reduce(base) { base, residue in
        residue.restore(base, comparing: base, refused: &nothing, takes: source.elementTakes)
      }
      return Residue(from: base, to: original)
    }
  }

  /// Compares logs from their ends: the newest entries are those that both sides have.
  ///
  /// `there` is how many entries the other side has in all.
  private mutating func compareLog(_ base: [JSONValue], with original: [JSONValue], there: Int) {
    let objects = original.indices.filter { original[$0].kind == .object }
    let shared = min(base.count, objects.count)
    if base.count > objects.count { residue.log.before = max(0, there - objects.count) }
    let kept = Set(objects.suffix(shared))
    residue.log.others = ListResidue.runs(
      of: original.indices.filter { !kept.contains($0) }.map { ($0, original[$0]) })
    let (old, new) = (base.suffix(shared), objects.suffix(shared))
    for (at, (now, place)) in zip(old, new).enumerated() where !now.isIdentical(to: original[place]) {
      residue.log.rewritten.append(LogResidue.Rewritten(at: at, now: now, was: original[place]))
      logPlaces.append(place)
    }
  }

  /// Puts the residues into the result of the passage.
  ///
  /// - Throws: `invalidResult` when that would nest deeper than a reader goes.
  func attach(to result: inout JSONObject, passage: Passage) throws(MigrationError) {
    let version = passage.source.version
    if !residue.isEmpty {
      if residue.value.depth > JSONLimits.deepest - 2 { throw passage.invalidResult(at: JSONLocation()) }
      CarriedMember.put(residue, of: version, into: &result, before: passage.target.shape.tail)
    }
    if elements.allSatisfy(\.isEmpty) { return }
    guard var list = result[passage.target.shape.list]?.array else { return }
    var next = elements.startIndex
    for index in list.indices {
      guard var element = list[index].object, next < elements.endIndex else { continue }
      defer { next += 1 }
      if elements[next].isEmpty { continue }
      if elements[next].value.depth > JSONLimits.deepest - 4 {
        throw passage.invalidResult(at: JSONLocation([.key(source.list), .index(places[next])]))
      }
      CarriedMember.put(elements[next], of: version, into: &element)
      list[index] = .object(element)
    }
    result[passage.target.shape.list] = .array(list)
  }
}
