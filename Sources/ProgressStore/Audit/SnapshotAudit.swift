import DurableFiles
import JSONTree
import ProgressModel

/// Whether a snapshot is the point of the journal that it says it is.
struct SnapshotAudit {
  /// Nil when there is none.
  let bytes: [UInt8]?

  /// Judges the snapshot against the active file of the journal; nil when there is no journal.
  ///
  /// `chainBefore` is what that file's first checkpoint goes on from. A snapshot that is of another version or not of the right
  /// shape has no place to be judged.
  func facts(journal: [UInt8]?, chainBefore: Checksum?) -> [AuditFact] {
    var replay = JournalReplay(state: ProgressState(), position: .start)
    switch replay.run(over: journal ?? []) {
    case .clean, .tornTail: break
    // Nothing can be said of a place in a journal that is damaged itself, and that is told already.
    case .damaged, .newer, .stopped: return []
    }
    let end = replay.position
    guard let bytes else {
      return end.sequence == 0 ? [] : [fact(.snapshotMissing(records: end.sequence))]
    }
    guard SnapshotCoding.isCurrent(bytes), let parsed = try? SnapshotCoding.read(bytes),
      let position = parsed.position
    else { return [] }
    guard let journal, !journal.isEmpty || position.offset > 0 else {
      return position.sequence == 0 ? [] : [fact(.snapshotElsewhere(sequence: position.sequence))]
    }
    if position.offset > journal.count || !Self.ends(position, in: journal) {
      // The journal began anew, and its writer was killed before it wrote the snapshot.
      if let chainBefore, chainBefore == position.chain {
        return [fact(.snapshotBehind(records: max(0, end.sequence - position.sequence)))]
      }
      return [fact(.snapshotElsewhere(sequence: position.sequence))]
    }
    var facts: [AuditFact] = []
    if let place = difference(parsed, from: journal[..<Int(position.offset)]) {
      facts.append(fact(.snapshotDiffers(place)))
    }
    if end.sequence > position.sequence {
      facts.append(fact(.snapshotBehind(records: end.sequence - position.sequence)))
    }
    return facts
  }

  /// Whether the record that ends at the position's offset has the chain that the position says.
  private static func ends(_ position: JournalPosition, in journal: [UInt8]) -> Bool {
    if position.offset == 0 { return position.chain == .empty }
    let suffix = ",\"crc\":\"\(position.chain.hexadecimal)\"}\n".utf8
    return journal[..<Int(position.offset)].suffix(suffix.count).elementsEqual(suffix)
  }

  /// Where the snapshot first says something else than the journal; nil when nowhere.
  ///
  /// One whose checksum is wrong was edited by hand, which the next update takes over: it is not compared.
  private func difference(_ parsed: SnapshotCoding.Parsed, from journal: ArraySlice<UInt8>) -> JSONLocation? {
    guard let bytes, let checksum = parsed.checksum, checksum.coveredBytes <= bytes.count,
      Checksum(of: bytes[..<checksum.coveredBytes]) == checksum.value
    else { return nil }
    var replay = JournalReplay(state: ProgressState(), position: .start)
    guard replay.run(over: Array(journal)) == .clean, let position = parsed.position else { return nil }
    let written = SnapshotCoding.write(replay.state, at: position, copyingFrom: nil)
    let own = written.joined
    if own == bytes { return nil }
    guard let expected = try? JSONValue(parsing: own), let found = try? JSONValue(parsing: bytes) else {
      return nil
    }
    return Self.firstDifference(expected, found, JSONLocation())
  }

  /// Order of keys and layout mean nothing here, and the checksum follows from all else.
  private static func firstDifference(
    _ expected: JSONValue, _ found: JSONValue, _ place: JSONLocation
  ) -> JSONLocation? {
    switch (expected, found) {
    case (.object(let own), .object(let other)):
      for member in other where !(place.steps.isEmpty && member.key == "checksum") {
        let location = place.appending(.key(member.key))
        guard let value = own[member.key] else { return location }
        if let inside = firstDifference(value, member.value, location) { return inside }
      }
      return own.allSatisfy { other[$0.key] != nil } ? nil : place
    case (.array(let own), .array(let other)):
      for (index, pair) in zip(own, other).enumerated() {
        if let inside = firstDifference(pair.0, pair.1, place.appending(.index(index))) { return inside }
      }
      return own.count == other.count ? nil : place
    default: return expected == found ? nil : place
    }
  }

  private func fact(_ kind: AuditFact.Kind) -> AuditFact { AuditFact(file: StoreName.snapshot, kind: kind) }
}
