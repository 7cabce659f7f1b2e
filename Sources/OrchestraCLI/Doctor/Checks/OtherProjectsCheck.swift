import DurableFiles
import ProgressStore
import Rendering

/// Other folders with state that could be taken for this one: further up, somebody else's, or in worktrees.
enum OtherProjectsCheck: DoctorCheck {
  static let name = "other-projects"
  static let topic = DoctorTopic.nothingShown
  static let summary = "other .orchestra folders: further up, somebody else's, in git worktrees"

  private static let mostWorktrees = 64

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    let findings = above(context) + worktrees(context)
    return findings.isEmpty
      ? [.fine("There is no other .orchestra above the project or in its git worktrees")] : findings
  }

  private static func above(_ context: DoctorContext) -> [DoctorFinding] {
    var findings: [DoctorFinding] = []
    var path: String? = context.place.start
    while let folder = path {
      path = ProjectDiscovery.parent(of: folder)
      let state = ProjectDiscovery.join(folder, StoreName.orchestra)
      guard folder != context.place.path, let entry = context.machine.entry(state), entry.kind == .directory
      else { continue }
      let owner = context.machine.entry(folder)?.owner
      if entry.owner != context.program.calls.effectiveUser(), entry.owner != owner {
        findings.append(
          .warning(
            "'\(state)' belongs to user \(entry.owner) and is passed by",
            remedy: "Look at it with: orchestra status --root \(folder.inShell)"))
      } else if folder == "/" || folder == context.home {
        findings.append(
          .note("'\(state)' counts only for sessions that start in '\(folder)' itself"))
      } else if folder.utf8.count < context.place.path.utf8.count {
        findings.append(
          .note("'\(state)' further up keeps what happens in '\(folder)' outside of this project"))
      }
    }
    return findings
  }

  /// Linked worktrees report to the main checkout, unless they have a state of their own.
  private static func worktrees(_ context: DoctorContext) -> [DoctorFinding] {
    let folder = context.place.path + "/.git/worktrees"
    guard let directory = try? Directory.open(folder, calls: context.program.calls),
      let names = try? directory.entryNames()
    else { return [] }
    return names.prefix(mostWorktrees).compactMap { name in
      guard let bytes = context.bytes("\(folder)/\(name)/gitdir", limit: 65_536),
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first,
        let worktree = ProjectDiscovery.parent(of: String(line))
      else { return nil }
      let state = ProjectDiscovery.join(worktree, StoreName.orchestra)
      guard context.machine.entry(state)?.kind == .directory else { return nil }
      return .warning(
        "The git worktree '\(worktree)' has an .orchestra of its own: what happens there is not shown here",
        remedy: "Look at it with: orchestra status --root \(worktree.inShell)")
    }
  }
}
