import DurableFiles
import JSONTree
import ProgressModel

/// Starts the journal anew with a checkpoint when it has grown too long, and puts the old file aside.
///
/// `events.jsonl` exists at every instant: the old file gets its second name first, and the new one is renamed over it. A
/// crash at any point leaves the old journal or the new one active.
struct JournalRotation: Sendable {
  let places: StorePlaces
  /// Growth in bytes after which a new file is begun.
  let largestGrowth: Int64
  let keptSegments: Int

  /// Whether the journal is due.
  ///
  /// A state larger than the bound itself must not rotate on every update.
  func isDue(_ position: JournalPosition) -> Bool {
    position.offset - position.base > max(largestGrowth, position.base)
  }

  /// Rotates and returns the position behind the checkpoint in the new file, with the old one's name.
  ///
  /// - Throws: The step that failed; the old journal is then still active.
  func rotate(
    _ state: ProgressState, at position: JournalPosition, durability: Durability
  ) throws(FileError) -> (position: JournalPosition, segment: String) {
    var writer = JSONWriter(.compact)
    let chain = JournalRecord.write(
      Checkpoint(state: state, reason: .rotation), sequence: position.sequence + 1, chain: position.chain,
      to: &writer)
    let bytes = writer.finish()
    let segment = Self.segmentName(position.sequence)
    let segments = try places.directory(StoreName.segments)
    try places.cache.remove(StoreName.newJournal)
    do {
      try places.cache.writeNew(
        StoreName.newJournal, bytes, mode: places.access.fileMode, synchronizing: durability != .off)
      try places.cache.link(StoreName.journal, to: segment, in: segments)
      if durability != .off { try segments.synchronize() }
      try places.cache.rename(StoreName.newJournal, to: StoreName.journal)
    } catch {
      _ = try? places.cache.remove(StoreName.newJournal)
      throw error
    }
    let length = Int64(bytes.count)
    return (
      JournalPosition(sequence: position.sequence + 1, offset: length, chain: chain, base: length), segment
    )
  }

  /// Removes the oldest segments beyond those to be kept.
  func prune() {
    guard let segments = try? places.directoryIfPresent(StoreName.segments),
      let names = try? segments.entryNames().filter(Self.isSegment), names.count > keptSegments
    else { return }
    for name in names.dropLast(keptSegments) { _ = try? segments.remove(name) }
  }

  /// Names sort in the order of their records.
  static func segmentName(_ lastSequence: Int64) -> String {
    let text = String(lastSequence)
    return "events-" + String(repeating: "0", count: max(0, 12 - text.count)) + text + ".jsonl"
  }

  static func isSegment(_ name: String) -> Bool {
    name.hasPrefix("events-") && name.hasSuffix(".jsonl")
  }
}
