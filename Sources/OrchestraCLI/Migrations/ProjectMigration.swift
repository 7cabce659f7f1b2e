import DurableFiles
import ProgressStore
import Rendering
import SchemaMigration

/// One project whose file is to be brought to another shape: looks, rehearses, does.
struct ProjectMigration: Sendable {
  let project: Project
  /// The command, such as `migrate up`, for the lock's note and the history.
  let command: String
  let aim: MigrationAim

  /// What came of it.
  enum Ending: Sendable {
    case account(MigrationAccount)
    /// Nothing is kept here.
    case nothingKept
  }

  /// A sandbox holds changes of the file as it was: they could not be recorded on another shape.
  static func refuseSandbox(of project: Project) throws(Failure) {
    guard project.context.session?.sandbox(of: project.path) != nil else { return }
    throw Failure(
      .usage, "Cannot migrate while a sandbox is open",
      hint: "Nothing was changed; 'commit' or 'rollback' first")
  }

  /// Works out what would be done, without a lock and without changing anything.
  func rehearse() throws(Failure) -> Ending {
    try run { store, request throws(StoreError) in try store.rehearse(request) }
  }

  /// Does it under the lock, whole or not at all.
  func perform(until deadline: Deadline) throws(Failure) -> Ending {
    try Self.refuseSandbox(of: project)
    return try run { store, request throws(StoreError) in
      let report = try store.migrate(request, until: deadline)
      ProjectLog(project: project).write(report.notes)
      return report
    }
  }

  private func run(
    _ work: (ProgressStore, MigrationRequest) throws(StoreError) -> MigrationReport
  ) throws(Failure) -> Ending {
    let store = project.store(for: command)
    do {
      guard let examination = try store.examine() else { return .nothingKept }
      try refuse(examination.standing(of: project.path))
      let goal = try aim.goal(of: examination)
      let request = MigrationRequest(
        goal, actor: project.context.userName, host: project.context.hostName, examined: examination)
      return .account(MigrationAccount(try work(store, request), of: project))
    } catch let error as StoreError {
      throw Failure(error)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.internalFault, "\(error)")
    }
  }

  /// Stops where the store would find nothing to do although the file cannot be relied on.
  private func refuse(_ standing: MigrationStanding) throws(Failure) {
    let name = MigrationSentences.name(of: project.path)
    switch (standing.verdict, aim) {
    case (.damaged, .to), (.damaged, .down), (.foreign, .to), (.foreign, .down):
      throw Failure(
        .damagedData, "Cannot migrate \(name): \(standing.fault)",
        hint: "Nothing was changed; run 'orchestra repair'")
    default: break
    }
  }

  /// Does it, or only rehearses it, for one project of many: every ending is a result.
  func result(isDryRun: Bool, until deadline: Deadline) -> MigrationResult {
    let path = project.path
    do {
      let store = project.store(for: command)
      guard let examination = try store.examine() else { return MigrationResult(path, .empty) }
      let standing = examination.standing(of: path)
      // Looked at first: a project where nothing is to be done is not locked.
      if let result = result(of: standing) { return result }
      let ending = try isDryRun ? rehearse() : perform(until: deadline)
      return result(of: ending, standing, isDryRun: isDryRun)
    } catch let error as StoreError {
      return Self.result(of: error, at: path)
    } catch let failure as Failure {
      return Self.result(of: failure, at: path)
    } catch {
      return MigrationResult(path, .failed, status: Failure.Status.internalFault.rawValue, detail: "\(error)")
    }
  }

  /// The result of a project that cannot be worked on, or needs no work; nil for the others.
  private func result(of standing: MigrationStanding) -> MigrationResult? {
    switch (standing.verdict, aim) {
    case (.damaged, .to), (.damaged, .down), (.journalDamaged, _), (.newer, _), (.foreign, .to),
      (.foreign, .down),
      (.empty, _):
      return MigrationResult(
        standing.project, standing.verdict, from: standing.version, to: standing.version,
        status: standing.verdict.status, detail: standing.detail)
    case (.current, .to(.current)):
      return MigrationResult(
        standing.project, .current, from: standing.version, to: standing.version, detail: standing.detail)
    default: return nil
    }
  }

  private func result(of ending: Ending, _ standing: MigrationStanding, isDryRun: Bool) -> MigrationResult {
    let path = standing.project
    switch ending {
    case .nothingKept: return MigrationResult(path, .empty)
    case .account(let account):
      let sentences = MigrationSentences(account)
      if !account.isNeeded {
        // Somebody else may have done it since the file was looked at.
        let isCurrent = account.to == SchemaVersion.current.rawValue
        return MigrationResult(
          path, isCurrent ? .current : standing.verdict, from: account.from, to: account.to)
      }
      if isDryRun {
        return MigrationResult(path, .pending, from: account.from, to: account.to, detail: sentences.counts)
      }
      let verdict: MigrationVerdict =
        account.action == "restore" ? .restored : account.isDown ? .held : .migrated
      return MigrationResult(
        path, verdict, from: account.from, to: account.to, backup: account.backup,
        duration: account.entry?.duration, detail: sentences.counts)
    }
  }

  static func result(of error: StoreError, at path: String) -> MigrationResult {
    let failure = Failure(error)
    return MigrationResult(
      path, MigrationVerdict(error), status: failure.status.rawValue,
      detail: shortened(failure.message, in: path))
  }

  /// The path of a file begins with that of its project, which the row shows already.
  private static func shortened(_ sentence: String, in path: String) -> String {
    let start = "'\(path)/"
    return sentence.hasPrefix(start) ? "'" + sentence.dropFirst(start.count) : sentence
  }

  static func result(of failure: Failure, at path: String) -> MigrationResult {
    let verdict: MigrationVerdict =
      switch failure.status {
      case .lockBusy: .busy
      case .newerVersion: .newer
      case .inputOutput, .cannotCreate: .unreadable
      default: .failed
      }
    return MigrationResult(path, verdict, status: failure.status.rawValue, detail: failure.message)
  }
}
