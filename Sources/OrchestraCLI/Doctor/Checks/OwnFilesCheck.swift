import DurableFiles
import JSONTree
import Rendering
import Shell

/// The user's own files: history and settings of the shell.
enum OwnFilesCheck: DoctorCheck {
  static let name = "own-files"
  static let topic = DoctorTopic.program
  static let summary =
    "history, aliases and startup file of the shell: readable by others, not writable, no JSON"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let environment = context.program.environment
    let folder = UserSettings.folder(environment)
    let history = HistoryLocation.path(environment: environment)
    if folder == nil, history == nil { return [.skipped("The environment names no home")] }
    var findings: [DoctorFinding] = []
    if let history { findings += privacy(history, "the history of the shell", context) }
    if let folder {
      let settings = folder + "/" + UserSettings.fileName
      findings += privacy(settings, "the settings of the shell", context)
      if let bytes = context.bytes(settings) { findings += syntax(settings, bytes) }
      findings += privacy(folder + "/shellrc", "the startup file of the shell", context, isReadable: true)
    }
    return findings.isEmpty ? [.fine("History and settings of the shell are in order")] : findings
  }

  private static func syntax(_ path: String, _ bytes: [UInt8]) -> [DoctorFinding] {
    do {
      if try JSONValue(parsing: bytes).object != nil { return [] }
      return [.warning("'\(path)' is JSON but no object: aliases are not read", remedy: "Mend '\(path)'")]
    } catch {
      let position = JSONPosition(offset: error.offset, in: bytes)
      return [
        .warning(
          "'\(path)' is no JSON: \(error.sentence) at line \(position.line), column \(position.column)",
          remedy: "Mend '\(path)': until then there are no aliases")
      ]
    }
  }

  private static func privacy(
    _ path: String, _ what: String, _ context: DoctorContext, isReadable: Bool = false
  ) -> [DoctorFinding] {
    guard let entry = context.machine.entry(path) else { return [] }
    let user = context.program.calls.effectiveUser()
    if entry.kind != .regular {
      return [.warning("'\(path)', \(what), is no plain file", remedy: "Move '\(path)' away")]
    }
    if entry.owner != user, user != 0 {
      return [
        .warning(
          "'\(path)', \(what), belongs to user \(entry.owner)", remedy: "sudo chown \(user) \(path.inShell)")
      ]
    }
    let machine = context.machine
    let refused: UInt32 = isReadable ? 0o022 : 0o077
    let mode = entry.mode.rawValue
    let wanted = (mode & ~refused) | 0o600
    if mode == wanted { return [] }
    let sentence =
      mode & 0o600 != 0o600
      ? "'\(path)', \(what), cannot be read and written by its owner"
      : "'\(path)', \(what), can be \(mode & 0o022 & refused != 0 ? "changed" : "read") by others"
    return [
      .note(
        sentence, remedy: "chmod \(isReadable ? "u+rw,go-w" : "600") \(path.inShell)",
        fix: DoctorFix { () throws(Failure) in
          guard machine.setMode(path, FileMode(rawValue: wanted)) else {
            throw Failure(.inputOutput, "Cannot change the mode of '\(path)'")
          }
          return "Changed the mode of '\(path)'"
        })
    ]
  }
}
