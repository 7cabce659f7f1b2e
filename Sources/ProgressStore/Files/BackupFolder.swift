import DurableFiles

/// The bytes that migrations and restores replaced: `progress.json.backup` and dated files in `backups/`.
struct BackupFolder: Sendable {
  let places: StorePlaces
  /// How many dated files stay.
  let kept: Int

  /// Keeps `bytes` under both names, flushed, so that whatever comes next can be taken back.
  ///
  /// The same bytes are kept once: a migration that is tried again and again must not push good backups out.
  /// - Returns: The name in `backups/`.
  func keep(_ bytes: [UInt8], version: String, at milliseconds: Int64) throws(FileError) -> String {
    let folder = try places.directory(StoreName.backups)
    let checksum = Checksum(of: bytes).hexadecimal
    let known = try folder.entryNames().first { Self.isBackup($0) && $0.hasSuffix("-\(checksum).json") }
    let name = known ?? Self.name(version: version, at: milliseconds, checksum: checksum)
    if known == nil {
      do {
        try folder.writeNew(name, bytes, mode: places.access.fileMode, synchronizing: true)
      } catch {
        guard case .alreadyExists = error else { throw error }
      }
      try folder.synchronize()
    }
    try AtomicReplacement(of: StoreName.backup, in: places.cache, mode: places.access.fileMode)
      .write(bytes, synchronizing: true)
    return name
  }

  /// Removes the oldest dated files beyond those to be kept.
  func prune() {
    guard let folder = try? places.directoryIfPresent(StoreName.backups),
      let names = try? folder.entryNames().filter(Self.isBackup), names.count > kept
    else { return }
    for name in names.sorted(by: { Self.moment(of: $0) < Self.moment(of: $1) }).dropLast(kept) {
      _ = try? folder.remove(name)
    }
  }

  /// Lists what there is, newest first, `progress.json.backup` in front.
  func list() throws(FileError) -> [StoredBackup] {
    var backups: [StoredBackup] = []
    if let status = try places.cache.status(of: StoreName.backup), status.kind == .regular {
      backups.append(
        StoredBackup(
          name: StoreName.backup, version: nil, time: status.modifiedMilliseconds, size: status.size))
    }
    guard let folder = try places.directoryIfPresent(StoreName.backups) else { return backups }
    var dated: [StoredBackup] = []
    for name in try folder.entryNames() where Self.isBackup(name) {
      guard let status = try folder.status(of: name), status.kind == .regular else { continue }
      dated.append(
        StoredBackup(
          name: name, version: Self.version(of: name), time: Self.moment(of: name), size: status.size))
    }
    return backups + dated.sorted { $0.time > $1.time }
  }

  /// Reads a backup; nil when there is none of that name.
  func read(_ name: String?) throws(FileError) -> [UInt8]? {
    let limit = ProgressStore.largestSnapshot
    guard let name, name != StoreName.backup else {
      return try places.cache.readFile(StoreName.backup, maximumBytes: limit)
    }
    return try places.directoryIfPresent(StoreName.backups)?.readFile(name, maximumBytes: limit)
  }

  /// `progress-2.0-1762252225000-5e597020.json`: version, time in Unix milliseconds, checksum of the bytes.
  private static func name(version: String, at milliseconds: Int64, checksum: String) -> String {
    let digits = String(max(0, milliseconds))
    let time = String(repeating: "0", count: max(0, 13 - digits.count)) + digits
    return "progress-\(version)-\(time)-\(checksum).json"
  }

  private static func isBackup(_ name: String) -> Bool {
    parts(of: name) != nil
  }

  private static func version(of name: String) -> String? {
    parts(of: name)?.version
  }

  private static func moment(of name: String) -> Int64 {
    parts(of: name)?.time ?? 0
  }

  private static func parts(of name: String) -> (version: String, time: Int64)? {
    guard name.hasPrefix("progress-"), name.hasSuffix(".json") else { return nil }
    let parts = name.dropLast(".json".count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, let time = Int64(parts[2]), parts[3].count == 8 else { return nil }
    return (String(parts[1]), time)
  }
}
