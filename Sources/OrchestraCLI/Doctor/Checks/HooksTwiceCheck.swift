import HostSettings
import Rendering

/// Whether one event reaches orchestra twice.
enum HooksTwiceCheck: DoctorCheck {
  static let name = "hooks-twice"
  static let topic = DoctorTopic.wrongShown
  static let summary =
    "events that two entries or a plugin and settings register, so that each is recorded twice"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    // What cannot be started records nothing.
    let hosts = [HookHandler.Host.claude, .codex].map {
      context.wiring.serving($0).filter { $0.target.path != nil }
    }
    .filter { !$0.isEmpty }
    if hosts.isEmpty { return [.skipped("No hook starts an orchestra that is there")] }
    let findings = hosts.flatMap { pairs(of: $0, context) }
    return findings.isEmpty ? [.fine("No event reaches orchestra twice")] : findings
  }

  /// One finding for each pair of places, however many events they share.
  private static func pairs(of handlers: [HookHandler], _ context: DoctorContext) -> [DoctorFinding] {
    var events: [[String]: [String]] = [:]
    var origins: [String: HookHandler.Origin] = [:]
    for (index, first) in handlers.enumerated() {
      for second in handlers[(index + 1)...]
      where first.event == second.event && first.matcher.mayOverlap(second.matcher)
        && !first.isSameCall(as: second)
      {
        let places = [first.origin.path, second.origin.path]
        origins[second.origin.path] = second.origin
        if events[places, default: []].last != first.event { events[places, default: []].append(first.event) }
      }
    }
    return events.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { places, events in
      let words =
        places[0] == places[1] ? "Two entries of '\(places[0])'" : "'\(places[0])' and '\(places[1])'"
      return .warning(
        "\(words) both start orchestra for \(events.listed()): each such event is recorded twice",
        remedy: remedy(places, origins, context))
    }
  }

  /// Installing anew leaves one of two entries of a file; of two files the second gives way.
  private static func remedy(
    _ places: [String], _ origins: [String: HookHandler.Origin], _ context: DoctorContext
  )
    -> String
  {
    let verb = places[0] == places[1] ? "install" : "uninstall"
    return origins[places[1]].flatMap { context.installCommand(verb, at: $0) }
      ?? "Remove the hooks of orchestra from '\(places[1])'"
  }
}
