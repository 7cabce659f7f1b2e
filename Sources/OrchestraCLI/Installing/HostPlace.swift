import DurableFiles
import HostSettings

/// Where a host looks for its settings.
enum InstallScope: String, CaseIterable, Sendable {
  /// Of the project, shared with everybody who works on it.
  case project
  /// Of the project, for this user alone.
  case local
  /// Of this user, for every project.
  case user
}

/// One settings file of a host.
struct HostPlace: Equatable, Sendable {
  let host: HookHost
  let scope: InstallScope
  let path: String

  var isTOML: Bool { path.hasSuffix(".toml") }

  /// The permissions of a file that is made new: what others share they may read.
  var mode: FileMode { scope == .project ? .readableFile : .privateFile }

  /// - Throws: `usage` where the host has no such place, or the environment names none.
  init(
    _ host: HookHost, _ scope: InstallScope, isTOML: Bool, root: String, environment: [String: String]
  ) throws(Failure) {
    self.host = host
    self.scope = scope
    let folder: String
    if scope == .user {
      folder = try Self.userFolder(of: host, environment)
    } else {
      folder = ProjectDiscovery.join(root, host == .claude ? ".claude" : ".codex")
    }
    switch (host, scope) {
    case (.codex, .local):
      throw Failure(
        .usage, "Codex has no settings of a project for one user alone",
        hint: "Give '--scope project' or '--scope user'")
    case (.codex, _): path = folder + (isTOML ? "/config.toml" : "/hooks.json")
    case (.claude, .local): path = folder + "/settings.local.json"
    case (.claude, _): path = folder + "/settings.json"
    }
  }

  private static func userFolder(
    of host: HookHost, _ environment: [String: String]
  ) throws(Failure) -> String {
    let (variable, name) = host == .claude ? ("CLAUDE_CONFIG_DIR", ".claude") : ("CODEX_HOME", ".codex")
    for candidate in [environment[variable], environment["HOME"].map { ProjectDiscovery.join($0, name) }] {
      if let path = candidate, path.hasPrefix("/") {
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      }
    }
    throw Failure(.usage, "Cannot tell where the settings of this user are: HOME is not set")
  }
}
