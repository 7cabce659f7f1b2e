package import DurableFiles
import JSONTree
import SchemaMigration

extension ProgressStore {
  /// Works out what `migrate` would do, without a lock and without changing anything.
  ///
  /// - Throws: What `migrate` would throw, but for what concerns writing; `notInitialized`.
  package func rehearse(_ request: MigrationRequest) throws(StoreError) -> MigrationReport {
    do {
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access) else {
        throw StoreError.notInitialized(path: root.path)
      }
      let present = try places.cache.readFile(StoreName.snapshot, maximumBytes: Self.largestSnapshot)
      let recovery = try Self.recovery(of: present, in: places, knowing: request.examined?.older) ?? .nothing
      let planner = MigrationPlanner(store: self, places: places, recovery: recovery, present: present)
      let planned = try planner.plan(request.goal)
      var report = MigrationReport(planned, bytesBefore: present?.count ?? 0)
      if let content = planned.content {
        let draft = SnapshotReplacement.draft(content, behind: recovery)
        report.bytesAfter = draft.snapshot.count
        report.after = (try? JSONValue(parsing: draft.snapshot)) ?? report.after
      }
      return report
    } catch let error as StoreError {
      throw error
    } catch let error as FileError {
      throw StoreError(error)
    } catch {
      throw .notInitialized(path: root.path)
    }
  }

  /// Does what is asked under the lock, whole or not at all.
  ///
  /// Waits for the lock up to `deadline`. `after` of the report is the document the steps led to; counts, journal position and
  /// checksum of the file itself are written anew.
  /// - Throws: `lockBusy`, `newerSnapshot`, `migrationFailed`, `noSuchBackup`, `notInitialized`, `file`, with every byte as it
  ///   was; `unconfirmed` when it is done but a flush failed.
  package func migrate(
    _ request: MigrationRequest, until deadline: Deadline
  ) throws(StoreError) -> MigrationReport {
    do {
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access) else {
        throw StoreError.notInitialized(path: root.path)
      }
      let held = try FileLock(StoreName.lock, in: places.cache, command: command, clock: clock)
        .acquire(until: deadline)
      let report = try migrate(request, in: places)
      held.release()
      return report
    } catch let error as StoreError {
      throw error
    } catch let error as FileError {
      throw StoreError(error)
    } catch {
      throw .notInitialized(path: root.path)
    }
  }

  private func migrate(_ request: MigrationRequest, in places: StorePlaces) throws -> MigrationReport {
    let startedAt = clock.now()
    let hadJournal = try places.cache.exists(StoreName.journal)
    let present = try places.cache.readFile(StoreName.snapshot, maximumBytes: Self.largestSnapshot)
    // Planned before a journal is made: a project that nothing is done to stays as it is.
    let recovery = try Self.recovery(of: present, in: places, knowing: request.examined?.older) ?? .nothing
    let planned = try MigrationPlanner(store: self, places: places, recovery: recovery, present: present)
      .plan(request.goal)
    var report = MigrationReport(planned, bytesBefore: present?.count ?? 0)
    guard let content = planned.content else { return report }
    if let (kind, bytes) = recovery.setAside {
      report.notes.append(
        .snapshotSetAside(name: try Quarantine(places: places).keep(bytes, as: kind, extension: "json")))
    }
    do {
      var log = try AppendOnlyLog.open(StoreName.journal, in: places.cache, mode: settings.access.fileMode)
      let entry = try SnapshotReplacement(
        store: self, places: places, startedAt: startedAt, actor: request.actor, host: request.host
      ).replace(
        present, of: planned.from, by: content, of: planned.to.rawValue, action: planned.action, recovery,
        &log)
      report.entry = entry
      report.backup = entry.backup
    } catch {
      if !hadJournal, (try? places.cache.fileSize(StoreName.journal)) == 0 {
        _ = try? places.cache.remove(StoreName.journal)
      }
      throw error
    }
    // It is done: what fails from here on must not look as if it were not.
    if let size = try? places.cache.fileSize(StoreName.snapshot) { report.bytesAfter = Int(size) }
    return report
  }

  /// Reads the history of migrations, oldest first; a line that does not verify ends it.
  package func migrationHistory() throws(StoreError) -> [MigrationEntry] {
    try inPlaces { places throws(FileError) in
      var log = try MigrationLog(places: places).read()
      let present = try places.cache.readFile(StoreName.snapshot, maximumBytes: Self.largestSnapshot)
      log.judgeLast(by: present.map { Checksum(of: $0) })
      return log.entries
    } ?? []
  }

  /// Lists the backups, newest first, `progress.json.backup` in front.
  package func backups() throws(StoreError) -> [StoredBackup] {
    try inPlaces { places throws(FileError) in
      try BackupFolder(places: places, kept: settings.keptBackups).list()
    } ?? []
  }

  /// Reads a backup's bytes.
  ///
  /// - Throws: `noSuchBackup`, `file`.
  package func backup(named name: String) throws(StoreError) -> [UInt8] {
    let bytes = try inPlaces { places throws(FileError) in
      try BackupFolder(places: places, kept: settings.keptBackups).read(name)
    }
    guard case let bytes?? = bytes else { throw .noSuchBackup(name: name) }
    return bytes
  }

  private func inPlaces<Outcome>(
    _ body: (StorePlaces) throws(FileError) -> Outcome
  ) throws(StoreError) -> Outcome? {
    do {
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access) else {
        return nil
      }
      return try body(places)
    } catch {
      throw StoreError(error)
    }
  }

  /// The state of the files, also where there is no journal, which is not made for looking; nil without either.
  ///
  /// `older` is what the file was when somebody looked before.
  static func recovery(
    of snapshot: [UInt8]?, in places: StorePlaces, knowing older: OlderSnapshot? = nil
  ) throws(StoreError) -> Recovery? {
    do {
      if let journal = try AppendOnlyLog.openForReading(StoreName.journal, in: places.cache) {
        return try Recovery.run(snapshot: snapshot, journal: journal, knowing: older)
      }
      return try snapshot.map { bytes throws(StoreError) in
        try Recovery.run(withoutJournal: bytes, knowing: older)
      }
    } catch let error as FileError {
      throw StoreError(error)
    } catch let error as StoreError {
      throw error
    } catch {
      return nil
    }
  }
}

extension MigrationReport {
  fileprivate init(_ planned: PlannedMigration, bytesBefore: Int) {
    self.init(
      action: planned.action, from: planned.from, to: planned.to.rawValue, steps: planned.steps,
      before: planned.before, after: planned.after ?? .null, bytesBefore: bytesBefore,
      bytesAfter: bytesBefore, backup: nil, entry: nil, notes: [], wasNeeded: planned.content != nil)
  }
}
