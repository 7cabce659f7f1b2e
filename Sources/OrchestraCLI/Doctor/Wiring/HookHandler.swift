/// One registered hook that starts something of ours: who calls it, when, and with what.
struct HookHandler: Sendable {
  enum Host: String, Sendable {
    case claude = "Claude Code"
    case codex = "Codex"
  }

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

/// Which calls an event's handlers are for.
struct HookMatcher: Equatable, Sendable {
  /// As it is written; nil when there is none.
  var text: String?

  var matchesEverything: Bool { text == nil || text == "" || text == "*" || text == ".*" }

  /// The names of an exact matcher; nil when it matches everything or is a regular expression.
  var names: [String]? {
    guard let text, !matchesEverything else { return nil }
    let isExact = text.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "_- ,|".unicodeScalars.contains($0))
    }
    guard isExact else { return nil }
    return text.split { $0 == "|" || $0 == "," }.map { String($0.drop { $0 == " " }) }
  }

  /// Whether a tool's calls get through; nil where only the host's own regular expressions could tell.
  func matches(_ name: String) -> Bool? {
    if matchesEverything { return true }
    guard let names else { return text?.contains(name) == true ? true : nil }
    return names.contains(name)
  }

  /// Whether one call may match both.
  func mayOverlap(_ other: HookMatcher) -> Bool {
    guard let names, let others = other.names else { return true }
    return names.contains { others.contains($0) }
  }
}
