import DurableFiles
import HostSettings
import JSONTree

/// Every place where the hosts' hooks can be registered, and what of ours is registered there.
struct HookWiring: Sendable {
  /// A variable that a host's settings put into the environment of its sessions.
  struct Variable: Equatable, Sendable {
    var name: String
    var value: String
    var path: String
  }

  /// Ours, of plugins that are switched on too.
  private(set) var handlers: [HookHandler] = []
  private(set) var faults: [HookGroups.Fault] = []
  /// Files with `disableAllHooks`.
  private(set) var disabledBy: [String] = []
  private(set) var variables: [Variable] = []
  /// In the order in which the later go before the earlier ones.
  let claudeFiles: [HookSettingsFile]
  let codexFiles: [HookSettingsFile]
  private(set) var plugins: [InstalledPlugin] = []
  let place: HookTarget.Surroundings

  init(root: String, program: ProgramContext, machine: DoctorMachine) {
    func variable(_ name: String) -> String? {
      program.environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = variable("HOME")
    let path = (program.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    place = HookTarget.Surroundings(
      root: root, home: home, searchPath: path.filter { $0.hasPrefix("/") }, machine: machine)
    let calls = program.calls
    func file(_ host: HookHandler.Host, _ scope: HookHandler.Origin.Scope, _ path: String) -> HookSettingsFile
    {
      HookSettingsFile(
        HookHandler.Origin(host: host, scope: scope, path: path), calls: calls, machine: machine)
    }
    let claude = variable("CLAUDE_CONFIG_DIR") ?? home.map { $0 + "/.claude" }
    var files = claude.map { [file(.claude, .user, $0 + "/settings.json")] } ?? []
    let isHome = claude == root + "/.claude"
    if !isHome { files.append(file(.claude, .project, root + "/.claude/settings.json")) }
    files.append(file(.claude, .local, root + "/.claude/settings.local.json"))
    files += machine.managedSettings.map { file(.claude, .managed, $0) }
    claudeFiles = files
    let codex = variable("CODEX_HOME") ?? home.map { $0 + "/.codex" }
    let names = ["hooks.json", "config.toml"]
    let codexFolders: [(HookHandler.Origin.Scope, String)] =
      (codex.map { [(.user, $0)] } ?? []) + (codex == root + "/.codex" ? [] : [(.project, root + "/.codex")])
    codexFiles = codexFolders.flatMap { scope, folder in names.map { file(.codex, scope, folder + "/" + $0) }
    }
    if let claude {
      plugins = InstalledPlugin.all(
        below: claude, root: root, settings: files, place: place, calls: calls)
    }
    collect()
  }

  private mutating func collect() {
    for file in claudeFiles + codexFiles {
      guard let object = file.object else { continue }
      if let hooks = object["hooks"] { take(HookGroups(hooks, origin: file.origin, in: place)) }
      if object["disableAllHooks"]?.bool == true { disabledBy.append(file.origin.path) }
      for member in object["env"]?.object ?? [:] {
        guard let value = member.value.string ?? member.value.number?.text else { continue }
        variables.append(Variable(name: member.key, value: value, path: file.origin.path))
      }
    }
    for file in codexFiles {
      if let lines = file.lines { handlers += CodexLines(lines, origin: file.origin, in: place).handlers }
    }
    for plugin in plugins where plugin.isEnabled == true { if let groups = plugin.groups { take(groups) } }
  }

  private mutating func take(_ groups: HookGroups) {
    handlers += groups.handlers
    faults += groups.faults
  }

  /// The handlers that serve a host's events, by whatever file.
  func serving(_ host: HookHandler.Host) -> [HookHandler] {
    handlers.filter { $0.origin.host == host && $0.target.kind != .otherCommand }
  }

  /// The value that settings give a variable for sessions; the settings that go before the others win.
  func value(of name: String) -> Variable? { variables.last { $0.name == name } }
}

/// The hooks in a `config.toml` of Codex.
struct CodexLines {
  private(set) var handlers: [HookHandler] = []

  init(_ lines: TOMLLines, origin: HookHandler.Origin, in place: HookTarget.Surroundings) {
    var matchers: [String: String] = [:]
    for (index, line) in lines.assignments.enumerated() {
      let parts = line.table.split(separator: ".").map(String.init)
      guard parts.first == "hooks", parts.count >= 2 else { continue }
      let event = parts[1]
      if parts.count == 2 {
        // Each `[[hooks.EVENT]]` begins a group, whose handlers follow.
        if index == 0 || lines.assignments[index - 1].section != line.section { matchers[event] = nil }
        if line.key == "matcher" { matchers[event] = line.value }
      } else if parts[2] == "hooks", line.key == "command",
        let target = HookTarget(command: line.value, arguments: nil, in: place)
      {
        let own = lines.assignments.filter { $0.section == line.section }
        handlers.append(
          HookHandler(
            origin: origin, event: event, matcher: HookMatcher(text: matchers[event]), command: line.value,
            timeout: own.first { $0.key == "timeout" }.flatMap { Double($0.value) },
            isAsynchronous: own.contains { $0.key == "async" && $0.value == "true" }, target: target))
      }
    }
  }
}
