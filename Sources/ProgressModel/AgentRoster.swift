/// The named agents a project knows, each with its emoji.
///
/// The twelve of Orchestra come first; a project adds its own through its settings or its agent files.
package struct AgentRoster: Sendable {
  /// One agent of the roster.
  package struct Entry: Equatable, Sendable {
    package var name: String
    package var emoji: String

    package init(name: String, emoji: String) {
      self.name = name
      self.emoji = emoji
    }
  }

  /// The emoji of an agent that is not on the roster.
  package static let unknownEmoji = "❓"

  package private(set) var entries: [Entry]

  package init(entries: [Entry]) {
    self.entries = entries
  }

  /// The twelve agents of the Orchestra plugin.
  package static let standard = AgentRoster(entries: [
    Entry(name: "Alex", emoji: "🙂"),
    Entry(name: "Blake", emoji: "😎"),
    Entry(name: "Eden", emoji: "🤓"),
    Entry(name: "Finn", emoji: "😤"),
    Entry(name: "Iris", emoji: "🤨"),
    Entry(name: "Kai", emoji: "🤔"),
    Entry(name: "Leo", emoji: "😌"),
    Entry(name: "Mina", emoji: "😊"),
    Entry(name: "Nova", emoji: "😄"),
    Entry(name: "Riley", emoji: "🧐"),
    Entry(name: "Skye", emoji: "😐"),
    Entry(name: "Theo", emoji: "😬"),
  ])

  /// Returns the roster with `added` behind the present entries; an entry of a known name replaces its emoji.
  package func adding(_ added: [Entry]) -> AgentRoster {
    var roster = self
    for entry in added where !entry.name.isEmpty {
      if let index = roster.index(of: entry.name) {
        roster.entries[index].emoji = entry.emoji
      } else {
        roster.entries.append(entry)
      }
    }
    return roster
  }

  /// Returns the entry of `name`, whatever its case, or nil.
  package func entry(named name: String) -> Entry? {
    index(of: name).map { entries[$0] }
  }

  /// Returns the emoji of `name`, or the question mark of an agent that is not on the roster.
  package func emoji(of name: String) -> String {
    entry(named: name)?.emoji ?? Self.unknownEmoji
  }

  private func index(of name: String) -> Int? {
    let wanted = name.lowercased()
    return entries.firstIndex { $0.name.lowercased() == wanted }
  }
}
