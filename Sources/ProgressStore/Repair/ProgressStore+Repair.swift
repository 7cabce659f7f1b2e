package import DurableFiles

extension ProgressStore {
  /// Finds out what is wrong and what can be done about it, without a lock and without changing anything.
  ///
  /// - Throws: `store` with `newerSnapshot`, `newerJournal`, `noSuchBackup`, `notInitialized` or `file`.
  package func planRepair(_ request: RepairRequest) throws(RepairError) -> RepairPlan {
    try Self.inStore { () throws in
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access) else {
        throw StoreError.notInitialized(path: root.path)
      }
      return try RepairPlanning.plan(request, RepairInputs(places), keptBackups: settings.keptBackups)
    }
  }

  /// Does what `plan` says, under the lock.
  ///
  /// Looks again first: nothing is done when the files are not what they were. Every byte that is replaced is kept.
  /// - Throws: `changedMeanwhile`, `impossible`, `store`; killed anywhere, it leaves what was there or what is to be there.
  package func repair(
    _ plan: RepairPlan, of request: RepairRequest, until deadline: Deadline
  ) throws(RepairError) -> RepairOutcome {
    guard plan.isPossible else { throw .impossible }
    return try Self.inStore { () throws in
      guard let places = try StorePlaces.openIfPresent(root: root, access: settings.access) else {
        throw StoreError.notInitialized(path: root.path)
      }
      let held = try FileLock(StoreName.lock, in: places.cache, command: command, clock: clock)
        .acquire(until: deadline)
      let inputs = try RepairInputs(places)
      guard inputs.checksums == plan.inputs else { throw RepairError.changedMeanwhile }
      let current = try RepairPlanning.plan(request, inputs, keptBackups: settings.keptBackups)
      var writing = RepairWriting(store: self, places: places)
      try writing.run(current, inputs)
      held.release()
      return RepairOutcome(plan: current, kept: writing.kept)
    }
  }

  private static func inStore<Outcome>(_ body: () throws -> Outcome) throws(RepairError) -> Outcome {
    do {
      return try body()
    } catch let error as RepairError {
      throw error
    } catch let error as StoreError {
      throw .store(error)
    } catch let error as FileError {
      throw .store(StoreError(error))
    } catch {
      throw .impossible
    }
  }
}
