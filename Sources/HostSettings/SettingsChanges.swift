/// What editing a settings file comes to.
package struct SettingsChanges: Equatable, Sendable {
  /// The file as it would be.
  package var bytes: [UInt8]
  /// Events that got an entry, or lost it, each once.
  package var added: [String] = []
  package var updated: [String] = []
  package var removed: [String] = []
  /// Names of old scripts whose entries were replaced or taken out.
  package var scripts: [String] = []
  /// Commands that start something of ours among other things, which stay as they are: event and command.
  package var left: [String] = []
  /// Keys of status lines that were set or taken out.
  package var statusLines: [String] = []
  /// Whether `disableAllHooks` is set, so that the host calls no hook at all.
  package var isSwitchedOff = false
  /// Whether nothing of anybody's is left in the file.
  package var isEmpty = false

  init(bytes: [UInt8]) { self.bytes = bytes }
}

extension [String] {
  /// Adds a text that is not there yet.
  mutating func note(_ text: String) {
    if !contains(text) { append(text) }
  }
}
