import DurableFiles

/// The files of a project's journal as they stood at one instant: the active one, opened, and the segments before it.
///
/// Readers take no lock, so the journal may be rotated meanwhile. The active file is opened first: whatever its name becomes, it
/// stays the same file. Segments are listed after that, and those that do not end before the active file begins are passed
/// over: the newest of them may be that very file under its second name.
struct JournalFiles: ~Copyable {
  /// A segment that has been put aside.
  struct Segment {
    let name: String
    let lastSequence: Int64
  }

  let active: AppendOnlyLog
  /// Oldest first.
  let segments: [Segment]
  private let directory: Directory?

  /// Opens the journal, or returns nil when there is none.
  static func open(in places: StorePlaces) throws(FileError) -> JournalFiles? {
    guard let active = try AppendOnlyLog.openForReading(StoreName.journal, in: places.cache) else {
      return nil
    }
    let directory = try places.directoryIfPresent(StoreName.segments)
    let first = try firstSequence(of: active)
    let names = try directory?.entryNames() ?? []
    let segments = names.compactMap(Segment.init).filter { $0.lastSequence < first }
    return JournalFiles(
      active: active, segments: segments.sorted { $0.lastSequence < $1.lastSequence }, directory: directory)
  }

  private init(active: consuming AppendOnlyLog, segments: [Segment], directory: Directory?) {
    self.active = active
    self.segments = segments
    self.directory = directory
  }

  /// Reads a segment, or returns nil when it has been pruned since.
  func read(_ segment: Segment) throws(FileError) -> (bytes: [UInt8], path: String)? {
    guard let directory, let log = try AppendOnlyLog.openForReading(segment.name, in: directory) else {
      return nil
    }
    return (try log.read(from: 0, upTo: log.size), log.path)
  }

  /// Reads the beginning of a segment's first record, or returns nil when it has been pruned since.
  func head(of segment: Segment) throws(FileError) -> RecordHead? {
    guard let directory, let log = try AppendOnlyLog.openForReading(segment.name, in: directory) else {
      return nil
    }
    return try Self.head(of: log)
  }

  /// Reads the beginning of the active file's first record; nil when it has none that is whole enough.
  func headOfActive() throws(FileError) -> RecordHead? { try Self.head(of: active) }

  private static func head(of log: borrowing AppendOnlyLog) throws(FileError) -> RecordHead? {
    let start = try log.read(from: 0, upTo: Int64(RecordHead.longest))
    return start.withUnsafeBytes { RecordHead(line: $0) }
  }

  /// Returns the number the active file's first record has; the largest there is where that cannot be told.
  private static func firstSequence(of log: borrowing AppendOnlyLog) throws(FileError) -> Int64 {
    try head(of: log)?.sequence ?? .max
  }
}

extension JournalFiles.Segment {
  /// Takes the number from the name, `events-LAST.jsonl`; nil for any other file.
  init?(_ name: String) {
    guard JournalRotation.isSegment(name),
      let last = Int64(name.dropFirst("events-".count).dropLast(".jsonl".count))
    else { return nil }
    self.init(name: name, lastSequence: last)
  }
}
