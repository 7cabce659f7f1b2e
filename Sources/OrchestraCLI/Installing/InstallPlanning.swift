import DurableFiles
import HostSettings
import Rendering

/// Works out what an installation, or taking it back, comes to.
struct InstallPlanning {
  let context: ProgramContext
  let machine: DoctorMachine
  let options: InstallOptions
  let root: String
  let wiring: HookWiring

  init(_ options: InstallOptions, in context: ProgramContext, on machine: DoctorMachine) {
    self.context = context
    self.machine = machine
    self.options = options
    root = options.root(in: context)
    wiring = HookWiring(root: root, program: context, machine: machine)
  }

  /// What hooks are to start: the name where `PATH` leads to this program, else its path.
  func program(named name: String?) -> String {
    if let name { return name }
    guard let own = machine.ownProgram() else { return "orchestra" }
    guard let found = wiring.place.resolved("orchestra"), let entry = machine.entry(found),
      let ownEntry = machine.entry(own), entry.isSameFile(as: ownEntry)
    else { return own }
    return "orchestra"
  }

  private var own: OwnCommands {
    let place = wiring.place
    return OwnCommands { HookTarget(command: $0.inShell, arguments: nil, in: place) != nil }
  }

  func place(isTOML: Bool) throws(Failure) -> HostPlace {
    try HostPlace(
      options.host.host, options.scope, isTOML: isTOML, root: root, environment: context.environment)
  }

  func settings(_ place: HostPlace, program: String) -> SettingsWiring {
    SettingsWiring(
      place: place, call: HookCall(place.host, program: program), own: own, context: context)
  }

  // MARK: Install

  func install(
    program: String, hasStatusLine: Bool, hasPersonalFiles: Bool
  ) throws(Failure) -> InstallPlan {
    var plan = InstallPlan()
    let place = try place(isTOML: options.toml)
    try refuseTwice(place)
    let change = try settings(place, program: program).install(.init(hasStatusLine: hasStatusLine))
    plan.changes.append(change)
    plan.remarks += remarks(on: change, program)
    if change.isNeeded, change.file.bytes != nil, InstallRecords(context: context).folder == nil {
      plan.remarks.append("nothing of how the file was is kept: neither HOME nor XDG_STATE_HOME is set")
    }
    if hasPersonalFiles {
      let files = PersonalFiles(context: context, machine: machine)
      for wanted in files.wanted() {
        let (change, remark) = try files.install(wanted)
        if let change { plan.changes.append(change) }
        if let remark { plan.remarks.append(remark) }
      }
    }
    return plan
  }

  /// A folder that the host takes as a plugin, in the place of settings.
  func plugin(in folder: String, program: String) throws(Failure) -> InstallPlan {
    var plan = InstallPlan()
    let files = PersonalFiles(context: context, machine: machine)
    for file in PluginFiles(version: Orchestra.version, program: program).files {
      let wanted = PersonalFiles.Wanted(
        part: .plugin, path: ProjectDiscovery.join(folder, file.name), bytes: file.bytes)
      let (change, remark) = try files.install(wanted)
      if let change { plan.changes.append(change) }
      if let remark { plan.remarks.append(remark) }
    }
    for path in Set(wiring.serving(.claude).filter { !$0.origin.isPlugin }.map(\.origin.path)).sorted() {
      plan.remarks.append(
        "'\(VisibleText.of(path))' calls orchestra too: with the plugin, each event would be recorded twice")
    }
    return plan
  }

  func uninstallPlugin(in folder: String) throws(Failure) -> InstallPlan {
    let files = InstallRecords(context: context).all().filter {
      $0.kind == .plugin && $0.path.hasPrefix(folder + "/")
    }
    var plan = InstallPlan()
    try uninstall(files, from: &plan)
    return plan
  }

  private func uninstall(_ records: [InstallRecord], from plan: inout InstallPlan) throws(Failure) {
    let files = PersonalFiles(context: context, machine: machine)
    for record in records {
      let (change, remark) = try files.uninstall(record)
      if let change { plan.changes.append(change) }
      if let remark { plan.remarks.append(remark) }
    }
  }

  /// A plugin's hooks run besides those of settings, and so do those of Codex's other file.
  private func refuseTwice(_ place: HostPlace) throws(Failure) {
    let plugin = wiring.plugins.first { $0.isEnabled == true && $0.groups?.handlers.isEmpty == false }
    if place.host == .claude, let plugin {
      let key = VisibleText.of(plugin.key)
      throw Failure(
        .no,
        "Not installed: the plugin '\(key)' calls orchestra already, and each event would be recorded twice",
        hint: "'claude plugin disable \(key)' first, or leave it at the plugin")
    }
    guard place.host == .codex else { return }
    let other = place.isTOML ? "/hooks.json" : "/config.toml"
    let folder = ProjectDiscovery.parent(of: place.path) ?? ""
    if let handler = wiring.serving(.codex).first(where: { $0.origin.path == folder + other }) {
      throw Failure(
        .no,
        "Not installed: '\(VisibleText.of(handler.origin.path))' calls orchestra already, and each event would be recorded twice",
        hint: "Run 'orchestra uninstall --host codex --scope \(place.scope.rawValue)' first")
    }
  }

  private func remarks(on change: FileChange, _ program: String) -> [String] {
    var remarks: [String] = []
    let name = "'\(VisibleText.of(change.file.path))'"
    let settings = change.settings
    for command in settings?.left ?? [] {
      remarks.append("left as it is, since it does more than call orchestra: \(VisibleText.of(command))")
    }
    if settings?.isSwitchedOff == true {
      remarks.append("\(name) switches all hooks off: nothing is called until that is taken out")
    }
    if settings?.scripts.contains("post_code_write.sh") == true {
      remarks.append("'post_code_write.sh' also ran the linter; a hook of its own has to do that now")
    }
    let others = Set(
      wiring.serving(options.host.host).filter {
        $0.origin.path != change.file.path && $0.command != program + " hook" && !$0.origin.isPlugin
      }.map(\.origin.path)
    ).sorted()
    for other in others {
      remarks.append(
        "'\(VisibleText.of(other))' starts orchestra in another way: each event is recorded twice until that is taken out"
      )
    }
    if options.scope == .project, program.hasPrefix("/"), change.isNeeded {
      remarks.append(
        "the hooks start '\(VisibleText.of(program))', which others who work on the project may not have there; "
          + "with orchestra on PATH they start 'orchestra'")
    }
    return remarks
  }

  // MARK: Uninstall

  func uninstall(isEverything: Bool) throws(Failure) -> InstallPlan {
    var plan = InstallPlan()
    let records = InstallRecords(context: context).all()
    for place in try places(isEverything ? records : nil) {
      let change = try settings(place, program: "orchestra").uninstall()
      let isRecorded = records.contains { $0.path == place.path }
      if change.isNeeded || isRecorded { plan.changes.append(change) }
      for command in change.settings?.left ?? [] {
        plan.remarks.append("left as it is: \(VisibleText.of(command))")
      }
    }
    let taken = plan.changes.map(\.file.path)
    if isEverything { try uninstall(records.filter { $0.kind == .plugin }, from: &plan) }
    let isLast = !records.contains { $0.kind != .file && !taken.contains($0.path) && isThere($0) }
    guard options.completions ?? (isEverything || isLast) else {
      let hasFiles = records.contains { $0.kind == .file }
      if options.completions == nil, hasFiles, !plan.needed.isEmpty {
        plan.remarks.append("completion and manual page stay, since other hooks are installed")
      }
      return plan
    }
    try uninstall(records.filter { $0.kind == .file }, from: &plan)
    return plan
  }

  private func isThere(_ record: InstallRecord) -> Bool { machine.entry(record.path) != nil }

  /// The files to look into: those the options name, or every one a record names and this project and user have.
  private func places(_ records: [InstallRecord]?) throws(Failure) -> [HostPlace] {
    guard let records else {
      let isBoth = options.host == .codex && !options.toml
      return try (isBoth ? [false, true] : [options.toml]).map { isTOML throws(Failure) in
        try place(isTOML: isTOML)
      }
    }
    var places: [HostPlace] = []
    func add(_ place: HostPlace?) {
      if let place, !places.contains(where: { $0.path == place.path }) { places.append(place) }
    }
    for scope in InstallScope.allCases {
      add(try? HostPlace(.claude, scope, isTOML: false, root: root, environment: context.environment))
      for isTOML in [false, true] {
        add(try? HostPlace(.codex, scope, isTOML: isTOML, root: root, environment: context.environment))
      }
    }
    // Last, since a path alone does not tell the scope.
    for record in records where record.kind == .settings { add(HostPlace(recorded: record.path)) }
    return places
  }

  /// Other files in which hooks of ours are, for whoever looked into the wrong one.
  func elsewhere(than paths: [String]) -> [String] {
    Set(
      wiring.handlers.filter {
        $0.target.kind == .program && !$0.origin.isPlugin && !paths.contains($0.origin.path)
      }
      .map(\.origin.path)
    ).sorted()
  }
}

extension HostPlace {
  /// A place that a record names, whatever the environment says today.
  init?(recorded path: String) {
    let names = path.split(separator: "/").suffix(2).map(String.init)
    guard names.count == 2 else { return nil }
    let host: HookHost
    switch names[1] {
    case "settings.json", "settings.local.json": host = .claude
    case "hooks.json", "config.toml": host = .codex
    default: return nil
    }
    self.init(host: host, scope: names[1] == "settings.local.json" ? .local : .project, path: path)
  }

  private init(host: HookHost, scope: InstallScope, path: String) {
    self.host = host
    self.scope = scope
    self.path = path
  }
}
