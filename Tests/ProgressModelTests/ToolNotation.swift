import Foundation
import ProgressModel

/// Reads what arrives from the task tools, in the notation of `docs/task-identity.md`.
struct ToolNotation {
  var session = Story.session
  var actor = Actor()
  var facts: [Fact] = []

  /// Reads one step, such as `s2/shared Kai: update 1 ▶`.
  init(_ text: String) {
    var rest = Substring(text)
    var list = ListName.tasks(shared: nil)
    if let slash = rest.firstIndex(of: "/") {
      session = String(rest[..<slash])
      rest = rest[slash...].dropFirst()
    }
    if rest.hasPrefix("shared ") {
      list = .tasks(shared: "team")
      rest = rest.dropFirst("shared ".count)
    }
    var evidence: DetectedAgent?
    if let colon = rest.range(of: ": ") {
      let name = String(rest[..<colon.lowerBound])
      rest = rest[colon.upperBound...]
      if name.hasPrefix("@") {
        evidence = DetectedAgent(name: String(name.dropFirst()), source: .teammate)
        facts.append(.teammateActive(name: String(name.dropFirst())))
      } else {
        actor = Actor(agentID: "agent-" + name.lowercased(), type: name.lowercased(), name: name)
        evidence = DetectedAgent(name: name, source: .payload)
      }
    }
    let verb = rest.prefix { $0 != " " }
    if verb == "failed" {
      facts.append(.activity(tool: "TaskUpdate", failed: false))
      return
    }
    for part in rest.dropFirst(verb.count + 1).components(separatedBy: " + ") {
      facts.append(.task(Self.report(verb, part, list, evidence)))
    }
  }

  private static func report(
    _ verb: Substring, _ text: String, _ list: ListName, _ evidence: DetectedAgent?
  ) -> TaskReport {
    var words = text.components(separatedBy: " ")
    var report = TaskReport(list: list, externalID: words.removeFirst())
    report.agent = verb == "update" && !words.contains("▶") && !words.contains("named") ? nil : evidence
    if verb == "completed" { report.status = .completed }
    takeEvidence(from: &words, &report)
    takeLinks(from: &words, &report)
    if let status = words.first.flatMap({ $0.count == 1 ? ListNotation.marks[Character($0)] : nil }) {
      report.status = status
      words.removeFirst()
    } else if words == ["deleted"] {
      report.status = .cancelled
      words = []
    } else if words.first == "owner" {
      report.agent = DetectedAgent(name: words[1], source: .owner)
      words = []
    }
    if words.first == "named" { words.removeFirst() }
    if !words.isEmpty { report.content = words.joined(separator: " ") }
    return report
  }

  private static func takeEvidence(from words: inout [String], _ report: inout TaskReport) {
    guard let by = words.firstIndex(of: "by"), let source = AgentSource(rawValue: words[by + 1]) else {
      return
    }
    report.agent = DetectedAgent(name: words[by + 2], source: source)
    words.removeSubrange(by...(by + 2))
  }

  private static func takeLinks(from words: inout [String], _ report: inout TaskReport) {
    while let place = words.lastIndex(where: { $0 == "after" || $0 == "before" }) {
      let other = words[place + 1]
      if words[place] == "before" {
        report.addBlocks.append(other)
      } else if words.contains("○") {
        // A list tells all blockers, an update only new ones.
        report.blockedBy = (other == "–" ? [] : [other]) + (report.blockedBy ?? [])
      } else {
        report.addBlockedBy.append(other)
      }
      words.removeSubrange(place...(place + 1))
    }
  }

  /// Shows the tasks as the last column of the page does.
  static func text(of tasks: [TrackedTask]) -> String {
    let numbers = Dictionary(
      tasks.map { ($0.id, $0.externalID ?? "?") }, uniquingKeysWith: { first, _ in first })
    let shown = tasks.map { task in
      let links = task.blockedBy.map { " after " + (numbers[$0] ?? "?") }.joined()
      let agent = task.agent == DetectedAgent.unknown.name ? "" : " (\(task.agent))"
      return "\(task.externalID ?? "?") \(ListNotation.mark(of: task.status)) \(task.content)\(links)\(agent)"
    }
    return shown.isEmpty ? "–" : shown.joined(separator: " · ")
  }
}
