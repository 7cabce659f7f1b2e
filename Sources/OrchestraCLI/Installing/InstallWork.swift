/// Does what a plan says, file by file.
struct InstallWork {
  let context: ProgramContext
  let machine: DoctorMachine

  /// Changes every file of the plan that is to be changed; each is whole before and after.
  ///
  /// - Returns: The plan with what is done.
  func perform(_ plan: InstallPlan) throws(Failure) -> InstallPlan {
    var plan = plan
    let records = InstallRecords(context: context)
    let before = Set(records.madeFolders())
    for index in plan.changes.indices {
      // Also of those that are right already: a record may be missing.
      try perform(&plan.changes[index])
    }
    // Last, since several files may share a folder.
    InstallRecords.removeEmpty(before.subtracting(records.madeFolders()).sorted(), context)
    return plan
  }

  private func perform(_ change: inout FileChange) throws(Failure) {
    let records = InstallRecords(context: context)
    let earlier = records.record(of: change.file.path)
    guard change.isNeeded else {
      if change.record == nil, earlier != nil { records.forget(change.file.path) }
      return
    }
    if change.settings != nil, let bytes = change.file.bytes, isBackupNeeded(change, earlier) {
      change.backup = try records.keep(bytes, of: change.file.path)
    }
    if let record = change.record { try records.save(record) }
    do throws(Failure) {
      let made = try change.file.replace(by: change.after, newMode: change.mode, on: machine)
      if !made.isEmpty, var record = change.record {
        record.folders = made
        try records.save(record)
      }
    } catch {
      // What was written down is not so.
      if let earlier { try? records.save(earlier) } else { records.forget(change.file.path) }
      throw error
    }
    if change.record == nil {
      records.forget(change.file.path, keepingBackup: change.backup != nil)
    }
    change.isDone = true
  }

  /// The backup of the first installation stays while nobody else has changed the file since.
  private func isBackupNeeded(_ change: FileChange, _ earlier: InstallRecord?) -> Bool {
    guard let earlier, let bytes = change.file.bytes else { return true }
    let isOurs = earlier.after == InstallRecord.Mark(of: bytes)
    if !isOurs { return true }
    // Taken back to the bytes in the backup, or away: nothing is lost.
    return change.record == nil && !earlier.isRestorable
  }
}
