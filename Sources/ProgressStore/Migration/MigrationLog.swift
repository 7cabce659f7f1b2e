import DurableFiles
import JSONTree

/// `migrations.jsonl`: one line for each time the shape of `progress.json` was changed, chained by checksum.
///
/// A line is written before the file is replaced. So a process that dies in between leaves a line that came to nothing: it is
/// known by the file it started from still being there, and told as interrupted.
struct MigrationLog: Sendable {
  let places: StorePlaces

  private static let largest: Int64 = 16 << 20

  /// What the log holds, and where the next line goes.
  struct Contents {
    var entries: [MigrationEntry] = []
    var chain = Checksum.empty
    /// Bytes of whole lines; what follows was torn off by a kill, or damaged.
    var goodBytes: Int64 = 0
    /// Bytes of the file.
    var size: Int64 = 0

    var isWhole: Bool { goodBytes == size }
  }

  /// Reads every line that verifies.
  func read() throws(FileError) -> Contents {
    guard let log = try AppendOnlyLog.openForReading(StoreName.migrations, in: places.cache) else {
      return Contents()
    }
    return try Self.read(log)
  }

  private static func read(_ log: borrowing AppendOnlyLog) throws(FileError) -> Contents {
    var contents = Contents(size: log.size)
    let bytes = try log.read(from: 0, upTo: min(log.size, largest))
    var start = 0
    while let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = bytes[start..<newline]
      let entry = line.withUnsafeBytes { line -> (MigrationEntry, Checksum)? in
        guard let claim = JournalRecord.claim(of: line),
          Checksum(of: claim.covered, continuing: contents.chain) == claim.crc,
          let entry = try? MigrationEntry(line: line)
        else { return nil }
        return (entry, claim.crc)
      }
      guard let (entry, chain) = entry else { break }
      contents.entries.append(entry)
      contents.chain = chain
      start = newline + 1
    }
    contents.goodBytes = Int64(start)
    contents.markInterrupted()
    return contents
  }

  /// Appends a line, flushed; returns what takes it back, for a migration that fails behind it.
  ///
  /// Call it under the lock. What does not verify is cut off first, the whole file being kept in `quarantine/`.
  func append(_ entry: inout MigrationEntry) throws(FileError) -> MigrationLogMark {
    var log = try AppendOnlyLog.open(StoreName.migrations, in: places.cache, mode: places.access.fileMode)
    let contents = try Self.read(log)
    if !contents.isWhole {
      let bytes = try log.read(from: 0, upTo: min(log.size, Self.largest))
      _ = try Quarantine(places: places).keep(bytes, as: "migrations", extension: "jsonl")
      try log.truncate(to: contents.goodBytes)
    }
    let mark = MigrationLogMark(size: log.size)
    entry.number = (contents.entries.last?.number ?? 0) + 1
    try log.append(entry.line(continuing: contents.chain))
    do {
      try log.synchronize(.journal)
      if log.wasCreated { try places.cache.synchronize() }
    } catch {
      try? log.truncate(to: mark.size)
      throw error
    }
    return mark
  }

  /// Takes the line behind `mark` back.
  func takeBack(to mark: MigrationLogMark) {
    guard var log = try? AppendOnlyLog.open(StoreName.migrations, in: places.cache) else { return }
    try? log.truncate(to: mark.size)
  }
}

/// The length of the log before a line was added.
struct MigrationLogMark: Sendable {
  var size: Int64
}

extension MigrationLog.Contents {
  /// A line that the next one starts from the same file as came to nothing.
  fileprivate mutating func markInterrupted() {
    for index in entries.indices.dropLast() {
      let (entry, next) = (entries[index], entries[index + 1])
      if entry.before == next.before, entry.before != entry.after { entries[index].result = .interrupted }
    }
  }

  /// Judges the last line too, by the file as it is now.
  mutating func judgeLast(by present: Checksum?) {
    guard let last = entries.last, last.before == present, last.before != last.after else { return }
    entries[entries.count - 1].result = .interrupted
  }

  /// The newest entry that came to something.
  var lastDone: MigrationEntry? { entries.last { $0.result == .done } }
}

extension MigrationEntry {
  /// Whether it says that the file is to stay at an older version until somebody migrates it.
  func holds(_ version: String) -> Bool {
    (action == .up || action == .down || action == .restore) && to == version && result == .done
  }

  fileprivate func line(continuing chain: Checksum) -> [UInt8] {
    var writer = JSONWriter(.compact)
    writer.beginObject()
    writer.member("number", number)
    writer.member("time", time)
    writer.member("action", action.rawValue)
    writer.member("actor", actor)
    writer.member("host", host)
    writer.member("command", command)
    writer.member("from", orNull: from)
    writer.member("to", to)
    writer.member("duration", duration)
    writer.member("before", orNull: before?.hexadecimal)
    writer.member("after", after.hexadecimal)
    writer.member("backup", orNull: backup)
    let next = writer.withBytes { Checksum(of: UnsafeRawBufferPointer($0), continuing: chain) }
    writer.member("crc", next.hexadecimal)
    writer.endObject()
    writer.newLine()
    return writer.finish()
  }

  fileprivate init(line: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    self.init(
      number: 0, time: 0, action: .up, actor: "", host: "", command: "", from: nil, to: "", duration: 0,
      before: nil, after: .empty, backup: nil, result: .done)
    var reader = try JSONReader(line.bindMemory(to: UInt8.self))
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let start = reader.offset
      switch key {
      case "number": number = try reader.readInteger()
      case "time": time = try reader.readInteger()
      case "action":
        let word = try reader.readString()
        guard let known = Action(rawValue: word) else {
          throw JSONSyntaxError(.unexpectedWord(word), offset: start)
        }
        action = known
      case "actor": actor = try reader.readString()
      case "host": host = try reader.readString()
      case "command": command = try reader.readString()
      case "from": from = try reader.readOptionalString()
      case "to": to = try reader.readString()
      case "duration": duration = try reader.readInteger()
      case "before": before = try reader.readOptionalString().flatMap(Checksum.init(hexadecimal:))
      case "after": after = Checksum(hexadecimal: try reader.readString()) ?? .empty
      case "backup": backup = try reader.readOptionalString()
      default: try reader.skipValue()
      }
    }
    try reader.finish()
  }
}
