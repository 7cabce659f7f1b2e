import ProgressModel
import Rendering

/// The prompt, made from a pattern: `%p` project, `%s` the sandbox when one is open or the moment one looks at, `%c` live counts, `%%` a percent sign.
struct PromptText: Sendable {
  static let standard = "%p%s> "

  var project: String
  /// The number of changes waiting in the sandbox; nil when none is open.
  var sandboxChanges: Int?
  /// The moment of the view into the past; nil in the present.
  var moment: String?
  var counts: String
  var style: TextStyle

  /// Writes `pattern` out; an unknown mark stays as it is.
  func text(_ pattern: String) -> String {
    var text = ""
    var rest = pattern[...]
    while let percent = rest.firstIndex(of: "%") {
      text += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      guard let mark = rest.first else {
        text += "%"
        break
      }
      text += replacement(of: mark)
      rest = rest.dropFirst()
    }
    return text + rest
  }

  private func replacement(of mark: Character) -> String {
    switch mark {
    case "p": style.painted(VisibleText.of(project), .heading)
    case "s": place.map { style.painted(" [\($0)]", .busy) } ?? ""
    case "c": counts
    case "%": "%"
    default: "%" + String(mark)
    }
  }
}

extension PromptText {
  /// What is shown instead of the present: a view hides the sandbox.
  private var place: String? { moment.map { "at \($0)" } ?? sandboxChanges.map { "sandbox: \($0)" } }
}

/// What stands at the right of the prompt: who is at work and how far everything is.
enum LiveCounts {
  static func text(_ state: ProgressState?) -> String {
    guard let state else { return "" }
    let tasks = state.currentTasks
    if tasks.isEmpty && state.namedAgents.isEmpty { return "" }
    let done = tasks.filter { $0.status == .completed }.count
    let running = tasks.filter { $0.status == .inProgress }.count
    let failed = tasks.filter { $0.status == .failed }.count
    var parts = ["\(done)/\(tasks.count)"]
    if running > 0 { parts.append("▶\(running)") }
    if failed > 0 { parts.append("✗\(failed)") }
    if !state.namedAgents.isEmpty { parts.append("@\(state.namedAgents.count)") }
    return parts.joined(separator: " ")
  }
}

extension ProgressState {
  /// The agents at work without the worker that stands for tasks naming nobody, as displays count them.
  var namedAgents: [TrackedAgent] {
    activeAgents.filter { $0.kind != .worker || $0.name != DetectedAgent.unknown.name }
  }
}
