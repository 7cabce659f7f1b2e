import DurableFiles

/// The history file on disk, as far as this session has read it.
///
/// 1. Lines are added, and the file is replaced, only under the lock `NAME.lock` beside it.
/// 2. The file never has two equal lines in a row, whoever added them through here.
/// 3. It is read and written by its owner alone; one that others may read is replaced by one they may not.
/// 4. Reading needs no lock: what stands behind the last line break is left for the next time.
struct HistoryStorage: Sendable {
  /// Lines that were not known before.
  struct Arrival: Equatable {
    let texts: [String]
    /// Whether they are all the file has, as after somebody replaced it.
    let isWhole: Bool
  }

  private let path: String
  private let limit: Int
  /// Of a longer file only the end is read.
  private let maximumBytes: Int64
  private let calls: any FileSystemCalls
  /// How far the file has been read, and the last bytes up to there: they tell whether it is still the same.
  private var offset: Int64 = 0
  private var tail: [UInt8] = []
  private var newest: String?
  private var lineCount = 0
  /// What has been read and not been asked for; kept here, since a failure may come between.
  private var arrivals: [Arrival] = []
  /// Whether others may read the file.
  private(set) var isOpenToOthers = false

  init(path: String, limit: Int, maximumBytes: Int64, calls: any FileSystemCalls) {
    self.path = path
    self.limit = limit
    self.maximumBytes = maximumBytes
    self.calls = calls
  }

  /// Returns what was read since the last call, in order.
  mutating func takeArrivals() -> [Arrival] {
    defer { arrivals = [] }
    return arrivals
  }

  /// Reads what others have added.
  mutating func read() throws(FileError) {
    guard let place = try HistoryPlace.find(path, creating: false, calls: calls),
      let log = try AppendOnlyLog.openForReading(place.name, in: place.directory)
    else { return }
    try noteMode(place)
    try take(log, isLocked: false)
  }

  /// Reads what others have added and adds lines at the end.
  ///
  /// - Throws: `lockTimedOut` and whatever keeps the file from growing; it is as it was then.
  mutating func append(_ texts: [String], until deadline: Deadline) throws(FileError) {
    guard let place = try HistoryPlace.find(path, creating: true, calls: calls) else { return }
    let lock = FileLock("\(place.name).lock", in: place.directory, command: "history")
    let held = try lock.acquire(until: deadline)
    do throws(FileError) {
      try append(texts, at: place)
    } catch {
      held.release()
      throw error
    }
    held.release()
  }

  private mutating func append(_ texts: [String], at place: HistoryPlace) throws(FileError) {
    var log = try AppendOnlyLog.open(place.name, in: place.directory)
    try noteMode(place)
    try take(log, isLocked: true)
    // Left by a process that was killed while writing.
    var bytes: [UInt8] = tail.last == UInt8(ascii: "\n") || tail.isEmpty ? [] : [UInt8(ascii: "\n")]
    var last = newest
    var added = 0
    for text in texts where text != last {
      bytes += HistoryCoding.encode(text)
      last = text
      added += 1
    }
    if added > 0 {
      try log.append(bytes)
      advance(over: bytes[...])
      newest = last
      lineCount += added
    }
    if isOpenToOthers || lineCount > limit + limit / 4 || log.size > maximumBytes {
      // The lines are in the file; that it stays as long as it is harms nobody.
      try? replace(log, at: place)
    }
  }

  private mutating func take(_ log: borrowing AppendOnlyLog, isLocked: Bool) throws(FileError) {
    var start = offset - Int64(tail.count)
    var bytes = offset > 0 && offset <= log.size ? try log.read(from: start, upTo: log.size)[...] : []
    let isContinued = !tail.isEmpty && bytes.starts(with: tail)
    if isContinued {
      bytes = bytes.dropFirst(tail.count)
    } else {
      start = max(0, log.size - maximumBytes)
      bytes = try log.read(from: start, upTo: log.size)[...]
      (offset, tail, newest, lineCount) = (start, [], nil, 0)
      if start > 0 {
        let part = bytes.prefix { $0 != UInt8(ascii: "\n") }
        offset += Int64(part.count)
        bytes = bytes.dropFirst(part.count)
      }
    }
    if !isLocked {
      // Perhaps somebody is writing right now.
      bytes = bytes[..<((bytes.lastIndex(of: UInt8(ascii: "\n")) ?? bytes.startIndex - 1) + 1)]
    }
    let texts = HistoryCoding.decode(bytes)
    advance(over: bytes)
    lineCount += texts.count
    newest = texts.last ?? newest
    if !texts.isEmpty { arrivals.append(Arrival(texts: texts, isWhole: !isContinued)) }
  }

  private mutating func advance(over bytes: ArraySlice<UInt8>) {
    offset += Int64(bytes.count)
    tail = (tail + bytes.suffix(256)).suffix(256)
  }

  /// Writes the file anew: private, without repeats, and within its bounds.
  private mutating func replace(_ log: borrowing AppendOnlyLog, at place: HistoryPlace) throws(FileError) {
    let start = max(0, log.size - maximumBytes)
    var bytes = try log.read(from: start, upTo: log.size)
    let isTooLong = lineCount > limit + limit / 4 || start > 0
    var texts: [String] = []
    if isTooLong {
      let cut = start > 0 ? bytes.drop { $0 != UInt8(ascii: "\n") } : bytes[...]
      texts = HistoryLines.withoutRepeats(HistoryCoding.decode(cut), limit: limit)
      bytes = newestBytes(of: &texts)
    }
    let replacement = AtomicReplacement(of: place.name, in: place.directory)
    try replacement.removeLeftovers()
    // Flushed, since a power cut could otherwise leave nothing of all the lines there were.
    try replacement.write(bytes, synchronizing: true)
    isOpenToOthers = false
    guard isTooLong else { return }
    (offset, tail, lineCount) = (0, [], texts.count)
    advance(over: bytes[...])
  }

  /// Drops the oldest lines that would make the file longer than three quarters of its bound.
  private func newestBytes(of texts: inout [String]) -> [UInt8] {
    var pieces: [[UInt8]] = []
    var size = 0
    for text in texts.reversed() {
      let piece = HistoryCoding.encode(text)
      size += piece.count
      if size > maximumBytes / 4 * 3 { break }
      pieces.append(piece)
    }
    texts = texts.suffix(pieces.count)
    return Array(pieces.reversed().joined())
  }

  private mutating func noteMode(_ place: HistoryPlace) throws(FileError) {
    let mode = try place.directory.status(of: place.name)?.mode.rawValue ?? 0
    isOpenToOthers = mode & 0o077 != 0
  }
}
