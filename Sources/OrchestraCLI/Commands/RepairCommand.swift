import ArgumentParser
import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// Mends damaged files.
struct RepairCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair", abstract: "Find out what is wrong with the files, and mend it.",
    discussion: """
      Shows what is wrong, what can be recovered and what would be done; --yes does it, and on a terminal it asks. A journal in good \
      order is the truth; otherwise everything that can be read is put together. Old bytes are never thrown away. Exits with 0 \
      when nothing is wrong or all is mended, 1 when something waits to be repaired, 65 when it cannot be.
      Example: orchestra repair
      Example: orchestra repair --from-journal --yes
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var patience: LockOptions

  @Argument(
    help: "A single JSON file to repair in its place; default: the state of the project.", completion: .file()
  )
  var file: String?

  @Flag(name: .shortAndLong, help: "Do it without asking.")
  var yes = false

  @Flag(
    name: .long, help: "Make progress.json anew from the journal, whatever it says: undoes an edit by hand.")
  var fromJournal = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take this backup, as 'migrate backups' lists it; 'last' is progress.json.backup.", valueName: "name"))
  var fromBackup: String?

  @Flag(name: .long, help: "Leave faults of meaning, such as a parent that does not exist.")
  var noFixes = false

  func validate() throws {
    if fromJournal && fromBackup != nil {
      throw ValidationError("Give --from-journal or --from-backup, not both")
    }
    if file != nil && (fromJournal || fromBackup != nil) {
      throw ValidationError(
        "A single file has no journal and no backups: leave --from-journal and --from-backup out")
    }
  }

  func run(in context: ProgramContext) throws {
    let moment = context.now.milliseconds
    let leavesFaults = noFixes
    let fixes: @Sendable (JSONValue) -> JSONPatch = { document in
      leavesFaults ? JSONPatch() : ValidationFixes.patch(for: document, moment: moment)
    }
    if let file {
      let repair = try LooseFileRepair(file, in: context, fixes: fixes)
      return try conduct(repair.account(), in: context) { () throws(Failure) in
        repair.account(kept: try repair.perform())
      }
    }
    let project = try project.project(in: context)
    if context.session?.sandbox(of: project.path) != nil {
      throw Failure(.usage, "Cannot repair while a sandbox is open", hint: "'commit' or 'rollback' first")
    }
    let repair = ProjectRepair(
      project: project,
      request: RepairRequest(source, actor: context.userName, host: context.hostName, fixes: fixes))
    let plan = try repair.plan()
    try conduct(ProjectRepair.account(of: plan), in: context) { () throws(Failure) in
      let outcome = try repair.perform(plan, until: patience.deadline)
      return ProjectRepair.account(of: outcome.plan, kept: outcome.kept)
    }
  }

  private var source: RepairRequest.Source {
    if fromJournal { return .journal }
    return fromBackup.map { .backup($0 == "last" ? nil : $0) } ?? .best
  }

  private func conduct(
    _ account: RepairAccount, in context: ProgramContext, _ perform: () throws(Failure) -> RepairAccount
  ) throws {
    guard account.isPossible else {
      show(account, in: context)
      throw Failure(
        .damagedData, "Cannot repair: there is nothing left to get a state from", hint: Self.hint(account))
    }
    guard account.isNeeded else {
      if output.chosen(in: context).isForPeople {
        context.output.answer("Nothing to repair\n")
      } else {
        show(account, in: context)
      }
      return
    }
    guard yes || asks(about: account, in: context) else {
      show(account, in: context)
      context.output.complain("Not repaired yet. Run again with --yes to do it")
      throw ExitCode(Failure.Status.no.rawValue)
    }
    let done = try perform()
    show(done, in: context)
    guard output.chosen(in: context).isForPeople else { return }
    context.output.answer("Repaired: \(RepairSentences.counts(done.recovered))\n")
    for name in done.kept ?? [] { context.output.answer("The old bytes are in \(VisibleText.of(name))\n") }
    if let version = done.version, version != "2.0.0" {
      context.output.complain("Hint: The file is still of version \(version); run 'orchestra migrate up'")
    }
  }

  private static func hint(_ account: RepairAccount) -> String? {
    account.backups.first.map { "Run 'orchestra repair --from-backup \($0.name)'" }
  }

  private func show(_ account: RepairAccount, in context: ProgramContext) {
    guard output.chosen(in: context).isForPeople else { return output.show(account.report, in: context) }
    let width = context.terminalWidth == nil && context.environment["COLUMNS"] == nil ? nil : context.width
    context.output.answer(account.text(width: width, style: output.style(in: context)))
  }

  /// Asks where somebody can be asked.
  private func asks(about account: RepairAccount, in context: ProgramContext) -> Bool {
    guard output.chosen(in: context).isForPeople, context.surroundings.isInteractive(),
      context.session?.isInteractive != false
    else { return false }
    context.output.complain(account.text(width: context.width, style: .plain) + "Go on? [y/N]")
    return ConsentOptions.isYes(try? context.input.read(until: .never))
  }
}
