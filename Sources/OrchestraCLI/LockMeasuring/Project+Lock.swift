import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

extension Project {
  /// The folder with the lock; nil where nothing has been recorded yet.
  func lockFolder() throws(Failure) -> Directory? {
    let trust = settings.access.trust
    do {
      guard let orchestra = try root.subdirectoryIfPresent(StoreName.orchestra, trust: trust) else {
        return nil
      }
      return try orchestra.subdirectoryIfPresent(StoreName.cache, trust: trust)
    } catch {
      throw Failure(error)
    }
  }

  /// Looks at the lock: who has it, since when, who waits.
  ///
  /// Asks the system's list first and the lock itself after it: taking the lock for an instant, as asking does, would show us in the list.
  func lockStanding() throws(Failure) -> LockStanding {
    guard let folder = try lockFolder() else { return LockStanding() }
    let facts = ProcessFacts(calls: context.calls)
    let lock = FileLock(StoreName.lock, in: folder, command: "lock status")
    do {
      let file = try folder.status(of: StoreName.lock)
      let table = file.flatMap { file in
        facts.lockTable().map { LockTable($0, inode: file.inode, device: file.device) }
      }
      switch try lock.state() {
      case .free(let last):
        return LockStanding(note: last.map { LockStanding.Note($0) })
      case .held(let note):
        let holder = table.flatMap { self.holder(by: $0, of: folder, facts) }
        return LockStanding(
          isHeld: true, holder: holder ?? (table == nil ? note?.processIdentifier : nil).map(facts.process),
          isHolderCertain: holder != nil, note: note.map { LockStanding.Note($0) },
          waitingCount: table?.waitingCount,
          waiting: table.map { waiting(by: $0, for: folder, facts).map(facts.process) } ?? [])
      }
    } catch {
      throw Failure(error)
    }
  }
}

extension Project {
  /// Who holds the lock; where the one that took it is gone, the one it left the open file to.
  private func holder(by table: LockTable, of folder: Directory, _ facts: ProcessFacts) -> LockStanding
    .Process?
  {
    guard let taker = table.holders.first.map(facts.process) else { return nil }
    if taker.state != .gone { return taker }
    let heir = facts.openers(of: "\(folder.path)/\(StoreName.lock)").first(where: \.isHolder)
    return heir.map { facts.process($0.process) } ?? taker
  }

  /// Who waits: those the list names, else those that have the lock file open without holding the lock.
  private func waiting(by table: LockTable, for folder: Directory, _ facts: ProcessFacts) -> [Int32] {
    if table.waitingCount == table.namedWaiting.count { return table.namedWaiting }
    let openers = facts.openers(of: "\(folder.path)/\(StoreName.lock)").filter {
      !$0.isHolder && $0.process != context.calls.processIdentifier()
    }
    return Array(openers.map(\.process).prefix(table.waitingCount))
  }
}

extension LockStanding.Note {
  init(_ holder: LockHolder) {
    self.init(
      process: holder.processIdentifier, since: Timestamp(holder.since), action: holder.command)
  }
}
