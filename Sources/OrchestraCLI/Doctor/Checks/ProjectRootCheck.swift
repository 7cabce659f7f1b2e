import DurableFiles
import Rendering

/// Which project is looked at, and why this one.
enum ProjectRootCheck: DoctorCheck {
  static let name = "project-root"
  static let topic = DoctorTopic.nothingShown
  static let summary = "which folder is the project, by which rule, and whether variables lead elsewhere"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let place = context.place
    guard context.machine.entry(place.path)?.kind == .directory else {
      return [
        .problem(
          "'\(place.path)', which \(place.source.words) names, is no folder",
          remedy: remedy(place.source) ?? "Make the folder, or go into the project's")
      ]
    }
    if context.project == nil, let fault = context.projectFault {
      return [
        .problem(
          "The project '\(place.path)' cannot be opened: \(Failure(fault).message)",
          remedy: Failure(fault).hint
            ?? "ls -ld \(place.path.inShell) \("\(place.path)/.orchestra".inShell)")
      ]
    }
    return [found(place)] + detours(context)
  }

  private static func found(_ place: DiscoveredRoot) -> DoctorFinding {
    .fine("The project is '\(place.path)': \(place.rule.words), from \(place.source.words)")
  }

  private static func remedy(_ source: DiscoveredRoot.Source) -> String? {
    if case .variable(let name) = source { "unset \(name)" } else { nil }
  }

  /// What leads hooks or other commands to another project than the folder one stands in.
  private static func detours(_ context: DoctorContext) -> [DoctorFinding] {
    let place = context.place
    var findings: [DoctorFinding] = []
    var bare = context.program
    for name in ["ORCHESTRA_ROOT", "PROJECT_ROOT"] { bare.environment[name] = nil }
    if case .variable(let name) = place.source {
      let own = ProjectDiscovery(context: bare).root(option: nil)
      if own != place.path {
        findings.append(
          .warning(
            "\(name) leads to '\(place.path)' although the working directory is in '\(own)'",
            remedy: "unset \(name)"))
      }
    }
    if place.source == .option {
      for name in ["ORCHESTRA_ROOT", "PROJECT_ROOT"] {
        guard let path = context.variable(name) else { continue }
        let own = ProjectDiscovery(context: context.program).root(option: path)
        if own == place.path { break }
        findings.append(
          .warning("\(name) leads hooks to '\(own)' and not to '\(place.path)'", remedy: "unset \(name)"))
        break
      }
    }
    if let path = context.variable("CLAUDE_PROJECT_DIR"), findings.isEmpty {
      let own = ProjectDiscovery(context: bare).root(option: path)
      if own != place.path, context.machine.entry(path) != nil {
        findings.append(
          .note("Hooks of this session of Claude Code record into '\(own)': CLAUDE_PROJECT_DIR says so"))
      }
    }
    return findings
  }
}
