import DurableFiles
import Rendering

/// Whether what the hooks name can be started, and is this program.
enum HookProgramsCheck: DoctorCheck {
  static let name = "hook-programs"
  static let topic = DoctorTopic.nothingShown
  static let summary =
    "commands of hooks that do not exist, cannot be executed, or are another version or the old scripts"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let handlers = context.wiring.handlers
    if handlers.isEmpty { return [.skipped("No hook starts orchestra")] }
    // Many events, one command: one finding.
    var seen: Set<String> = []
    let distinct = handlers.filter {
      seen.insert("\($0.origin.path)\u{0}\($0.target.word)\u{0}\($0.target.kind)").inserted
    }
    let findings = distinct.compactMap { finding($0, context) }
    return findings.isEmpty
      ? [.fine("\(distinct.map { "'\($0.target.word)'" }.listed()) can be started, and is this program")]
      : findings
  }

  private static func finding(_ handler: HookHandler, _ context: DoctorContext) -> DoctorFinding? {
    let (target, path) = (handler.target, handler.origin.path)
    guard let program = target.path else { return missing(handler, context) }
    guard let entry = context.machine.entry(program), entry.isExecutable else {
      return .problem(
        "'\(program)', which '\(path)' names, cannot be executed", remedy: "chmod +x \(program.inShell)")
    }
    switch target.kind {
    case .otherCommand:
      return .warning(
        "'\(path)' starts '\(handler.command)', which records nothing", remedy: "Write 'orchestra hook' there"
      )
    case .script(let name): return script(name, program, handler, context)
    case .program: return other(program, entry, handler, context)
    }
  }

  private static func missing(_ handler: HookHandler, _ context: DoctorContext) -> DoctorFinding {
    let word = handler.target.word
    let path = handler.origin.path
    if word.contains("/") {
      let isHome = word.hasPrefix("~") || word.contains("$")
      return .problem(
        isHome
          ? "'\(word)', which '\(path)' names, is nothing: no shell replaces '~' and '$' there"
          : "'\(word)', which '\(path)' names, does not exist",
        remedy: context.installCommand(at: handler.origin)
          ?? "Write the program's whole path into '\(path)'"
          + (context.machine.ownProgram().map { ", such as '\($0)'" } ?? ""))
    }
    return .problem(
      "'\(path)' starts '\(word)', and no folder of PATH has it",
      remedy: context.installCommand(at: handler.origin) ?? "Put the folder of orchestra into PATH")
  }

  /// Scripts of today hand everything to the program; those before kept a file of their own.
  private static func script(
    _ name: String, _ file: String, _ handler: HookHandler, _ context: DoctorContext
  ) -> DoctorFinding? {
    let text = context.bytes(file, limit: 1 << 18).map { String(decoding: $0, as: UTF8.self) } ?? ""
    if text.contains("progress-utils.sh"), text.contains("orchestra") {
      return .note(
        "'\(handler.origin.path)' starts the script '\(name)', which starts orchestra",
        remedy: context.installCommand(at: handler.origin)
          ?? "'orchestra hook' there saves a process for each event")
    }
    return .problem(
      "'\(handler.origin.path)' starts '\(file)', a script of the old Orchestra plugin that records apart from orchestra",
      remedy: context.installCommand(at: handler.origin)
        ?? "Replace it by 'orchestra hook' in '\(handler.origin.path)': docs/hooks.md has the events")
  }

  private static func other(
    _ path: String, _ entry: DoctorMachine.Entry, _ handler: HookHandler, _ context: DoctorContext
  ) -> DoctorFinding? {
    guard let own = context.machine.ownProgram(), let ownEntry = context.machine.entry(own),
      !entry.isSameFile(as: ownEntry)
    else { return nil }
    let sentence = "Hooks start '\(path)', and this program is '\(own)'"
    // What a repository names is not started only to be looked at.
    if handler.origin.isFromProject, handler.target.word.contains("/") {
      return .note("\(sentence); its version was not asked for, since the project names it")
    }
    guard let version = context.machine.version(path) else {
      return .warning("\(sentence); it does not tell its version", remedy: "\(path.inShell) --version")
    }
    if version == Orchestra.version { return .note("\(sentence), of the same version \(version)") }
    return .warning(
      "\(sentence): version \(version) there, \(Orchestra.version) here",
      remedy: "Install this version there, or write '\(own)' into '\(handler.origin.path)'")
  }
}
