import Foundation
import ProgressModel

/// Reads one step in the notation of `docs/agent-lifecycle.md`, such as `+6s s2/start a skye → a b`.
struct AgentNotation {
  var pause: Int64 = 0
  var session = Story.session
  var actor = Actor()
  var facts: [Fact] = []
  /// The session whose process is gone from now on.
  var gone: String?
  let running: String

  init(_ text: String) {
    let sides = text.components(separatedBy: " → ")
    running = sides.count > 1 ? sides[1] : "?"
    var rest = Substring(sides[0])
    if rest.hasPrefix("+"), let end = rest.range(of: "s ") {
      pause = (Int64(rest[..<end.lowerBound].dropFirst()) ?? 0) * 1_000
      rest = rest[end.upperBound...]
    }
    if let slash = rest.firstIndex(of: "/") {
      session = String(rest[..<slash])
      rest = rest[slash...].dropFirst()
    }
    var words = rest.components(separatedBy: " ")
    if let place = words.firstIndex(of: "tasks") {
      if place > 0 { actor = Self.actor(words[0], words[1]) }
      facts = [.list(name: .todo, Self.list(words.dropFirst(place + 1).joined(separator: " ")))]
      return
    }
    if words[0].hasPrefix("@") {
      takeTeammate(words)
      return
    }
    let running = Self.takeRunning(from: &words)
    takeStep(words)
    let isStop = words[0] == "idle"
    if let running { facts.append(.agentsAlive(running, isComplete: isStop)) }
  }

  private mutating func takeStep(_ words: [String]) {
    let purpose = { (from: Int) in words.dropFirst(from).joined(separator: " ") }
    switch words[0] {
    case "call":
      var call = AgentCall(id: words[1], session: session, requestedAt: Timestamp(0))
      call.type = Self.type(words[2])
      call.purpose = purpose(3)
      facts = [.agentRequested(call)]
    case "start": facts = [.agentStarted(Self.start(words[1], words[2]))]
    case "stop":
      actor = Self.actor(words[1], words[2])
      var stop = AgentStop(id: words[1], outcome: "finished")
      stop.type = Self.type(words[2])
      stop.name = Self.name(words[2])
      facts = [.agentStopped(stop)]
    case "launched", "completed", "remote":
      var launch = AgentLaunch(
        call: words[2], agentID: words[1], name: Self.name(words[3]) ?? "Unknown",
        kind: words[0] == "remote" ? .remote : .subagent, isFinished: words[0] == "completed")
      launch.type = Self.type(words[3])
      launch.purpose = purpose(4)
      facts = [.agentLaunched(launch)]
    case "failed": facts = [.agentCallFailed(call: words[1])]
    case "idle": facts = [.turn(.idle)]
    case "prompt": facts = [.turn(.active)]
    case "notified":
      let outcome = words[2] == "completed" ? "finished" : words[2]
      facts = [.turn(.active), .agentStopped(AgentStop(id: words[1], outcome: outcome))]
    case "tool":
      if words.count > 1 { actor = Self.actor(words[1], words[2]) }
      facts = [.activity(tool: "Bash", failed: false)]
    case "session":
      var start = SessionStart(client: "claude-code")
      start.source = words[1]
      facts = [.sessionStarted(start)]
    case "end": facts = [.sessionEnded(reason: "other")]
    case "gone": gone = words[1]
    default: facts = [.note("not a step: \(words)")]
    }
  }

  private mutating func takeTeammate(_ words: [String]) {
    let name = String(words[0].dropFirst())
    facts = [words[1] == "works" ? .teammateActive(name: name) : .teammateIdle(name: name)]
  }

  private static func takeRunning(from words: inout [String]) -> [AgentStart]? {
    guard let open = words.firstIndex(where: { $0.hasPrefix("[") }) else { return nil }
    let ids = words[open...].joined(separator: " ").dropFirst().dropLast().split(separator: " ")
    words.removeSubrange(open...)
    return ids.map { start(String($0), "mina") }
  }

  private static func list(_ text: String) -> [ListedTask] {
    text.components(separatedBy: ", ").map { part in
      guard let open = part.range(of: " (") else { return ListNotation.line(part) }
      var line = ListNotation.line(String(part[..<open.lowerBound]))
      line.agent = DetectedAgent(name: String(part[open.upperBound...].dropLast()), source: .activeForm)
      return line
    }
  }

  private static func start(_ id: String, _ word: String) -> AgentStart {
    var start = AgentStart(id: id, name: name(word) ?? "Unknown", kind: .subagent)
    start.type = type(word)
    return start
  }

  private static func actor(_ id: String, _ word: String) -> Actor {
    Actor(agentID: id, type: type(word), name: name(word))
  }

  private static func type(_ word: String) -> String? {
    word == "?" ? nil : word == "\"\"" ? "" : word
  }

  private static func name(_ word: String) -> String? {
    type(word).flatMap { $0.isEmpty ? nil : $0.prefix(1).uppercased() + $0.dropFirst() }
  }
}

extension TrackedAgent {
  /// The agent as the page shows it.
  var shown: String {
    switch kind {
    case .subagent, .remote: id
    case .teammate: "@" + name
    case .worker: "~" + name
    }
  }
}

extension ProgressState {
  /// The running agents as the page shows them.
  var shownRunning: String {
    activeAgents.isEmpty ? "–" : activeAgents.map(\.shown).joined(separator: " ")
  }

  /// The finished agents as the page shows them.
  var shownFinished: String {
    let shown = finishedAgents.map { agent in
      agent.shown + " " + (agent.outcome ?? "?") + (agent.purpose.map { ": " + $0 } ?? "")
    }
    return shown.isEmpty ? "–" : shown.joined(separator: ", ")
  }
}
