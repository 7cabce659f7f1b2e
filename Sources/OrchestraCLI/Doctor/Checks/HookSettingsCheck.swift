import DurableFiles
import HostSettings
import JSONTree
import Rendering

/// Whether the hosts can read their settings, as far as hooks depend on it.
enum HookSettingsCheck: DoctorCheck {
  static let name = "hook-settings"
  static let topic = DoctorTopic.nothingShown
  static let summary =
    "settings files of hosts that are no JSON, cannot be read, or have entries the host drops"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let files = context.wiring.claudeFiles + context.wiring.codexFiles
    let present = files.filter(\.exists)
    if present.isEmpty { return [.skipped("There are no settings files of hosts")] }
    let findings = present.compactMap(fault) + context.wiring.faults.map(fault)
    return findings.isEmpty
      ? [.fine("\(counted(present.count, "settings file")) of hosts can be read")] : findings
  }

  private static func fault(_ file: HookSettingsFile) -> DoctorFinding? {
    let path = file.origin.path
    switch file.condition {
    case .missing, .read, .lines: return nil
    case .unreadable(let reason):
      return .problem("'\(path)' cannot be read: \(reason)", remedy: "ls -l \(path.inShell)")
    case .malformed(let error, let position):
      return .problem(
        "'\(path)' is no JSON: \(error.sentence) at line \(position.line), column \(position.column)",
        remedy: "Mend that place: until then \(file.origin.host.rawValue) takes no hook from the file")
    case .notAnObject:
      return .problem(
        "'\(path)' is JSON but no object", remedy: "Put { … } into it, then 'orchestra install'")
    }
  }

  private static func fault(_ fault: HookGroups.Fault) -> DoctorFinding {
    let sentence = "'\(fault.event)' in '\(fault.path)' \(fault.reason)"
    return fault.disablesFile
      ? .problem(
        sentence + ", and for this event that disables every hook of the file",
        remedy: "Mend the entry in '\(fault.path)'")
      : .warning(sentence + ": the entry is dropped", remedy: "Mend the entry in '\(fault.path)'")
  }
}
