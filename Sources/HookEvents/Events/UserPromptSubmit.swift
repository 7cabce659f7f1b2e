import HookProtocol
import JSONTree
import ProgressModel

/// A turn begins: a human's prompt, or one the host injects when a background agent has ended.
///
/// The prompt itself is not kept.
enum UserPromptSubmit: HookEvent {
  static let names = ["UserPromptSubmit"]

  static func facts(in payload: HookEnvelope, _ context: HookContext) -> [Fact] {
    guard let prompt = payload["prompt"]?.string, prompt.hasPrefix("<task-notification>"),
      let id = element("task-id", in: prompt), let status = element("status", in: prompt)
    else { return [.turn(.active)] }
    let outcome = status == "completed" ? "finished" : TextBounds.cut(status, to: TextBounds.identifier)
    return [.turn(.active), .agentStopped(AgentStop(id: id, outcome: outcome))]
  }

  /// Returns the text of the first element `name`, which is short and holds no markup in these notes.
  private static func element(_ name: String, in text: String) -> String? {
    guard let start = text.range(of: "<\(name)>"), let end = text.range(of: "</\(name)>"),
      start.upperBound <= end.lowerBound
    else { return nil }
    let content = text[start.upperBound..<end.lowerBound]
    return content.isEmpty || content.utf8.count > TextBounds.identifier ? nil : String(content)
  }
}

extension String {
  /// Returns where `other` first occurs, comparing bytes: markup is ASCII.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    let (text, wanted) = (utf8, Array(other.utf8))
    var start = text.startIndex
    while let candidate = text[start...].firstIndex(of: wanted[0]) {
      if text[candidate...].starts(with: wanted) {
        return candidate..<text.index(candidate, offsetBy: wanted.count)
      }
      start = text.index(after: candidate)
    }
    return nil
  }
}
