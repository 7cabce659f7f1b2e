package import DurableFiles
import ProgressValidation
import SchemaMigration

/// Names below the project root.
package enum StoreName {
  package static let orchestra = ".orchestra"
  package static let cache = "cache"
  package static let logs = "logs"
  package static let settings = "config.json"
  package static let log = "progress-tracker.log"
  package static let snapshot = "progress.json"
  package static let status = "progress-status.txt"
  package static let journal = "events.jsonl"
  package static let lock = "progress.lock"
  package static let migrations = "migrations.jsonl"
  package static let backup = "progress.json.backup"
  package static let backups = "backups"
  static let newJournal = "events.jsonl.new"
  static let segments = "journal"
  static let spool = "spool"
  static let quarantine = "quarantine"
  static let history = "history"
  static let tornTail = "events.torn"
  static let schemas = "schemas"
  static let schema = "progress-v2.schema.json"
  static let gitignore = ".gitignore"
}

/// The open directories of one project's state.
struct StorePlaces: Sendable {
  let cache: Directory
  let access: StoreAccess

  /// Opens the state of the project at `root`, or returns nil when there is none.
  static func openIfPresent(root: Directory, access: StoreAccess) throws(FileError) -> StorePlaces? {
    guard let orchestra = try root.subdirectoryIfPresent(StoreName.orchestra, trust: access.trust),
      let cache = try orchestra.subdirectoryIfPresent(StoreName.cache, trust: access.trust)
    else { return nil }
    return StorePlaces(cache: cache, access: access)
  }

  /// Opens the state of the project at `root`, creating what is missing; says whether it had to.
  static func open(
    root: Directory, access: StoreAccess
  ) throws(FileError) -> (places: StorePlaces, wasCreated: Bool) {
    if let places = try openIfPresent(root: root, access: access) { return (places, false) }
    let orchestra = try root.subdirectory(
      StoreName.orchestra, creating: access.directoryMode, trust: access.trust)
    try introduce(orchestra, access)
    let cache = try orchestra.subdirectory(
      StoreName.cache, creating: access.directoryMode, trust: access.trust)
    return (StorePlaces(cache: cache, access: access), true)
  }

  func directory(_ name: String, synchronizing: Bool = true) throws(FileError) -> Directory {
    try cache.subdirectory(
      name, creating: access.directoryMode, synchronizing: synchronizing, trust: access.trust)
  }

  func directoryIfPresent(_ name: String) throws(FileError) -> Directory? {
    try cache.subdirectoryIfPresent(name, trust: access.trust)
  }

  /// Writes what explains the folder to git and to other tools where the scripts made the folder, which had no need of it.
  static func introduceTakenOver(root: Directory, access: StoreAccess) throws(FileError) {
    if let orchestra = try root.subdirectoryIfPresent(StoreName.orchestra, trust: access.trust) {
      try introduce(orchestra, access)
    }
  }

  /// Writes what explains the folder to git and to other tools, unless somebody has done so already.
  private static func introduce(_ orchestra: Directory, _ access: StoreAccess) throws(FileError) {
    try writeUnlessPresent(orchestra, StoreName.gitignore, "cache/\nlogs/\n", access)
    let schemas = try orchestra.subdirectory(
      StoreName.schemas, creating: access.directoryMode, trust: access.trust)
    try writeUnlessPresent(schemas, StoreName.schema, ShippedSchema.text(of: .current), access)
  }

  private static func writeUnlessPresent(
    _ directory: Directory, _ name: String, _ text: String, _ access: StoreAccess
  ) throws(FileError) {
    do {
      try directory.writeNew(name, Array(text.utf8), mode: access.fileMode)
    } catch {
      if case .alreadyExists = error { return }
      throw error
    }
  }
}

/// Who may read and write a project's state.
package struct StoreAccess: Sendable {
  package var fileMode: FileMode
  package var directoryMode: FileMode
  package var trust: DirectoryTrust

  /// The owner alone; a folder that everybody may write to is refused.
  package static let ownerOnly = StoreAccess(
    fileMode: .privateFile, directoryMode: .privateDirectory,
    trust: DirectoryTrust(mustBeOurs: true, writers: .group))

  /// A project that asks for it is shared with its group; the umask has to allow that too.
  package static let group = StoreAccess(
    fileMode: FileMode(rawValue: 0o660), directoryMode: FileMode(rawValue: 0o770), trust: .sharedWithGroup)
}
