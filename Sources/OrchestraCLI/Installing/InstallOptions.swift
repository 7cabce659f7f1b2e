import ArgumentParser
import DurableFiles
import HostSettings
import Rendering

extension InstallScope: ExpressibleByArgument {}

/// Which host a command is about.
enum HostName: String, CaseIterable, ExpressibleByArgument, Sendable {
  case claude, codex

  var host: HookHost { self == .claude ? .claude : .codex }
}

/// Which settings file of which host `install` and `uninstall` are about, and how they go about it.
struct InstallOptions: ParsableArguments {
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Option(
    name: .long, help: ArgumentHelp("The program that calls the hooks: claude or codex.", valueName: "host"))
  var host = HostName.claude

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Whose settings: project (shared with everybody who works on it), local (this project, only you) or user (all your projects).",
      valueName: "scope"))
  var scope = InstallScope.project

  @Flag(name: .long, help: "Codex: config.toml instead of hooks.json.")
  var toml = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Claude Code: a folder that it takes as a plugin, in the place of settings.", valueName: "folder"),
    completion: .directory)
  var plugin: String?

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "The completion of your shells and the manual page too (default: yes).")
  var completions: Bool?

  @Flag(name: .long, help: "Only show what would be done.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do it without asking.")
  var yes = false

  func validate() throws {
    if toml && host != .codex { throw ValidationError("--toml goes with --host codex") }
    if plugin != nil, host == .codex { throw ValidationError("--plugin goes with --host claude") }
    if dryRun && yes { throw ValidationError("Give --dry-run or --yes, not both") }
  }

  /// The folder of the plugin; nil where settings are meant.
  func pluginFolder(in context: ProgramContext) -> String? {
    plugin.map { ProjectDiscovery.resolve(context.path($0), from: context.workingDirectory) }
  }

  func root(in context: ProgramContext) -> String {
    ProjectDiscovery.resolve(
      ProjectDiscovery(context: context).root(option: project.root), from: context.workingDirectory)
  }
}

/// Shows a plan, asks where somebody can be asked, and has it done.
struct InstallConduct {
  let context: ProgramContext
  let machine: DoctorMachine
  let options: InstallOptions
  /// `Installed` or `Uninstalled`.
  let done: String

  /// - Returns: The plan as it was carried out; nil when it was only shown.
  func carry(_ plan: InstallPlan) throws -> InstallPlan? {
    let isForPeople = options.output.chosen(in: context).isForPeople
    if options.dryRun {
      show(plan)
      remark(plan)
      return nil
    }
    if !options.yes {
      guard canAsk else {
        show(plan)
        remark(plan)
        context.output.complain("Not \(done.lowercased()) yet. Run again with --yes to do it")
        throw ExitCode(Failure.Status.no.rawValue)
      }
      guard asks(about: plan) else {
        throw Failure(.no, "Not \(done.lowercased()): the answer was not yes", hint: "Nothing was changed")
      }
    }
    let carried = try InstallWork(context: context, machine: machine).perform(plan)
    if isForPeople {
      for change in carried.changes where change.isDone { context.output.answer(sentence(change) + "\n") }
    } else {
      show(carried)
    }
    return carried
  }

  func show(_ plan: InstallPlan) {
    let output = options.output
    guard output.chosen(in: context).isForPeople else { return output.show(plan.report, in: context) }
    context.output.answer(plan.text(width: output.width(in: context), style: output.style(in: context)))
  }

  func remark(_ plan: InstallPlan) {
    for remark in plan.remarks { context.output.complain("Note: \(remark)") }
  }

  private var canAsk: Bool {
    options.output.chosen(in: context).isForPeople && context.surroundings.isInteractive()
      && context.session?.isInteractive != false
  }

  private func asks(about plan: InstallPlan) -> Bool {
    context.output.complain(
      plan.text(width: context.width, style: .plain) + plan.remarks.map { "Note: \($0)\n" }.joined()
        + "Go on? [y/N]")
    return ConsentOptions.isYes(try? context.input.read(until: .never))
  }

  private func sentence(_ change: FileChange) -> String {
    let name = "'\(VisibleText.of(change.file.path))'"
    let backup = change.backup.map { "; as it was: '\(VisibleText.of($0))'" } ?? ""
    guard let settings = change.settings else {
      return change.after == nil ? "Removed \(name)" : "Wrote \(name)"
    }
    if change.after == nil { return "Removed \(name), which held nothing else" }
    var parts: [String] = []
    let events = settings.added.count + settings.updated.count + settings.removed.count
    if events > 0 { parts.append("hooks for \(counted(events, "event"))") }
    if !settings.scripts.isEmpty, done == "Installed" {
      parts.append("in the place of \(settings.scripts.listed())")
    }
    if !settings.statusLines.isEmpty { parts.append(settings.statusLines.listed()) }
    let what = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
    return "\(done) in \(name)\(what)\(backup)"
  }
}
