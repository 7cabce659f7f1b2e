import JSONTree

/// One step in one direction, with everything carried that the target's shape cannot hold.
///
/// The way there and the way back are pure and lossy. What makes the round trip exact is this: after going there, the way
/// back is tried at once, and the difference between what comes back and what there was goes along in the document, under
/// `carried` and the source's version. Invariants:
/// 1. There and back gives the document there was, key for key, in its order, but for residues that no longer mean anything.
/// 2. There, back and there gives the same as there.
/// 3. What was changed in between is never undone: a residue says what it replaces, and is dropped when that is gone.
struct Passage {
  struct Side {
    let version: SchemaVersion
    let shape: DocumentShape
  }

  let source: Side
  let target: Side
  let isUp: Bool
  let there: (JSONObject, Int64) -> JSONObject
  let back: (JSONObject, Int64) -> JSONObject
  let supplied: (JSONObject, Int64) -> [MigrationNote]

  /// The moment that comparisons use, so that they come out the same whenever they are made: no file has such a time.
  static let noMoment = Int64.min + 1

  init(up step: any MigrationStep.Type) {
    source = Side(version: step.from, shape: step.older)
    target = Side(version: step.to, shape: step.newer)
    isUp = true
    there = { step.convert($0, moment: $1) }
    back = { step.revert($0, moment: $1) }
    supplied = { step.supplied(for: $0, moment: $1) }
  }

  init(down step: any MigrationStep.Type) {
    source = Side(version: step.to, shape: step.newer)
    target = Side(version: step.from, shape: step.older)
    isUp = false
    there = { step.revert($0, moment: $1) }
    back = { step.convert($0, moment: $1) }
    supplied = { _, _ in [] }
  }

  func run(
    _ document: JSONObject, moment: Int64
  ) throws(MigrationError) -> (JSONObject, [MigrationNote]) {
    let parcel = Parcel(document, carrying: target.version, list: source.shape.list)
    var result = there(parcel.document, moment)
    if parcel.hasResidues {
      let plain = moment == Self.noMoment ? result : there(parcel.document, Self.noMoment)
      restore(parcel, to: &result, comparing: plain)
    }
    let differences = try Differences(
      from: back(result, Self.noMoment), to: parcel.document, by: result, passage: self)
    try differences.attach(to: &result, passage: self)
    let notes = supplied(parcel.document, moment) + differences.notes(of: self, leadingTo: result)
    return (result, notes)
  }

  /// Puts back what a passage the other way carried.
  private func restore(_ parcel: Parcel, to result: inout JSONObject, comparing plain: JSONObject) {
    var refused = Residue()
    let residue = parcel.residue
    if let list = result[target.shape.list]?.array, let plainList = plain[target.shape.list]?.array {
      let elements = restored(list, parcel, comparing: plainList)
      let others = residue.list.others.filter { $0.values.allSatisfy(target.shape.entryTakes) }
      result[target.shape.list] = .array(ListResidue.weave(others, into: elements))
    }
    restoreLog(parcel, in: &result, comparing: plain)
    result = residue.restore(
      result, comparing: plain, refused: &refused, takes: target.shape.documentTakes)
    result = result.ordered(by: order(of: result, asIn: residue.order))
    if !refused.isEmpty {
      CarriedMember.put(refused, of: target.version, into: &result, before: target.shape.tail)
    }
  }

  /// The order a document had, with members added meanwhile in front of those that stand last.
  private func order(of document: JSONObject, asIn order: [String]) -> [String] {
    if order.isEmpty { return [] }
    let known = Set(order)
    let added = document.keys.filter { !known.contains($0) }
    if added.isEmpty { return [] }
    let end = order.firstIndex { target.shape.tail.contains($0) } ?? order.endIndex
    return order[..<end] + added + order[end...]
  }

  private func restored(_ list: [JSONValue], _ parcel: Parcel, comparing plain: [JSONValue]) -> [JSONValue] {
    let usual = parcel.residue.list.usual
    if usual.isEmpty && parcel.elements.allSatisfy({ $0 == nil }) { return list }
    var elements = list
    for index in elements.indices {
      let own = index < parcel.elements.count ? parcel.elements[index] : nil
      guard var element = elements[index].object, var plainElement = plain[index].object else { continue }
      var refused = Residue()
      for residue in usual {
        element = residue.restore(
          element, comparing: plainElement, refused: &refused, takes: target.shape.elementTakes)
        plainElement = residue.restore(
          plainElement, comparing: plainElement, refused: &refused, takes: target.shape.elementTakes)
      }
      refused = Residue()
      if let own {
        element = own.restore(
          element, comparing: plainElement, refused: &refused, takes: target.shape.elementTakes)
      }
      if !refused.isEmpty { CarriedMember.put(refused, of: target.version, into: &element) }
      elements[index] = .object(element)
    }
    return elements
  }

  private func restoreLog(_ parcel: Parcel, in result: inout JSONObject, comparing plain: JSONObject) {
    guard !parcel.residue.log.isEmpty, let log = target.shape.log, let sourceLog = source.shape.log,
      var entries = result[log]?.array, var plainEntries = plain[log]?.array
    else { return }
    let objects = (parcel.document[sourceLog]?.array ?? []).count { $0.kind == .object }
    let surplus = min(entries.count, max(0, parcel.residue.log.before - (objects - entries.count)))
    entries.removeFirst(surplus)
    plainEntries.removeFirst(surplus)
    result[log] = .array(
      parcel.residue.log.restore(entries, comparing: plainEntries, takes: target.shape.entryTakes))
  }
}

extension Passage {
  func invalidResult(at location: JSONLocation) -> MigrationError {
    .invalidResult(from: source.version, to: target.version, location: location)
  }
}
