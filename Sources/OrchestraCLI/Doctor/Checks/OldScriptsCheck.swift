import DurableFiles
import Rendering

/// What the shell scripts before this program left behind.
enum OldScriptsCheck: DoctorCheck {
  static let name = "old-scripts"
  static let topic = DoctorTopic.program
  static let summary =
    "leftovers of the old shell scripts: their lock folder, copies in the hosts' hook folders"

  /// Their lock was a folder of this name and the user's behind it.
  private static let lock = "orchestra-progress-lock"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let findings = locks(context) + copies(context)
    return findings.isEmpty ? [.fine("The old scripts left nothing behind")] : findings
  }

  private static func locks(_ context: DoctorContext) -> [DoctorFinding] {
    let names = [lock] + ["USER", "LOGNAME"].compactMap(context.variable).map { "\(lock)-\($0)" }
    return Set(names).sorted().compactMap { name in
      let path = ProjectDiscovery.join(context.machine.temporaryFolder, name)
      guard context.machine.entry(path)?.kind == .directory else { return nil }
      return .note(
        "'\(path)' is a lock of the old scripts: orchestra takes no notice of it",
        remedy: "rmdir \(path.inShell)")
    }
  }

  private static func copies(_ context: DoctorContext) -> [DoctorFinding] {
    let folders = [context.home, context.place.path].compactMap { $0 }.map { $0 + "/.claude/hooks" }
    return Set(folders).sorted().compactMap { folder in
      let scripts = HookTarget.ownScripts.filter { isOld("\(folder)/\($0)", context) }
      if scripts.isEmpty { return nil }
      let isUsed = context.wiring.handlers.contains { $0.target.path?.hasPrefix(folder + "/") == true }
      if isUsed { return nil }
      return .note(
        "'\(folder)' still has \(counted(scripts.count, "script")) of the old Orchestra plugin, which no hook starts",
        remedy: "rm " + scripts.map { "\(folder)/\($0)".inShell }.joined(separator: " "))
    }
  }

  /// The scripts of today share names with the old ones, and hand everything to the program.
  private static func isOld(_ path: String, _ context: DoctorContext) -> Bool {
    guard let bytes = context.bytes(path, limit: 1 << 18) else { return false }
    return !String(decoding: bytes, as: UTF8.self).contains("progress-utils.sh")
  }
}
