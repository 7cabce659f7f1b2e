/// What a word typed as a command means.
package enum CommandLookup: Equatable, Sendable {
  case found(CommandEntry)
  /// Several commands begin so; their names, in the table's order.
  case ambiguous([String])
  /// None begins so; the names that look most like it, nearest first.
  case unknown(suggestions: [String])

  /// Looks `word` up: the exact name, else an alias, else what begins so, when only one command does.
  ///
  /// Of several that begin so, those are left out that another of them is preferred over. Hidden commands are found by their whole
  /// name only.
  package static func find(_ word: String, among commands: [CommandEntry]) -> CommandLookup {
    if let exact = commands.first(where: { $0.name == word }) { return .found(exact) }
    if let named = commands.first(where: { $0.aliases.contains(word) }) { return .found(named) }
    guard !word.isEmpty else { return .unknown(suggestions: []) }
    let visible = commands.filter { !$0.isHidden }
    let candidates = visible.filter { $0.name.hasPrefix(word) }
    let beaten = Set(candidates.flatMap(\.preferredOver))
    let left = candidates.filter { !beaten.contains($0.name) }
    if let only = left.first, left.count == 1 { return .found(only) }
    if !candidates.isEmpty { return .ambiguous(candidates.map(\.name)) }
    // No name begins so; an alias may.
    let renamed = visible.filter { command in command.aliases.contains { $0.hasPrefix(word) } }
    if let only = renamed.first, renamed.count == 1 { return .found(only) }
    if !renamed.isEmpty { return .ambiguous(renamed.map(\.name)) }
    return .unknown(
      suggestions: SpellingDistance.nearest(to: word, among: visible.flatMap { [$0.name] + $0.aliases }))
  }

  /// The command, when exactly one is meant.
  package var command: CommandEntry? {
    guard case .found(let command) = self else { return nil }
    return command
  }
}
