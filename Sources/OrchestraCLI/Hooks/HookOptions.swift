/// The words behind `hook`.
struct HookOptions: Equatable, Sendable {
  /// The event's name, for payloads that do not carry it.
  var event: String?
  /// A payload given as an argument, as the older `notify` of Codex does.
  var payload: String?
  var root: String?
  /// Failures show in the exit status: for people and tests, never for hosts.
  var isStrict = false

  /// Reads the arguments; nil for anything but the plain forms, which the argument parser then judges.
  init?(_ arguments: some Sequence<String>) {
    var isRootNext = false
    for argument in arguments {
      if isRootNext {
        root = argument
        isRootNext = false
      } else if argument == "--strict" {
        isStrict = true
      } else if argument == "--root" {
        isRootNext = true
      } else if argument.hasPrefix("--root=") {
        root = String(argument.dropFirst("--root=".count))
      } else if argument.hasPrefix("{"), payload == nil {
        payload = argument
      } else if !argument.hasPrefix("-"), event == nil {
        event = argument
      } else {
        return nil
      }
    }
    if isRootNext { return nil }
  }

  init() {}
}
