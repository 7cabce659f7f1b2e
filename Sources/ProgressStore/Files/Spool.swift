import DurableFiles

/// Observations that could not get the lock in time, one file each; the next writer takes them in, oldest first.
package struct Spool: Sendable {
  /// One observation as it was put aside: opaque here, understood by whoever put it in.
  package struct Entry: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  /// The most that one update takes in, so that no hook pays for a long outage alone.
  static let largestBatch = 64
  /// No payload worth keeping is larger.
  package static let largestEntry = 4 << 20

  let places: StorePlaces

  /// Puts an observation aside.
  ///
  /// The name begins with the time, so that names sort in order of arrival.
  func put(_ bytes: [UInt8], at milliseconds: Int64, durability: Durability) throws(FileError) {
    let directory = try places.directory(StoreName.spool)
    let noise = try places.cache.randomBytes(4)
    let name = [
      Self.digits(milliseconds, 16), Self.digits(Int64(places.cache.calls.processIdentifier()), 10),
      Checksum(of: noise).hexadecimal,
    ].joined(separator: "-")
    // Written whole under a name that is not looked at, then renamed: a reader never meets half an entry.
    let replacement = AtomicReplacement(of: name + ".json", in: directory, mode: places.access.fileMode)
    do {
      try replacement.write(bytes, synchronizing: durability != .off)
    } catch {
      // To a reader whose clock has jumped ahead the file in the making was a leftover, and is gone: made anew, it is a moment old.
      guard error.isAbsence else { throw error }
      try replacement.write(bytes, synchronizing: durability != .off)
    }
    if durability != .off { try directory.synchronize() }
  }

  /// Returns the oldest entries, at most a batch.
  func entries(at milliseconds: Int64) throws(FileError) -> [Entry] {
    guard let directory = try places.directoryIfPresent(StoreName.spool) else { return [] }
    var entries: [Entry] = []
    for name in try directory.entryNames() {
      if entries.count == Self.largestBatch { break }
      if name.hasPrefix(".") { removeLeftover(name, in: directory, at: milliseconds) }
      guard name.hasSuffix(".json"), !name.hasPrefix(".") else { continue }
      guard let bytes = try directory.readFile(name, maximumBytes: Self.largestEntry) else { continue }
      entries.append(Entry(name: name, bytes: bytes))
    }
    return entries
  }

  /// Removes what a process killed in the midst of putting something aside left; one still at it is given time.
  private func removeLeftover(_ name: String, in directory: Directory, at milliseconds: Int64) {
    let longestWrite: Int64 = 600_000
    guard name.hasSuffix(".tmp"), let status = try? directory.status(of: name),
      milliseconds - status.modifiedMilliseconds > longestWrite
    else { return }
    _ = try? directory.remove(name)
  }

  /// Removes entries that are in the journal now.
  ///
  /// One that stays is recognised by its name the next time.
  func remove(_ names: [String]) {
    guard !names.isEmpty, let directory = try? places.directoryIfPresent(StoreName.spool) else { return }
    for name in names { _ = try? directory.remove(name) }
  }

  private static func digits(_ number: Int64, _ count: Int) -> String {
    let text = String(max(0, number))
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
