import ArgumentParser
import HostSettings
import Rendering

/// Registers the program with a host.
struct InstallCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Have Claude Code or Codex call orchestra.",
    discussion: """
      Shows what changes in which file; --yes does it, and on a terminal it asks. Only entries of orchestra change, those of the old \
      scripts are replaced, and everything else stays byte for byte. The file as it was is kept; 'orchestra uninstall' brings it back. \
      Exits with 0 when everything is installed, 1 when something waits to be, 65 when the file cannot be edited.
      Example: orchestra install --dry-run
      Example: orchestra install --scope user --statusline --yes
      Example: orchestra install --host codex --print
      """)

  @OptionGroup var options: InstallOptions

  @Flag(name: .long, help: "Claude Code: the status line and the rows of subagents too.")
  var statusline = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What hooks start; default: orchestra where PATH leads to this program, else its path.",
      valueName: "program"),
    completion: .file())
  var program: String?

  @Flag(name: .long, help: "Change nothing, and end with 1 when something is missing or out of date.")
  var check = false

  @Flag(name: .long, help: "Write the entries to standard output, for whoever puts them in by hand.")
  var print = false

  func validate() throws {
    if statusline && options.plugin != nil {
      throw ValidationError("A plugin cannot set a status line: install it into settings")
    }
    if statusline && options.host == .codex { throw ValidationError("--statusline goes with --host claude") }
    if check && (options.yes || options.dryRun) {
      throw ValidationError("--check changes nothing: leave --yes and --dry-run out")
    }
    if let program, program.isEmpty || program.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      throw ValidationError("--program takes the name or the path of a program")
    }
  }

  func run(in context: ProgramContext) throws {
    try run(in: context, on: .live())
  }

  /// Runs on a machine, which tests make up.
  func run(in context: ProgramContext, on machine: DoctorMachine) throws {
    let planning = InstallPlanning(options, in: context, on: machine)
    let program = planning.program(named: program)
    if print { return try show(program, in: context) }
    let folder = options.pluginFolder(in: context)
    let plan =
      try folder.map { folder throws(Failure) in try planning.plugin(in: folder, program: program) }
      ?? planning.install(
        program: program, hasStatusLine: statusline, hasPersonalFiles: options.completions ?? !check)
    let conduct = InstallConduct(context: context, machine: machine, options: options, done: "Installed")
    if check { return try self.check(plan, conduct, in: context) }
    guard !plan.needed.isEmpty else {
      if options.output.chosen(in: context).isForPeople {
        context.output.answer(
          "Nothing to install: '\(VisibleText.of(plan.changes[0].file.path))' has it all\n")
      } else {
        conduct.show(plan)
      }
      return conduct.remark(plan)
    }
    guard let carried = try conduct.carry(plan) else { return }
    conduct.remark(carried)
    context.output.complain("Hint: \(hint(folder))")
  }

  private func hint(_ folder: String?) -> String {
    if let folder {
      return
        "'claude plugin marketplace add \(VisibleText.of(folder.inShell))', then 'claude plugin install orchestra@orchestra'"
    }
    return options.host == .codex
      ? "Type /hooks in Codex to review them: it skips hooks that were not reviewed, without a word"
      : "Sessions that run already take it up by themselves; 'orchestra doctor' tells whether it arrives"
  }

  private func check(_ plan: InstallPlan, _ conduct: InstallConduct, in context: ProgramContext) throws {
    let isForPeople = options.output.chosen(in: context).isForPeople
    if !isForPeople { conduct.show(plan) }
    conduct.remark(plan)
    for change in plan.changes where isForPeople {
      let name = "'\(VisibleText.of(change.file.path))'"
      switch change.action {
      case "none": context.output.answer("Up to date: \(name)\n")
      case "create": context.output.answer("Missing: \(name)\n")
      default: context.output.answer("\(Self.difference(change)): \(name)\n")
      }
    }
    if !plan.needed.isEmpty { throw ExitCode(Failure.Status.no.rawValue) }
  }

  private static func difference(_ change: FileChange) -> String {
    let isNew = change.settings.map { $0.updated.isEmpty && $0.removed.isEmpty } ?? false
    return isNew ? "Incomplete" : "Out of date"
  }

  private func show(_ program: String, in context: ProgramContext) throws {
    let call = HookCall(options.host.host, program: program)
    let registrations = HookRegistration.all(for: call.host)
    if options.toml {
      return _ = context.output.answer(TOMLBlock.text(registrations, calling: call))
    }
    do throws(SettingsFault) {
      var editor = try SettingsEditor([], own: OwnCommands { _ in false })
      try editor.register(registrations, calling: call)
      if statusline { try editor.setStatusLines(calling: call) }
      context.output.answer(editor.finished().bytes)
    } catch {
      throw Failure(error, path: "standard output")
    }
  }
}
