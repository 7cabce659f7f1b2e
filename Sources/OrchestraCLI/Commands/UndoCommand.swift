import ArgumentParser
import DurableFiles
import ProgressModel
import ProgressStore
import Rendering

/// Takes changes back.
struct UndoCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the newest change, whoever made it, or one you name.",
    discussion: """
      Shows what changes. What has been changed again since is a conflict: then nothing is undone, unless you say --force. \
      In a sandbox: takes back its newest change.
      Example: orchestra undo --dry-run
      Example: orchestra undo --update 12 --dry-run
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RestorationOptions
  @OptionGroup var output: FormatOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The update that holds this event of 'log', with all its events.", valueName: "number")
  )
  var update: Int64?

  @Option(
    name: .long, help: ArgumentHelp("This event of 'log' alone, out of its update.", valueName: "number"))
  var event: Int64?

  @Argument(help: "How many of the newest changes.")
  var count = 1

  func validate() throws {
    if count < 1 { throw ValidationError("The count is a number from 1, not \(count)") }
    if update != nil && event != nil { throw ValidationError("Give --update or --event, not both") }
  }

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    let target: UndoTarget =
      if let event { .event(event) } else if let update { .update(holding: update) } else { .newest(count) }
    if context.session?.sandbox(of: project.path) != nil {
      return try SandboxSteps(project: project, output: output).undo(count, isNamed: update ?? event != nil)
    }
    try Restoring(project: project, options: options, output: output, verb: "undo").run(
      plan: { store throws(StoreError) in try store.planUndo(of: target) },
      apply: { store, deadline throws(StoreError) in
        try store.undo(target, forced: options.force, until: deadline, policy: project.policy)
      })
  }
}

/// Brings back what was undone.
struct RedoCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Bring back what the newest undo took back, or an undo you name.",
    discussion: """
      Shows what changes. What has been changed since is a conflict, as with 'undo'.
      Example: orchestra redo --dry-run
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RestorationOptions
  @OptionGroup var output: FormatOptions

  @Option(
    name: .long, help: ArgumentHelp("The undo that is this event of 'log'.", valueName: "number"))
  var update: Int64?

  @Argument(help: "How many of the newest undos.")
  var count = 1

  func validate() throws {
    if count < 1 { throw ValidationError("The count is a number from 1, not \(count)") }
  }

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    let target: RedoTarget = update.map { .update(holding: $0) } ?? .newest(count)
    if context.session?.sandbox(of: project.path) != nil {
      return try SandboxSteps(project: project, output: output).redo(count, isNamed: update != nil)
    }
    try Restoring(project: project, options: options, output: output, verb: "redo").run(
      plan: { store throws(StoreError) in try store.planRedo(of: target) },
      apply: { store, deadline throws(StoreError) in
        try store.redo(target, forced: options.force, until: deadline, policy: project.policy)
      })
  }
}

/// How undo and redo go about it.
struct RestorationOptions: ParsableArguments {
  @Flag(name: .long, help: "Only show what it would change.")
  var dryRun = false

  @Flag(name: .long, help: "Overwrite what has been changed since.")
  var force = false

  @OptionGroup var patience: LockOptions
}

/// What undo and redo have in common: plan, apply, show.
private struct Restoring {
  let project: Project
  let options: RestorationOptions
  let output: FormatOptions
  let verb: String

  private var context: ProgramContext { project.context }

  func run(
    plan: (ProgressStore) throws(StoreError) -> UndoPlan?,
    apply: (ProgressStore, Deadline) throws(StoreError) -> UndoOutcome
  ) throws(Failure) {
    let store = project.store(for: verb)
    let made: UndoPlan
    var isRecorded = false
    do throws(StoreError) {
      if options.dryRun {
        guard let dry = try plan(store) else { throw StoreError.notInitialized(path: project.path) }
        made = dry
      } else {
        let outcome = try apply(store, options.patience.deadline)
        ProjectLog(project: project).write(outcome.notes)
        made = outcome.plan
        isRecorded = !outcome.events.isEmpty
      }
    } catch {
      throw Failure(error)
    }
    if let refusal = made.refusal { throw Failure(refusal, verb: verb) }
    if !made.conflicts.isEmpty && !options.force { throw refusal(made) }
    if made.isEmpty {
      context.output.complain("There is nothing left to \(verb) of it")
    } else if isRecorded || options.dryRun {
      describe(made)
    }
    output.show(
      ComparisonReport.report(of: made.comparison(forced: options.force), from: project.viewpoint),
      in: context)
  }

  /// Says whose change it is, for people; the table is the answer.
  private func describe(_ plan: UndoPlan) {
    guard output.chosen(in: context).isForPeople else { return }
    let times = plan.updates.map { update in
      let who = update.agent.map { " by \(VisibleText.of($0))" } ?? ""
      let numbers =
        update.firstSequence == update.lastSequence
        ? "event \(update.firstSequence)" : "events \(update.firstSequence)–\(update.lastSequence)"
      return "\(numbers) of \(UTCText.moment(update.time))\(who)"
    }
    let what = verb == "undo" ? "Undoing" : "Redoing"
    context.output.complain(
      "\(options.dryRun ? "Would be \(what.lowercased())" : what): \(times.joined(separator: "; "))")
  }

  private func refusal(_ plan: UndoPlan) -> Failure {
    output.show(ConflictReport.report(of: plan.conflicts), in: context)
    let count = plan.conflicts.count
    return Failure(
      .no, "Cannot \(verb): \(count == 1 ? "a value has" : "\(count) values have") been changed since",
      hint: "Nothing was changed; '\(verb) --force' overwrites them")
  }
}

extension Failure {
  init(_ refusal: UndoRefusal, verb: String) {
    switch refusal {
    case .nothingLeft:
      self.init(.no, "There is nothing to \(verb)", hint: "'log' lists what happened")
    case .notRecorded(let sequence, let kept):
      let range = kept.map { "they go from \($0.first) to \($0.last)" } ?? "there are none"
      self.init(.missingInput, "Cannot find event \(sequence): \(range)", hint: "'log' lists the newest")
    case .alreadyUndone(let sequence, let by):
      self.init(
        .no, "Event \(sequence) has been taken back already, by event \(by)", hint: "'redo' brings it back")
    case .notAnUndo(let sequence):
      self.init(.usage, "Event \(sequence) is no undo, so there is nothing to redo")
    case .notReversible(let sequence):
      self.init(
        .no,
        "Cannot \(verb) event \(sequence): it is a record of the whole state, and what was before it is not kept"
      )
    }
  }
}
