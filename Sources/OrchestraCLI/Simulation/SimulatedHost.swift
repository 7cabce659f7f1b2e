import ArgumentParser

/// The host whose payloads are simulated; the raw value is the word for it on the command line and in `progress.json`.
enum SimulatedHost: String, CaseIterable, ExpressibleByArgument, Sendable {
  case claudeCode = "claude-code"
  case codex

  var model: String {
    switch self {
    case .claudeCode: "claude-sonnet-4-6"
    case .codex: "gpt-6-luna"
    }
  }
}
