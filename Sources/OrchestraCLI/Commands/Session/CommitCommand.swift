import ArgumentParser
import ProgressModel
import ProgressStore
import Rendering

/// Records what the sandbox holds.
struct CommitCommand: ContextCommand {
  static let isForSessions = true
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Record the changes of the sandbox on top of what was written meanwhile.",
    discussion: """
      All of them become one update, which 'undo' takes back as one. Where somebody else changed the same value meanwhile, nothing is \
      written and the conflicts are shown: --mine writes your value, --theirs leaves theirs.
      Example: commit
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup var patience: LockOptions

  @Flag(name: .long, help: "Where both changed a value, write mine.")
  var mine = false

  @Flag(name: .long, help: "Where both changed a value, leave theirs.")
  var theirs = false

  @Flag(name: .long, help: "Only show what it would come to.")
  var dryRun = false

  func validate() throws {
    if mine && theirs { throw ValidationError("Give --mine or --theirs, not both") }
  }

  func run(in context: ProgramContext) throws {
    let (project, open) = try context.requireSandbox(for: "commit")
    let mode: CommitMode = mine ? .mine : theirs ? .theirs : .refuse
    if dryRun { return try rehearse(open.sandbox, mode, in: project) }
    let outcome: CommitOutcome
    do throws(StoreError) {
      outcome = try project.store(for: "commit")
        .commit(open.sandbox, mode: mode, until: patience.deadline, policy: project.policy)
    } catch {
      throw Failure(error)
    }
    ProjectLog(project: project).write(outcome.notes)
    try show(outcome.conflicts, isRefused: outcome.isRefused, in: context)
    if !output.isForPeople(in: context) {
      output.show(ComparisonReport.report(of: outcome.comparison, from: project.viewpoint), in: context)
    }
    context.session?.sandbox = nil
    let count = outcome.events.count
    context.output.complain("Recorded \(count == 0 ? "nothing" : count == 1 ? "1 event" : "\(count) events")")
  }

  /// Shows what a commit would change, and what stands in its way.
  private func rehearse(_ sandbox: Sandbox, _ mode: CommitMode, in project: Project) throws(Failure) {
    let plan: (conflicts: [StateConflict], comparison: StateComparison)?
    do throws(StoreError) {
      plan = try project.store(for: "commit").planCommit(sandbox, mode: mode)
    } catch {
      throw Failure(error)
    }
    guard let plan else { throw Failure(StoreError.notInitialized(path: project.path)) }
    let isRefused = mode == .refuse && !plan.conflicts.isEmpty
    try show(plan.conflicts, isRefused: isRefused, in: project.context)
    output.show(ComparisonReport.report(of: plan.comparison, from: project.viewpoint), in: project.context)
  }

  /// A program gets one document: what stands in the way when it was refused, else what changed.
  private func show(_ conflicts: [StateConflict], isRefused: Bool, in context: ProgramContext) throws(Failure)
  {
    if !conflicts.isEmpty, isRefused || output.isForPeople(in: context) {
      output.show(ConflictReport.report(of: conflicts), in: context)
    }
    guard isRefused else { return }
    let count = conflicts.count
    throw Failure(
      .no,
      "Cannot commit: \(count == 1 ? "a value was" : "\(count) values were") changed by somebody else meanwhile",
      hint: "Nothing was written; 'commit --mine' writes your values, 'commit --theirs' leaves theirs")
  }
}
