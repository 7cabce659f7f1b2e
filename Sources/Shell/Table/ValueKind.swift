/// What a value may be: what completion offers in its place.
package enum ValueKind: Hashable, Sendable {
  /// Nothing is known of it: a number, a free text.
  case none
  /// One of a few fixed words.
  case words([String])
  case file
  case directory
  case task
  case agent
  case session
  case tag
  /// A path into the state: `stats.overallProgress`.
  case path
  /// The name of a command, as `help` takes it; its subcommands follow as further words.
  case command
  /// The rest of the line is a command with its arguments, as for `watch`.
  case commandLine
  case alias
  case savepoint
  case setting
  case eventType
  /// A moment of the recorded history: the number of an event.
  case moment

  /// The kinds of one value each, by the words they have in the table's text.
  private static let named: [(kind: ValueKind, name: String)] = [
    (.none, "none"), (.file, "file"), (.directory, "directory"), (.task, "task"), (.agent, "agent"),
    (.session, "session"), (.tag, "tag"), (.path, "path"), (.command, "command"),
    (.commandLine, "command-line"), (.alias, "alias"), (.savepoint, "savepoint"), (.setting, "setting"),
    (.eventType, "event-type"), (.moment, "moment"),
  ]

  /// Reads a kind's name; nil for one that is not known, and for `words`, which has none.
  package init?(name: String) {
    guard let match = Self.named.first(where: { $0.name == name }) else { return nil }
    self = match.kind
  }

  /// The kind's name; nil for `words`.
  package var name: String? {
    if case .words = self { return nil }
    return Self.named.first { $0.kind == self }?.name
  }

  /// Every kind that has a name.
  package static var allNames: [String] { named.map(\.name) }
}
