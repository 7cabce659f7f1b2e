package import JSONTree

/// How a host calls the program.
package struct HookCall: Equatable, Sendable {
  package let host: HookHost
  /// A name that `PATH` leads to, or a whole path.
  package let program: String

  package init(_ host: HookHost, program: String) {
    self.host = host
    self.program = program
  }

  /// A line of the shell that starts the program with these words.
  package func line(_ words: String) -> String { "\(ShellWord.quoted(program)) \(words)" }

  /// The handler of a registration: Claude Code starts the program itself, Codex has no such form.
  package func handler(_ registration: HookRegistration) -> JSONValue {
    switch host {
    case .claude:
      [
        "type": "command", "command": .string(program), "args": ["hook"],
        "timeout": .integer(registration.timeout),
      ]
    case .codex:
      [
        "type": "command", "command": .string(line("hook")), "timeout": .integer(registration.timeout),
      ]
    }
  }

  /// The group that a list of an event has for a registration.
  package func group(_ registration: HookRegistration) -> JSONValue {
    var group: JSONObject = [:]
    if let matcher = registration.matcher { group["matcher"] = .string(matcher) }
    group["hooks"] = .array([handler(registration)])
    return .object(group)
  }
}
