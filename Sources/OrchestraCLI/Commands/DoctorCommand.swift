import ArgumentParser
import Rendering

/// Looks for reasons why nothing is seen, or something wrong.
struct DoctorCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Find out why nothing is shown, or something wrong.",
    discussion: """
      Looks at the project, the hosts' settings, the files, the lock and the program itself, and says what to do. The status is 1 when \
      there are problems, with --strict also when there are warnings. docs/doctor.md explains every check.
      Example: orchestra doctor --verbose
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Mend what can be mended safely, then look again.")
  var fix = false

  @Option(
    name: .long, help: ArgumentHelp("Only this check; several with commas, or again.", valueName: "check"),
    completion: .list(DoctorCheckCatalog.all.map { $0.name }))
  var only: [String] = []

  @Flag(name: .long, help: "List the checks instead.")
  var list = false

  @Flag(name: .long, help: "Also show what is fine, and what was skipped and why.")
  var verbose = false

  @Flag(name: .long, help: "Warnings count as problems.")
  var strict = false

  func run(in context: ProgramContext) throws {
    try run(in: context, on: .live())
  }

  /// Runs on a machine, which tests make up.
  func run(in context: ProgramContext, on machine: DoctorMachine) throws {
    let checks = try chosenChecks()
    if list {
      output.show(DoctorReport.list(of: checks.map { ($0.name, $0.topic, $0.summary) }), in: context)
      return
    }
    let examination = DoctorExamination(
      program: context, machine: machine, root: project.root, checks: checks)
    var entries: [DoctorEntry]
    if fix {
      let (fixed, left) = examination.lookAndFix()
      for case let failure? in fixed.map(\.failure) { context.output.complain(failure.text) }
      entries = fixed.filter { $0.failure == nil }.map(\.entry) + left
    } else {
      entries = examination.look()
    }
    show(entries, in: context)
    if entries.count(of: .problem) > 0 || strict && entries.count(of: .warning) > 0 { throw ExitCode(1) }
  }

  private func show(_ entries: [DoctorEntry], in context: ProgramContext) {
    switch output.chosen(in: context).name {
    case "table":
      let text = DoctorReportText(
        of: entries, isVerbose: verbose, width: output.width(in: context), style: output.style(in: context))
      context.output.answer(text.text())
    case "markdown":
      let shown = entries.filter { verbose || $0.outcome != .ok && $0.outcome != .skipped }
      output.show(DoctorReport.report(of: shown), in: context)
    default:
      // Programs choose for themselves.
      output.show(DoctorReport.report(of: entries), in: context)
    }
  }

  private func chosenChecks() throws(Failure) -> [any DoctorCheck.Type] {
    if only.isEmpty { return DoctorCheckCatalog.all }
    let names = only.flatMap { $0.split(separator: ",").map(String.init) }
    for name in names where DoctorCheckCatalog.check(named: name) == nil {
      let near = NearMatch.closest(to: name, among: DoctorCheckCatalog.all.map { $0.name })
      throw Failure(
        .usage, "There is no check '\(VisibleText.of(name))'",
        hint: near.map { "Did you mean '\($0)'?" } ?? "'orchestra doctor --list' lists them")
    }
    return DoctorCheckCatalog.all.filter { names.contains($0.name) }
  }
}
