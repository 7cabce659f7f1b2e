import DurableFiles
import JSONTree
import ProgressModel
import SchemaMigration

/// What a request comes to, given the files as they are: worked out before anything is written.
struct PlannedMigration {
  var action: MigrationEntry.Action
  var from: String?
  var to: SchemaVersion
  var steps: [Migrator.StepReport] = []
  /// The document that stands there; nil where the bytes are no JSON.
  var before: JSONValue?
  /// The document that the steps led to.
  var after: JSONValue?
  /// Nil when the file is what was asked for already.
  var content: SnapshotReplacement.Content?
}

/// Plans migrations for one project.
struct MigrationPlanner {
  let store: ProgressStore
  let places: StorePlaces
  let recovery: Recovery
  /// The bytes of `progress.json`.
  let present: [UInt8]?

  func plan(_ goal: MigrationRequest.Goal) throws(StoreError) -> PlannedMigration {
    switch goal {
    case .version(let target): try plan(to: target)
    case .backup(let name): try plan(backup: name)
    case .baseline(let version): try plan(stamp: version, isForced: false)
    case .force(let version): try plan(stamp: version, isForced: true)
    }
  }

  // MARK: To a version

  private func plan(to target: SchemaVersion) throws(StoreError) -> PlannedMigration {
    if let older = recovery.older { return try plan(older, to: target) }
    try refuseWhatIsNoState(target)
    guard target < .current else { return unchanged(target) }
    // What stands in the file may lag behind the journal: down goes what is true.
    let document = currentDocument()
    let outcome = try OlderSnapshot.migrate(
      document, from: .current, to: target, at: recovery.state.updatedAt.milliseconds)
    return PlannedMigration(
      action: .down, from: SchemaVersion.current.rawValue, to: target, steps: outcome.steps,
      before: document, after: outcome.document, content: .bytes(Self.text(of: outcome.document)))
  }

  /// Without a journal, nothing stands behind a file that cannot be used.
  private func refuseWhatIsNoState(_ target: SchemaVersion) throws(StoreError) {
    guard recovery.state.sequence == 0 else { return }
    guard let present else { throw failure(target, .missing) }
    switch ExaminedVersion(of: present) {
    case .foreign: throw failure(target, .foreign)
    case .unreadable(let error): throw failure(target, .unreadable(error))
    case .known, .newer: break
    }
  }

  private func plan(
    _ older: OlderSnapshot, to target: SchemaVersion
  ) throws(StoreError) -> PlannedMigration {
    if older.version == target { return unchanged(target) }
    let moment = ProgressStore.moment(of: StoreName.snapshot, in: places)
    var planned = PlannedMigration(
      action: older.version < target ? .up : .down, from: older.version.rawValue, to: target,
      before: older.document)
    if target == .current {
      let migrated = try older.migrated(at: moment)
      let isHeld = try store.isHeld(older, places)
      let state =
        recovery.hasTakenOlder && !isHeld
        ? recovery.state : older.taken(migrated.state, over: recovery.state, isHeld: isHeld)
      planned.steps = migrated.steps
      planned.after = migrated.document
      planned.content = .state(Checkpoint(state: state, reason: .migrated, source: older.checksum))
    } else {
      let outcome = try OlderSnapshot.migrate(
        older.document, from: older.version, to: target, at: moment)
      planned.steps = outcome.steps
      planned.after = outcome.document
      planned.content = .bytes(Self.text(of: outcome.document))
    }
    return planned
  }

  // MARK: To a backup

  private func plan(backup name: String?) throws(StoreError) -> PlannedMigration {
    let bytes: [UInt8]?
    do {
      bytes = try BackupFolder(places: places, kept: store.settings.keptBackups).read(name)
    } catch {
      throw StoreError(error)
    }
    guard let bytes else { throw .noSuchBackup(name: name) }
    var planned = PlannedMigration(
      action: .restore, from: presentVersion?.rawValue, to: .current, before: presentDocument)
    switch ExaminedVersion(of: bytes) {
    case .newer(let version): throw .newerSnapshot(version: version)
    case .unreadable(let error): throw failure(.current, .unreadable(error))
    case .foreign: throw failure(.current, .foreign)
    case .known(let version, let document):
      planned.to = version
      planned.after = document
      if bytes == present { return planned }
      if version < .current {
        planned.content = .bytes(bytes)
      } else {
        let state = OlderSnapshot.replacing(
          recovery.state, by: try state(of: document, or: .wrongShape(pointer: "")))
        planned.content = .state(Checkpoint(state: state, reason: .restored))
      }
    }
    return planned
  }

  // MARK: By a person's word

  /// Writes the version that a person vouches for into a file that does not say it.
  private func plan(stamp version: SchemaVersion, isForced: Bool) throws(StoreError) -> PlannedMigration {
    guard let present else { throw failure(version, .missing) }
    let document: JSONValue
    do { document = try JSONValue(parsing: present) } catch { throw failure(version, .unreadable(error)) }
    guard let members = document.object else { throw failure(version, .foreign) }
    let stated = members["version"]?.string ?? members["schemaVersion"]?.string
    if let stated, !isForced { throw failure(version, .hasVersion(stated)) }
    var stamped = JSONObject()
    stamped[version == .current ? "version" : "schemaVersion"] = .string(version.rawValue)
    for member in members where member.key != "version" && member.key != "schemaVersion" {
      stamped[member.key] = member.value
    }
    let result = JSONValue.object(stamped)
    guard RecognizedVersion(of: result) == .known(version) else {
      throw failure(version, .wrongShape(pointer: ""))
    }
    var planned = PlannedMigration(
      action: isForced ? .force : .baseline, from: stated, to: version, before: document, after: result)
    if version == .current {
      let state = OlderSnapshot.replacing(
        recovery.state, by: try state(of: result, or: .wrongShape(pointer: "")))
      planned.content = .state(Checkpoint(state: state, reason: .adopted))
    } else {
      // Whoever vouches for an older shape must be able to come up from it.
      _ = try OlderSnapshot.migrate(
        result, from: version, to: .current, at: ProgressStore.moment(of: StoreName.snapshot, in: places))
      planned.content = .bytes(Self.text(of: result))
    }
    return planned
  }

  // MARK: Parts

  private func unchanged(_ target: SchemaVersion) -> PlannedMigration {
    PlannedMigration(
      action: .up, from: target.rawValue, to: target, before: presentDocument, after: presentDocument)
  }

  private var presentVersion: SchemaVersion? {
    recovery.older?.version ?? (present == nil ? nil : .current)
  }

  private var presentDocument: JSONValue? {
    recovery.older?.document ?? present.flatMap { try? JSONValue(parsing: $0) }
  }

  private func currentDocument() -> JSONValue {
    let bytes = SnapshotCoding.write(recovery.state, at: recovery.position, copyingFrom: recovery.source)
    return (try? JSONValue(parsing: bytes.joined)) ?? .null
  }

  private func state(
    of document: JSONValue, or reason: MigrationFailure
  ) throws(StoreError) -> ProgressState {
    do { return try OlderSnapshot.state(of: document) } catch { throw failure(.current, reason) }
  }

  private func failure(_ target: SchemaVersion, _ reason: MigrationFailure) -> StoreError {
    .migrationFailed(from: presentVersion?.rawValue, to: target.rawValue, reason: reason)
  }

  /// A file for people and their tools: two spaces deep, one newline at the end, as all of ours.
  static func text(of document: JSONValue) -> [UInt8] {
    var writer = JSONWriter(.pretty, reserving: 1 << 16)
    writer.value(document)
    writer.newLine()
    return writer.finish()
  }
}
