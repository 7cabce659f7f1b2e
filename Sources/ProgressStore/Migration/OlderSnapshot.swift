import DurableFiles
import JSONTree
import ProgressModel
import SchemaMigration

/// A `progress.json` of an older version, read but not migrated yet.
struct OlderSnapshot: Sendable {
  let version: SchemaVersion
  let document: JSONValue
  let bytes: [UInt8]
  let checksum: Checksum

  init(version: SchemaVersion, document: JSONValue, bytes: [UInt8]) {
    self.version = version
    self.document = document
    self.bytes = bytes
    checksum = Checksum(of: bytes)
  }

  /// What became of it.
  struct Migrated {
    var state: ProgressState
    var document: JSONValue
    var steps: [Migrator.StepReport]
  }

  /// Migrates a copy to the current version and reads what came out as any snapshot is read.
  ///
  /// `moment` stands in for times the older file does not have: when it was last modified.
  /// - Throws: `migrationFailed`.
  func migrated(at moment: Int64) throws(StoreError) -> Migrated {
    let outcome = try Self.migrate(document, from: version, to: .current, at: moment)
    do {
      return Migrated(
        state: try Self.state(of: outcome.document), document: outcome.document, steps: outcome.steps)
    } catch {
      throw failure(.invalidResult(pointer: ""))
    }
  }

  /// Migrates a copy, with the failures of the store.
  static func migrate(
    _ document: JSONValue, from version: SchemaVersion, to target: SchemaVersion, at moment: Int64
  ) throws(StoreError) -> Migrator.Outcome {
    do {
      return try Migrator.migrate(document, to: target, moment: moment)
    } catch {
      let reason: MigrationFailure =
        switch error {
        case .notADocument: .foreign
        case .newer(let version): .hasVersion(version)
        case .invalidResult(_, _, let location): .invalidResult(pointer: location.pointer)
        }
      throw .migrationFailed(from: version.rawValue, to: target.rawValue, reason: reason)
    }
  }

  /// Reads a document of the current version as a state that no file holds yet.
  static func state(of document: JSONValue) throws(JSONSyntaxError) -> ProgressState {
    let count = document["tasks"]?.array?.count ?? 0
    var writer = JSONWriter(.compact, reserving: SnapshotCoding.room(forTasks: count))
    writer.value(document)
    let parsed = try SnapshotCoding.read(writer.finish())
    var state = parsed.state
    state.tasks.forgetOrigins()
    return state
  }

  /// Returns the state once the file is migrated beside the journal.
  func taken(_ file: ProgressState, over journal: ProgressState, isHeld: Bool) -> ProgressState {
    isHeld ? Self.replacing(journal, by: file) : Self.joining(file, journal)
  }

  /// Puts the migrated file and what the journal beside it holds together.
  ///
  /// An old file next to a journal is not one the journal led to: an old script wrote it anew, or somebody put it there. Where both
  /// know a task the file has the last word; what only the journal knows stays, since nothing says that it was given up.
  private static func joining(_ file: ProgressState, _ journal: ProgressState) -> ProgressState {
    if journal.sequence == 0 { return file }
    var joined = journal
    joined.tasks.forgetOrigins()
    for task in file.tasks.tasks {
      if let index = joined.tasks.index(of: task.id) {
        joined.tasks.update(at: index) { $0 = task }
      } else {
        joined.tasks.append(task)
      }
    }
    joined.updatedAt = max(journal.updatedAt, file.updatedAt)
    if joined.unknown.isEmpty { joined.unknown = file.unknown }
    ProgressReducer.settle(&joined)
    return joined
  }

  /// Takes the file's word for everything, after an operator had gone back to an older version: the file was the state since then.
  static func replacing(_ journal: ProgressState, by file: ProgressState) -> ProgressState {
    if journal.sequence == 0 { return file }
    var state = file
    state.project = journal.project ?? file.project
    // Events that were put aside and taken in before must not be taken in again.
    state.takenSpool = journal.takenSpool
    state.history.removeAll { $0.sequence > journal.sequence }
    state.sequence = journal.sequence
    return state
  }

  private func failure(_ reason: MigrationFailure) -> StoreError {
    .migrationFailed(from: version.rawValue, to: SchemaVersion.current.rawValue, reason: reason)
  }
}
