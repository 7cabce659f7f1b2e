import DurableFiles
import ProgressStore
import Rendering

/// Whose the files are and who may read and write them.
enum PermissionsCheck: DoctorCheck {
  static let name = "permissions"
  static let topic = DoctorTopic.files
  static let summary = "owner and mode of .orchestra and its files: not writable, somebody else's, too open"

  private static let folders = ["", "/cache", "/logs", "/cache/spool", "/cache/quarantine", "/cache/journal"]
  private static let files = [
    "/config.json", "/cache/progress.json", "/cache/progress-status.txt", "/cache/events.jsonl",
    "/cache/progress.lock", "/logs/progress-tracker.log",
  ]

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let top = "\(context.place.path)/\(StoreName.orchestra)"
    guard let root = try? Directory.open(context.place.path, calls: context.program.calls),
      let status = (try? root.status(of: StoreName.orchestra)) ?? nil
    else {
      return [.skipped("There is no .orchestra")]
    }
    if status.kind != .directory {
      return [
        .problem(
          "'\(top)' is no folder but a link or a file: it is not followed", remedy: "Move '\(top)' away")
      ]
    }
    let user = context.program.calls.effectiveUser()
    let found = (folders + files).compactMap { name in
      look(top + name, isFolder: folders.contains(name), user, context)
    }
    return found.isEmpty ? [.fine("Files and folders are ours, and nobody else can write to them")] : found
  }

  private static func look(
    _ path: String, isFolder: Bool, _ user: UInt32, _ context: DoctorContext
  ) -> DoctorFinding? {
    guard let parent = ProjectDiscovery.parent(of: path), let name = path.split(separator: "/").last,
      let directory = try? Directory.open(parent, calls: context.program.calls),
      let status = (try? directory.status(of: String(name))) ?? nil
    else { return nil }
    if status.kind != (isFolder ? .directory : .regular) {
      return .problem(
        "'\(path)' is a \(status.kind == .symbolicLink ? "link" : status.kind.rawValue), which is not used",
        remedy: "Move '\(path)' away")
    }
    if status.owner != user { return foreign(path, status.owner, user, context) }
    return mode(path, status.mode.rawValue, isFolder, context)
  }

  private static func foreign(
    _ path: String, _ owner: UInt32, _ user: UInt32, _ context: DoctorContext
  ) -> DoctorFinding? {
    // Shared on purpose, or root in somebody's project, as in a container.
    if context.project?.settings.access.trust.mustBeOurs == false { return nil }
    return .problem(
      "'\(path)' belongs to user \(owner), and this is user \(user): it is refused",
      remedy: "sudo chown -R \(user) \("\(context.place.path)/.orchestra".inShell)")
  }

  private static func mode(
    _ path: String, _ mode: UInt32, _ isFolder: Bool, _ context: DoctorContext
  ) -> DoctorFinding? {
    let needed: UInt32 = isFolder ? 0o700 : 0o600
    let machine = context.machine
    func fix(_ wanted: UInt32) -> DoctorFix {
      DoctorFix { () throws(Failure) in
        guard machine.setMode(path, FileMode(rawValue: wanted)) else {
          throw Failure(.inputOutput, "Cannot change the mode of '\(path)'")
        }
        return "Changed the mode of '\(path)' from \(octal(mode)) to \(octal(wanted))"
      }
    }
    if mode & needed != needed {
      return .problem(
        "'\(path)' has mode \(octal(mode)): its owner cannot read and write it",
        remedy: "chmod u+rw\(isFolder ? "x" : "") \(path.inShell)",
        fix: fix(mode | needed))
    }
    if mode & 0o002 != 0 {
      let sentence = "'\(path)' has mode \(octal(mode)): everybody can write to it"
      return isFolder
        ? .problem(
          sentence + ", so it is refused", remedy: "chmod o-w \(path.inShell)", fix: fix(mode & ~0o002))
        : .warning(sentence, remedy: "chmod o-w \(path.inShell)", fix: fix(mode & ~0o002))
    }
    return nil
  }

  private static func octal(_ mode: UInt32) -> String {
    let text = String(mode & 0o7777, radix: 8)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
