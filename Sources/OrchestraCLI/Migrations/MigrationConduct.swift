import ArgumentParser
import DurableFiles
import ProgressStore
import Rendering

/// How the commands that change the shape of files go about it: one project with an account of it, or many with a table.
struct MigrationConduct {
  let context: ProgramContext
  /// The command with what it is told, such as `migrate to 2.0`.
  let command: String
  let aim: MigrationAim
  let output: FormatOptions
  var isDryRun = false
  /// Whether to show all changes, however many.
  var isFull = false
  /// Whether to say nothing when all is well.
  var isQuiet = false
  /// How long to wait for a lock.
  var patience = Duration.zero

  /// Does it for one project.
  ///
  /// `confirm` is asked once it is known what would be done and that there is something to do; it throws when it is not to be.
  func run(
    _ project: ProjectOptions, confirm: ((MigrationAccount) throws(Failure) -> Void)? = nil
  ) throws(Failure) {
    let project = try project.project(in: context)
    let migration = ProjectMigration(project: project, command: command, aim: aim)
    if isDryRun { return try show(migration.rehearse(), of: project, isPlan: true) }
    try ProjectMigration.refuseSandbox(of: project)
    if let confirm, case .account(let account) = try migration.rehearse(), account.isNeeded {
      try confirm(account)
    }
    try show(migration.perform(until: .after(patience)), of: project, isPlan: false)
  }

  private func show(
    _ ending: ProjectMigration.Ending, of project: Project, isPlan: Bool
  ) throws(Failure) {
    switch ending {
    case .nothingKept: throw Failure(StoreError.notInitialized(path: project.path))
    case .account(let account):
      if isPlan { showPlan(account) } else { showDone(account) }
    }
  }

  func showPlan(_ account: MigrationAccount) {
    guard output.isForPeople(in: context) else { return output.show(account.report, in: context) }
    if isQuiet && !account.isNeeded { return }
    let text = MigrationPlanText(
      account: account, width: output.width(in: context), style: output.style(in: context),
      isFull: isFull)
    context.output.answer(text.text())
  }

  private func showDone(_ account: MigrationAccount) {
    guard output.isForPeople(in: context) else { return output.show(account.report, in: context) }
    let sentences = MigrationSentences(account)
    if isQuiet { return }
    let losses =
      account.isDown && account.isNeeded
      ? MigrationPlanText.losses(
        of: account, width: output.width(in: context), style: output.style(in: context))
      : ""
    context.output.answer(sentences.done + "\n" + losses)
    if let hint = sentences.hint { context.output.complain("Hint: \(hint)") }
  }

  // MARK: Many

  /// Does it for every project below some folders, and ends with the status of the gravest failure.
  ///
  /// `changes` is how it is to go on and be written down; nil where nothing is changed.
  func run(_ many: ManyProjectsOptions, changes: ManyChangesOptions? = nil) throws {
    let search = ProjectSearch(options: many, context: context)
    let paths = try search.paths()
    let report = try changes.flatMap { changes throws(Failure) in try self.report(changes) }
    var manner = ManyProjects.Manner()
    manner.jobs = many.jobCount
    manner.patience = patience
    manner.failsFast = changes?.failFast ?? false
    manner.earlier = try changes.map { changes throws(Failure) in try earlier(changes) } ?? [:]
    let signals = HeldSignals()
    let (aim, command, isDryRun, context) = (aim, command, isDryRun, context)
    manner.isInterrupted = { HeldSignals.isPending }
    manner.record = { result in (try? report?.add(result)) != nil || report == nil }
    manner.line = context.progressLine
    let results = ManyProjects(paths, manner: manner) { path, deadline in
      do throws(StoreError) {
        let project = try Project.open(path, in: context)
        return ProjectMigration(project: project, command: command, aim: aim)
          .result(isDryRun: isDryRun, until: deadline)
      } catch {
        return ProjectMigration.result(of: error, at: path)
      }
    }.run()
    let wasInterrupted = HeldSignals.isPending
    show(results, search)
    // Dies here of Ctrl-C, as whoever started us expects.
    signals.release()
    if wasInterrupted { throw ExitCode(130) }
    let status = MigrationResult.worst(of: results.map(\.status))
    if status != 0 { throw ExitCode(status) }
  }

  private func show(_ results: [MigrationResult], _ search: ProjectSearch) {
    let isWell = results.allSatisfy(\.isDone)
    if isQuiet && isWell { return }
    output.show(MigrationResult.report(of: results, below: context.workingDirectory), in: context)
    search.summarize(results)
  }

  private func report(_ many: ManyChangesOptions) throws(Failure) -> MigrationReportFile? {
    guard let path = many.report ?? many.resume else { return nil }
    let file = reportFile(path)
    // An earlier report that is gone on with stays.
    if path != many.resume { try file.begin() }
    return file
  }

  private func earlier(_ many: ManyChangesOptions) throws(Failure) -> [String: MigrationResult] {
    guard let path = many.resume else { return [:] }
    return try reportFile(path).read()
  }

  private func reportFile(_ path: String) -> MigrationReportFile {
    MigrationReportFile(
      file: PlainFile(context.path(path), calls: context.calls), command: command)
  }
}
