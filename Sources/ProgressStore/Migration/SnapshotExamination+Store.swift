import DurableFiles
import JSONTree
import ProgressModel
import SchemaMigration

extension ProgressStore {
  /// Looks at `progress.json` as it is, without a lock and without changing anything; nil when nothing is kept here.
  ///
  /// - Throws: `file` where something cannot be read. Damage is an answer, not an error.
  package func examine() throws(StoreError) -> SnapshotExamination? {
    do {
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access) else {
        return nil
      }
      let bytes = try places.cache.readFile(StoreName.snapshot, maximumBytes: Self.largestSnapshot)
      let examined = bytes.map { ExaminedVersion(of: $0) }
      let version = examined.map(SnapshotExamination.Version.init) ?? .missing
      var older: OlderSnapshot?
      if let bytes, case .known(let known, let document) = examined, known < .current {
        older = OlderSnapshot(version: known, document: document, bytes: bytes)
      }
      let checksum = older?.checksum ?? bytes.map { Checksum(of: $0) }
      var examination = SnapshotExamination(
        version: version, health: .good, bytes: bytes, checksum: checksum,
        modifiedAt: bytes == nil ? nil : Self.moment(of: StoreName.snapshot, in: places), isHeld: false,
        lastMigration: try lastMigration(for: checksum, in: places), older: older)
      if case .known(let known) = version, known < .current {
        examination.isHeld =
          !settings.migratesByItself || examination.lastMigration?.holds(known.rawValue) == true
      }
      examination.health = health(of: bytes, version, places)
      return examination
    } catch let error as StoreError {
      throw error
    } catch let error as FileError {
      throw StoreError(error)
    } catch {
      return nil
    }
  }

  private func health(
    of bytes: [UInt8]?, _ version: SnapshotExamination.Version, _ places: StorePlaces
  ) -> SnapshotExamination.Health {
    let recovery: Recovery
    var isOlder = false
    if case .known(let known) = version { isOlder = known < .current }
    do {
      // An older file has been read once already, and the journal beside it does not need it.
      recovery = try Self.recovery(of: isOlder ? nil : bytes, in: places) ?? .nothing
    } catch {
      switch error {
      case .newerSnapshot, .newerJournal: return .newer
      case .journalDamaged(_, let offset): return .journalDamaged(offset: offset)
      default: return .damaged
      }
    }
    let isEmpty = recovery.state.sequence == 0 && recovery.state.tasks.count == 0
    // Whether it can be migrated shows when it is: trying it here would double the work of every migration.
    if isOlder { return .good }
    // The next update would begin with what can be read, but that is for people to decide.
    if recovery.checkpoint == .repaired { return .damaged }
    for case .snapshotRebuilt(let fault) in recovery.notes {
      // Without a journal nothing can mend it but people.
      return isEmpty && bytes != nil ? .damaged : .mendsItself(fault)
    }
    switch version {
    case .missing: return isEmpty ? .empty : .mendsItself(.missing)
    case .known where recovery.checkpoint == .adopted: return .mendsItself(.checksum)
    case .known, .newer: return .good
    case .foreign, .unreadable: return .damaged
    }
  }
}

extension SnapshotExamination.Version {
  fileprivate init(_ examined: ExaminedVersion) {
    switch examined {
    case .known(let version, _): self = .known(version)
    case .newer(let version): self = .newer(version)
    case .foreign: self = .foreign
    case .unreadable(let error): self = .unreadable(error)
    }
  }
}
