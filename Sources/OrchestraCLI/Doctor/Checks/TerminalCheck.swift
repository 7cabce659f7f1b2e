import Rendering

/// Whether the terminal shows what the program writes.
enum TerminalCheck: DoctorCheck {
  static let name = "terminal"
  static let topic = DoctorTopic.program
  static let summary = "a locale without UTF-8, TERM, NO_COLOR"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    if context.program.terminalWidth == nil { return [.skipped("Standard output is no terminal")] }
    var findings: [DoctorFinding] = []
    // The first that is set decides, as everywhere.
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(context.variable).first
    let isUnicode =
      locale.map { $0.uppercased().contains("UTF-8") || $0.uppercased().contains("UTF8") } ?? false
    if !isUnicode {
      findings.append(
        .note(
          "The locale is '\(locale ?? "C")', which does not say UTF-8: lines may be edited and shown wrongly",
          remedy: "export LC_ALL=C.UTF-8"))
    }
    switch context.variable("TERM") {
    case nil: findings.append(.note("TERM is not set: no colours", remedy: "export TERM=xterm-256color"))
    case "dumb": findings.append(.note("TERM is 'dumb': no colours, no pager, plain editing of lines"))
    default: break
    }
    if context.variable("NO_COLOR") != nil { findings.append(.note("NO_COLOR is set: no colours")) }
    return findings.isEmpty ? [.fine("The terminal takes UTF-8 and colours")] : findings
  }
}
