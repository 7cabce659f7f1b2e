import ProgressStore
import Rendering

/// Whether hooks are told to record nothing.
enum OffSwitchCheck: DoctorCheck {
  static let name = "off-switch"
  static let topic = DoctorTopic.nothingShown
  static let summary =
    "ORCHESTRA_PROGRESS_DISABLE here and in the hosts' settings, \"enabled\": false, disableAllHooks"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let variable = "ORCHESTRA_PROGRESS_DISABLE"
    var findings: [DoctorFinding] = []
    if context.program.isSet(variable) {
      findings.append(
        .problem("\(variable) is set: hooks started from here record nothing", remedy: "unset \(variable)"))
    }
    if let setting = context.wiring.value(of: variable), !setting.value.isEmpty, setting.value != "0" {
      findings.append(
        .problem(
          "'\(setting.path)' sets \(variable) under 'env': hooks record nothing",
          remedy: "Take \(variable) out of 'env' in '\(setting.path)'"))
    }
    if context.project?.settings.isEnabled == false {
      findings.append(
        .problem(
          "'.orchestra/config.json' says \"enabled\": false: hooks record nothing",
          remedy: "Remove \"enabled\" from 'progress' in '\(context.place.path)/.orchestra/config.json'"))
    }
    for path in context.wiring.disabledBy {
      findings.append(
        .problem(
          "'\(path)' says \"disableAllHooks\": true: Claude Code runs no hooks",
          remedy: "Remove \"disableAllHooks\" from '\(path)'"))
    }
    for file in context.wiring.codexFiles {
      guard let lines = file.lines else { continue }
      if ["features.hooks", "features.codex_hooks"].contains(where: { lines.value($0) == "false" }) {
        findings.append(
          .problem(
            "'\(file.origin.path)' switches the hooks of Codex off",
            remedy: "Remove 'hooks = false' below [features] in '\(file.origin.path)'"))
      }
    }
    return findings.isEmpty ? [.fine("Nothing switches recording off")] : findings
  }
}
