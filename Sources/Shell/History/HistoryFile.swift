package import DurableFiles

/// The history of a session and the file it shares with others.
///
/// Calling order: make one, `load`, then `append` each line that was run and `reload` when others' lines are
/// wanted; `flush` at the end.
///
/// 1. Nothing here throws or waits longer than `patience`: a history must not keep anybody from working. What
///    cannot be written is kept in memory and tried again with the next line; why is told once, by
///    `takeFault`.
/// 2. Lines that other sessions add are never lost, whatever happens at the same time.
/// 3. Empty lines, lines that begin with a blank and lines of more than 64 KiB are not kept, nor is one that
///    equals the line before it.
package struct HistoryFile: Sendable {
  /// The lines known to this session.
  package private(set) var lines: HistoryLines
  private var storage: HistoryStorage?
  private let path: String
  private let limit: Int
  private let patience: Duration
  private var unwritten: [String] = []
  private var isImpatient = false
  private var fault: HistoryFault?
  private var hasTold = false

  /// Describes a history; touches nothing yet.
  ///
  /// Of a file longer than `maximumBytes` only the end counts. Without a path it lives in memory alone. The
  /// file is created, private, with the first line.
  package init(
    path: String?, limit: Int = 10_000, maximumBytes: Int = 16 << 20, patience: Duration = .milliseconds(150),
    calls: any FileSystemCalls = LiveFileSystem()
  ) {
    self.path = path ?? ""
    self.limit = max(1, limit)
    self.patience = patience
    lines = HistoryLines(limit: limit)
    storage = path.map {
      HistoryStorage(path: $0, limit: max(1, limit), maximumBytes: Int64(maximumBytes), calls: calls)
    }
  }

  /// Whether a line goes into the history at all.
  package static func isWorthKeeping(_ line: String) -> Bool {
    guard let first = line.first, !first.isWhitespace else { return false }
    return line.utf8.count <= HistoryCoding.maximumBytes
  }

  /// Reads the file, of equal lines only the newest.
  package mutating func load() {
    read()
    let texts = storage?.takeArrivals().flatMap(\.texts) ?? []
    lines = HistoryLines(limit: limit)
    for text in HistoryLines.withoutRepeats(texts, limit: limit) { lines.append(text) }
    if storage?.isOpenToOthers == true { write(waiting: .zero) }
  }

  /// Adds a line and writes it to the file, with those that could not be written before.
  ///
  /// False when it is not one to keep.
  @discardableResult
  package mutating func append(_ line: String) -> Bool {
    guard Self.isWorthKeeping(line), lines.append(line) else { return false }
    if storage == nil { return true }
    unwritten.append(line)
    if unwritten.count > limit { unwritten.removeFirst() }
    // Who has waited in vain once does not make the user wait again.
    write(waiting: isImpatient ? .zero : patience)
    return true
  }

  /// Takes in the lines that others have added; returns those that are new here, in order.
  @discardableResult
  package mutating func reload() -> [String] {
    read()
    var added: [String] = []
    for arrival in storage?.takeArrivals() ?? [] {
      // After the file was replaced its old lines are met again.
      let known = arrival.isWhole ? Set(lines.texts) : []
      for text in arrival.texts where !known.contains(text) && lines.append(text) { added.append(text) }
    }
    return added
  }

  /// Writes what could not be written before; false when something is still left.
  @discardableResult
  package mutating func flush(waiting: Duration = .milliseconds(150)) -> Bool {
    if !unwritten.isEmpty { write(waiting: waiting) }
    return unwritten.isEmpty
  }

  /// Returns why the history is not kept, the first time it is asked after a failure; nil ever after.
  package mutating func takeFault() -> HistoryFault? {
    guard let fault, !hasTold else { return nil }
    hasTold = true
    return fault
  }

  private mutating func read() {
    do throws(FileError) { try storage?.read() } catch { note(error) }
  }

  private mutating func write(waiting: Duration) {
    do throws(FileError) {
      try storage?.append(unwritten, until: .after(waiting))
      unwritten = []
      isImpatient = false
    } catch {
      if case .lockTimedOut = error { isImpatient = true } else { note(error) }
    }
  }

  private mutating func note(_ error: FileError) {
    fault = fault ?? HistoryFault(path: path, cause: error)
  }
}
