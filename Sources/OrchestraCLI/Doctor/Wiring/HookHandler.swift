import HostSettings

/// One registered hook that starts something of ours: who calls it, when, and with what.
struct HookHandler: Sendable {
  typealias Host = HookHost

  /// Where it is registered.
  struct Origin: Hashable, Sendable {
    enum Scope: Hashable, Sendable {
      case managed, user, project, local
      /// A plugin, by its folder.
      case plugin(String)
    }

    var host: Host
    var scope: Scope
    var path: String

    var isPlugin: Bool {
      if case .plugin = scope { true } else { false }
    }

    /// Whether a repository may have brought it: programs it names are never started to look at them.
    var isFromProject: Bool { scope == .project || scope == .local }
  }

  var origin: Origin
  var event: String
  var matcher: HookMatcher
  /// As it is written, with its arguments.
  var command: String
  /// Seconds; nil when not given.
  var timeout: Double?
  var isAsynchronous: Bool
  var target: HookTarget

  /// Whether both would be one and the same call: such a pair runs once, unless a plugin brings one of them.
  func isSameCall(as other: HookHandler) -> Bool {
    command == other.command && !origin.isPlugin && !other.origin.isPlugin
  }
}
