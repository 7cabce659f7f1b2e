import HostSettings
import JSONTree

/// The `hooks` object of a settings file: events, in each groups, in each handlers.
struct HookGroups {
  /// An entry that the host cannot use.
  struct Fault: Equatable, Sendable {
    var path: String
    var event: String
    /// What is wrong, without a subject.
    var reason: String

    /// Whether the host drops every hook of the file because of it, and not only the entry.
    var disablesFile: Bool { event == "PreToolUse" || event == "PermissionRequest" }
  }

  /// More is no settings file of a person.
  private static let most = 2_000

  private(set) var handlers: [HookHandler] = []
  private(set) var faults: [Fault] = []
  private let origin: HookHandler.Origin
  private let place: HookTarget.Surroundings

  init(_ hooks: JSONValue, origin: HookHandler.Origin, in place: HookTarget.Surroundings) {
    self.origin = origin
    self.place = place
    guard let events = hooks.object else {
      faults.append(Fault(path: origin.path, event: "hooks", reason: "is no object"))
      return
    }
    for event in events.prefix(Self.most) {
      guard let groups = event.value.array else {
        fault(event.key, "is no list")
        continue
      }
      for group in groups.prefix(Self.most) { take(group, of: event.key) }
    }
  }

  private mutating func take(_ group: JSONValue, of event: String) {
    guard let group = group.object else { return fault(event, "has an entry that is no object") }
    let matcher = group["matcher"]
    if let matcher, matcher.string == nil, !matcher.isNull { fault(event, "has a matcher that is no text") }
    guard let handlers = group["hooks"]?.array else {
      return fault(event, "has an entry without a list 'hooks'")
    }
    for handler in handlers.prefix(Self.most) {
      guard let handler = handler.object else {
        fault(event, "has a handler that is no object")
        continue
      }
      take(handler, of: event, matcher?.string)
    }
  }

  private mutating func take(_ handler: JSONObject, of event: String, _ matcher: String?) {
    guard let type = handler["type"]?.string else { return fault(event, "has a handler without a 'type'") }
    if type != "command" { return }
    guard let command = handler["command"]?.string else {
      return fault(event, "has a handler without a 'command'")
    }
    let timeout = handler["timeout"]?.double
    if let timeout, timeout <= 0 { fault(event, "has a timeout that is not above 0") }
    let arguments = handler["args"]?.array.map { $0.compactMap(\.string) }
    guard let target = HookTarget(command: command, arguments: arguments, in: place) else { return }
    handlers.append(
      HookHandler(
        origin: origin, event: event, matcher: HookMatcher(text: matcher),
        command: ([command] + (arguments ?? [])).joined(separator: " "), timeout: timeout,
        isAsynchronous: handler["async"]?.bool == true, target: target))
  }

  private mutating func fault(_ event: String, _ reason: String) {
    if faults.count < 20 { faults.append(Fault(path: origin.path, event: event, reason: reason)) }
  }
}
