import Rendering

/// Whether `orchestra` typed at a prompt is this program.
enum ProgramCheck: DoctorCheck {
  static let name = "program"
  static let topic = DoctorTopic.program
  static let summary =
    "which files PATH has for orchestra, and whether they are this program and this version"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let machine = context.machine
    guard let own = machine.ownProgram(), let ownEntry = machine.entry(own) else {
      return [.skipped("The system does not tell which file this program is")]
    }
    if context.variable("PATH") == nil { return [.skipped("PATH is not set")] }
    var found: [(path: String, entry: DoctorMachine.Entry)] = []
    for folder in context.wiring.place.searchPath {
      let path = ProjectDiscovery.join(folder, "orchestra")
      guard let entry = machine.entry(path), entry.isExecutable,
        !found.contains(where: { $0.entry.isSameFile(as: entry) })
      else { continue }
      found.append((path, entry))
    }
    guard let first = found.first else {
      return [
        .note(
          "No folder of PATH has orchestra; this program is '\(own)'",
          remedy: "ln -s \(own.inShell) ~/.local/bin/orchestra")
      ]
    }
    let others = found.filter { !$0.entry.isSameFile(as: ownEntry) }
    if others.isEmpty { return [.fine("'\(first.path)' is this program, version \(Orchestra.version)")] }
    let isFirst = first.entry.isSameFile(as: ownEntry)
    return others.prefix(3).map { other in
      judge(other.path, isHidden: isFirst || other.path != first.path, own, machine)
    }
  }

  private static func judge(
    _ path: String, isHidden: Bool, _ own: String, _ machine: DoctorMachine
  ) -> DoctorFinding {
    let version = machine.version(path)
    let words = version.map { "version \($0)" } ?? "a version it does not tell"
    if isHidden { return .note("PATH also has '\(path)', \(words), behind another orchestra") }
    // A build's commit may stand behind it.
    if version?.split(separator: " ").first.map(String.init) == Orchestra.version {
      return .note("PATH has '\(path)', of this version, and this program is '\(own)'")
    }
    return .warning(
      "'orchestra' on PATH is '\(path)', \(words), and this program is '\(own)', version \(Orchestra.version)",
      remedy: "Replace it, or put the folder of '\(own)' in front of PATH")
  }
}
