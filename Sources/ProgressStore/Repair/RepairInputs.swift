import DurableFiles
import JSONTree
import ProgressModel

/// The files a repair looks at, read once.
struct RepairInputs {
  /// Tells whether files are still what they were.
  struct Checksums: Equatable, Sendable {
    var snapshot: Checksum?
    var journal: Checksum?
    var journalSize: Int
    var spool: [String]
  }

  let places: StorePlaces
  let snapshot: [UInt8]?
  /// Nil when there is no journal.
  let journal: [UInt8]?
  /// Files of the spool that are no JSON.
  let unreadableSpool: [String]

  init(_ places: StorePlaces) throws(FileError) {
    self.places = places
    // The snapshot first: an update in between makes the journal go on behind it, which is normal.
    snapshot = try places.cache.readFile(StoreName.snapshot, maximumBytes: ProgressStore.largestSnapshot)
    if let log = try AppendOnlyLog.openForReading(StoreName.journal, in: places.cache) {
      journal = try log.read(from: 0, upTo: log.size)
    } else {
      journal = nil
    }
    unreadableSpool = try Self.unreadableSpool(places)
  }

  var checksums: Checksums {
    Checksums(
      snapshot: snapshot.map { Checksum(of: $0) }, journal: journal.map { Checksum(of: $0) },
      journalSize: journal?.count ?? 0, spool: unreadableSpool)
  }

  private static func unreadableSpool(_ places: StorePlaces) throws(FileError) -> [String] {
    guard let spool = try places.directoryIfPresent(StoreName.spool) else { return [] }
    var names: [String] = []
    for name in try spool.entryNames() where name.hasSuffix(".json") && !name.hasPrefix(".") {
      guard let bytes = try spool.readFile(name, maximumBytes: Spool.largestEntry) else { continue }
      if (try? JSONValue(parsing: bytes))?.object == nil { names.append(name) }
    }
    return names.sorted()
  }

  /// What the parts before the journal amount to, for one whose beginning is damaged; nil when they do not lead up to it.
  func earlierState() -> (state: ProgressState, position: JournalPosition)? {
    guard let files = try? JournalFiles.open(in: places), let last = files.segments.last ?? newestSegment(),
      let segments = try? places.directoryIfPresent(StoreName.segments),
      let log = try? AppendOnlyLog.openForReading(last.name, in: segments),
      let bytes = try? log.read(from: 0, upTo: log.size)
    else { return nil }
    var replay = JournalReplay(state: ProgressState(), position: .start)
    guard replay.run(over: bytes) == .clean else { return nil }
    return (replay.state, replay.position)
  }

  /// The newest part there is: where the journal's first number cannot be read it is not known which lie before it.
  private func newestSegment() -> JournalFiles.Segment? {
    guard let segments = try? places.directoryIfPresent(StoreName.segments),
      let names = try? segments.entryNames()
    else { return nil }
    return names.compactMap(JournalFiles.Segment.init).max { $0.lastSequence < $1.lastSequence }
  }
}
