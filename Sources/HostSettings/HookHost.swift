/// A program that runs agents and calls hooks.
package enum HookHost: String, Hashable, Sendable {
  case claude = "Claude Code"
  case codex = "Codex"
}
