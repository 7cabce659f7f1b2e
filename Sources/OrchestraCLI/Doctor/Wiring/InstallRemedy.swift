import HostSettings

extension DoctorContext {
  /// The command that puts the hooks of a host right, or takes them out, in the file they are in.
  ///
  /// - Returns: Nil where the file is no business of `orchestra install`: a plugin's, an administrator's.
  func installCommand(_ verb: String = "install", at origin: HookHandler.Origin) -> String? {
    let scope: String
    switch origin.scope {
    case .user: scope = " --scope user"
    case .local: scope = " --scope local"
    case .project: scope = ""
    case .managed, .plugin: return nil
    }
    let host = origin.host == .codex ? " --host codex" : ""
    let isTOML = verb == "install" && origin.path.hasSuffix(".toml")
    return command(verb + host + scope + (isTOML ? " --toml" : ""))
  }
}
