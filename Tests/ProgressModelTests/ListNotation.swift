import Foundation
import ProgressModel

/// Reads the notation of `docs/task-identity.md`.
enum ListNotation {
  static let marks: [Character: TaskStatus] = [
    "○": .pending, "▶": .inProgress, "✓": .completed, "✗": .failed, "⊘": .cancelled,
  ]

  static func mark(of status: TaskStatus) -> String {
    marks.first { $0.value == status }.map { String($0.key) } ?? "?"
  }

  /// Reads lists separated by `⇒`.
  static func lists(_ text: String) -> [[ListedTask]] {
    text.components(separatedBy: " ⇒ ").map { list($0) }
  }

  /// Reads the lines of one list, separated by `·`.
  static func list(_ text: String) -> [ListedTask] {
    text == "–" ? [] : text.components(separatedBy: " · ").map { line($0) }
  }

  /// Reads `▶ Text`, or `2: ▶ Text` with an id.
  static func line(_ text: String) -> ListedTask {
    var rest = Substring(text)
    var id: String?
    if let colon = rest.range(of: ": "), Int(rest[..<colon.lowerBound]) != nil {
      id = String(rest[..<colon.lowerBound])
      rest = rest[colon.upperBound...]
    }
    let status = rest.first.flatMap { marks[$0] }
    let content = rest.dropFirst(2)
    var task = ListedTask(content: content == "∅" ? "" : String(content), status: status)
    task.externalID = id
    return task
  }
}
