import DurableFiles
import JSONTree
import Rendering

/// The records of what was installed, and the files as they were before: `~/.local/state/orchestra/installed`.
///
/// One record a file, named by the checksum of its path, and beside it the backup. Nobody but the user reads them: settings may hold
/// secrets.
struct InstallRecords: Sendable {
  let context: ProgramContext

  private static let largestRecord = 1 << 16
  /// The folders that were made for the records, so that they can go with the last one.
  private static let foldersName = "folders"

  /// Nil when the environment names no place.
  var folder: String? {
    if let state = context.environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return ProjectDiscovery.join(state, "orchestra/installed")
    }
    guard let home = context.environment["HOME"], home.hasPrefix("/") else { return nil }
    return ProjectDiscovery.join(home, ".local/state/orchestra/installed")
  }

  private func name(of path: String, _ ending: String) -> String {
    "\(Checksum(of: Array(path.utf8)).hexadecimal).\(ending)"
  }

  /// Where the backup of a file is, or would be.
  func backupPath(of path: String) -> String? {
    folder.map { $0 + "/" + name(of: path, "backup") }
  }

  private func open() -> Directory? {
    folder.flatMap { try? Directory.open($0, trust: .ours, calls: context.calls) }
  }

  /// The record of a file; nil when there is none that can be read.
  func record(of path: String) -> InstallRecord? {
    guard let record = open().flatMap({ read(name(of: path, "json"), in: $0) }), record.path == path else {
      return nil
    }
    return record
  }

  private func read(_ name: String, in folder: Directory) -> InstallRecord? {
    guard let bytes = try? folder.readFile(name, maximumBytes: Self.largestRecord),
      let value = try? JSONValue(parsing: bytes)
    else { return nil }
    return InstallRecord(value)
  }

  /// Every record, by path.
  func all() -> [InstallRecord] {
    guard let folder = open(), let names = try? folder.entryNames() else { return [] }
    return names.filter { $0.hasSuffix(".json") }.compactMap { read($0, in: folder) }
      .sorted { $0.path < $1.path }
  }

  func backup(of path: String) -> [UInt8]? {
    try? open()?.readFile(name(of: path, "backup"), maximumBytes: EditedFile.largest)
  }

  /// Keeps the bytes a file has before it is changed; nil where there is no place for them.
  func keep(_ bytes: [UInt8], of path: String) throws(Failure) -> String? {
    guard folder != nil else { return nil }
    try write(bytes, as: name(of: path, "backup"), for: path)
    return backupPath(of: path)
  }

  func save(_ record: InstallRecord) throws(Failure) {
    if folder == nil { return }
    try write(record.json.bytes(.pretty) + [0x0A], as: name(of: record.path, "json"), for: record.path)
  }

  private func write(_ bytes: [UInt8], as name: String, for path: String) throws(Failure) {
    guard let folder else { return }
    do throws(FileError) {
      let (directory, made) = try EditedFile.folder(folder, isShared: false, context)
      if !made.isEmpty {
        let list = JSONValue.array(made.map { .string($0) })
        try AtomicReplacement(of: Self.foldersName, in: directory).write(
          list.bytes(.compact), synchronizing: false)
      }
      try AtomicReplacement(of: name, in: directory).write(bytes, synchronizing: true)
      try directory.synchronize()
    } catch {
      throw Failure(
        .cannotCreate,
        "Cannot keep '\(VisibleText.of(path))' as it was in '\(VisibleText.of(folder))': \(error.cause)",
        hint: "Nothing was changed; XDG_STATE_HOME names another place")
    }
  }

  /// Forgets a file, with its backup unless that is to stay; folders that are empty then go too.
  func forget(_ path: String, keepingBackup: Bool = false) {
    guard let directory = open() else { return }
    _ = try? directory.remove(name(of: path, "json"))
    if !keepingBackup { _ = try? directory.remove(name(of: path, "backup")) }
    guard (try? directory.entryNames()) == [Self.foldersName] else { return }
    let made = ownFolders(in: directory)
    _ = try? directory.remove(Self.foldersName)
    Self.removeEmpty(made, context)
  }

  /// The folders that were made for what records name, and for the records.
  func madeFolders() -> [String] {
    all().flatMap(\.folders) + (open().map { ownFolders(in: $0) } ?? [])
  }

  private func ownFolders(in directory: Directory) -> [String] {
    guard let folder,
      let list = try? directory.readFile(Self.foldersName, maximumBytes: Self.largestRecord),
      let names = (try? JSONValue(parsing: list))?.array?.compactMap(\.string)
    else { return [] }
    return names.filter { folder == $0 || folder.hasPrefix($0 + "/") }
  }

  /// Removes folders that nothing is left in; those inside others come behind them.
  static func removeEmpty(_ folders: [String], _ context: ProgramContext) {
    for path in folders.reversed() {
      guard let parent = ProjectDiscovery.parent(of: path), let name = path.split(separator: "/").last,
        let folder = try? Directory.open(parent, calls: context.calls)
      else { continue }
      // Fails, as it should, while something is in it.
      _ = try? folder.removeDirectory(String(name))
    }
  }
}
