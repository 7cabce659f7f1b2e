import DurableFiles
import ProgressStore

/// Finds the root of the project a command or hook is about.
///
/// The start is the first of: `--root`, `ORCHESTRA_ROOT`, `PROJECT_ROOT`, for hooks `CLAUDE_PROJECT_DIR` and then the
/// payload's `cwd`, else the working directory. From there up to the nearest folder with `.orchestra`, else to the nearest
/// git root, else the start itself. The search never leaves the file system or climbs above the home directory, and passes
/// by an `.orchestra` that somebody else owns: anybody may put one into a shared folder further up. One in the home directory or at
/// the top counts only for a search that starts there.
struct ProjectDiscovery: Sendable {
  let context: ProgramContext

  /// Returns the path of the root, which is absolute unless everything given was relative.
  func root(option: String?, payloadDirectory: String? = nil, isHook: Bool = false) -> String {
    search(from: absolute(start(option, payloadDirectory, isHook)))
  }

  private func start(_ option: String?, _ payloadDirectory: String?, _ isHook: Bool) -> String {
    let environment = context.environment
    var candidates = [option, environment["ORCHESTRA_ROOT"], environment["PROJECT_ROOT"]]
    if isHook { candidates.append(environment["CLAUDE_PROJECT_DIR"]) }
    for case let candidate? in candidates where !candidate.isEmpty { return candidate }
    // Last, since it asks the file system.
    return (isHook ? existing(payloadDirectory) : nil) ?? context.workingDirectory
  }

  /// A payload may come from elsewhere, replayed or piped in by hand: a folder it names counts only where there is one.
  private func existing(_ payloadDirectory: String?) -> String? {
    guard let path = payloadDirectory, !path.isEmpty else { return nil }
    return (try? Directory.open(absolute(path), calls: context.calls)) == nil ? nil : path
  }

  private func absolute(_ path: String) -> String {
    Self.plain(path.hasPrefix("/") ? path : Self.join(context.workingDirectory, path))
  }

  /// Takes out steps that lead nowhere, so that one project has one path and a name; `..` stays, for a link may stand before it.
  private static func plain(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Walks up from `start`; a start that cannot be opened is returned as it is, for the error to name it.
  private func search(from start: String) -> String {
    var gitRoot: String?
    var path = start
    var device: UInt64?
    while let folder = try? Directory.open(path, calls: context.calls), let status = try? folder.status() {
      if device ?? status.device != status.device { break }
      device = status.device
      if path == start || !isEverybodysFolder(path), isOurState(folder, status) { return path }
      if gitRoot == nil { gitRoot = self.gitRoot(folder, path) }
      if path == context.environment["HOME"] { break }
      guard let parent = Self.parent(of: path) else { break }
      path = parent
    }
    return gitRoot ?? start
  }

  /// Whether everything else lies below the folder: an agent once started there must not swallow every project.
  private func isEverybodysFolder(_ path: String) -> Bool {
    path == "/" || path == context.environment["HOME"]
  }

  private func isOurState(_ folder: Directory, _ status: FileStatus) -> Bool {
    guard let state = try? folder.status(of: StoreName.orchestra), state.kind == .directory else {
      return false
    }
    return state.owner == context.calls.effectiveUser() || state.owner == status.owner
  }

  /// Returns the main checkout when `folder` is a git checkout: a linked worktree reports to the one it belongs to.
  private func gitRoot(_ folder: Directory, _ path: String) -> String? {
    guard let git = try? folder.status(of: ".git") else { return nil }
    if git.kind == .directory { return path }
    guard git.kind == .regular, let main = mainCheckout(folder, path) else { return path }
    return search(from: main)
  }

  /// Follows `.git` of a linked worktree: `gitdir: MAIN/.git/worktrees/NAME`, whose `commondir` leads to `MAIN/.git`.
  ///
  /// A submodule has such a file too, but no `commondir`: it is a project of its own.
  private func mainCheckout(_ folder: Directory, _ path: String) -> String? {
    guard let link = firstLine(of: ".git", in: folder), link.hasPrefix("gitdir: ") else { return nil }
    let gitDirectory = Self.resolve(String(link.dropFirst("gitdir: ".count)), from: path)
    guard let directory = try? Directory.open(gitDirectory, calls: context.calls),
      let common = firstLine(of: "commondir", in: directory)
    else { return nil }
    let main = Self.resolve(common, from: gitDirectory)
    guard main.hasSuffix("/.git") else { return nil }
    return Self.parent(of: main)
  }

  private func firstLine(of name: String, in folder: Directory) -> String? {
    guard let bytes = try? folder.readFile(name, maximumBytes: 65_536) else { return nil }
    return bytes.split(separator: UInt8(ascii: "\n")).first.map { String(decoding: $0, as: UTF8.self) }
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Returns the folder above, or nil at the top.
  static func parent(of path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.isEmpty ? nil : "/" + parts.dropLast().joined(separator: "/")
  }

  /// Makes `path` absolute and takes `.` and `..` out of it, by name only.
  static func resolve(_ path: String, from folder: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : join(folder, path)).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
