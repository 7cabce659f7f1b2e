import DurableFiles
import HostSettings

/// What of ours a hook's command starts.
struct HookTarget: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// `orchestra hook`.
    case program
    /// `orchestra`, but not as a hook.
    case otherCommand
    /// One of the scripts in `hooks/`, of this version or of the shell scripts before it.
    case script(name: String)
  }

  static var ownScripts: [String] { OwnCommands.scripts }
  /// Names that others use, too: ours where one of the own ones lies beside it.
  static var sharedScripts: [String] { OwnCommands.sharedScripts }

  var kind: Kind
  /// As it is written.
  var word: String
  /// The file it leads to; nil when there is none.
  var path: String?

  /// Where programs are looked for.
  struct Surroundings: Sendable {
    var root: String
    var home: String?
    var pluginRoot: String?
    /// The folders of `PATH`, absolute ones only.
    var searchPath: [String]
    var machine: DoctorMachine

    /// Replaces what the host or the shell would: a shell knows the home directory, the host only its own variables.
    func expanded(_ word: String, isShell: Bool) -> String {
      var text = word
      var values = [("CLAUDE_PROJECT_DIR", root)]
      if let pluginRoot { values += [("CLAUDE_PLUGIN_ROOT", pluginRoot), ("PLUGIN_ROOT", pluginRoot)] }
      if isShell, let home { values.append(("HOME", home)) }
      for (name, value) in values {
        text = Self.replacing("${\(name)}", by: value, in: text)
        if isShell { text = Self.replacing("$\(name)", by: value, in: text) }
      }
      if isShell, let home, text.hasPrefix("~/") { text = home + text.dropFirst() }
      return text
    }

    private static func replacing(_ part: String, by value: String, in text: String) -> String {
      text.split(separator: part, omittingEmptySubsequences: false).joined(separator: value)
    }

    /// The file a command word leads to.
    func resolved(_ word: String) -> String? {
      if word.contains("/") {
        let path = word.hasPrefix("/") ? word : ProjectDiscovery.join(root, word)
        return machine.entry(path)?.kind == .regular ? path : nil
      }
      return searchPath.map { ProjectDiscovery.join($0, word) }.first {
        machine.entry($0)?.isExecutable == true
      }
    }
  }

  /// Reads a command; `arguments` nil stands for a line of the shell.
  ///
  /// - Returns: Nil when it starts nothing of ours.
  init?(command: String, arguments: [String]?, in place: Surroundings) {
    if let arguments {
      self.init(words: [command] + arguments, isShell: false, in: place)
    } else {
      self.init(words: CommandWords.unwrapped(command), isShell: true, in: place)
    }
  }

  private init?(words: [String], isShell: Bool, in place: Surroundings) {
    for (index, word) in words.enumerated() {
      let text = place.expanded(word, isShell: isShell)
      let name = String(text.split(separator: "/").last ?? "")
      let isOurs =
        name == "orchestra" || Self.ownScripts.contains(name)
        || Self.sharedScripts.contains(name) && Self.isOurScript(text, name, in: place)
      guard isOurs else { continue }
      // A folder of that name among the arguments of something else is no program.
      if name == "orchestra", index > 0, words[index - 1].hasPrefix("-") { continue }
      let next = words.dropFirst(index + 1).first
      kind = name != "orchestra" ? .script(name: name) : next == "hook" ? .program : .otherCommand
      self.word = text
      path = place.resolved(text)
      return
    }
    return nil
  }

  private static func isOurScript(_ path: String, _ name: String, in place: Surroundings) -> Bool {
    guard let found = place.resolved(path) else { return path.contains("orchestra") }
    let folder = found.dropLast(name.count)
    return ownScripts.contains { place.machine.entry(folder + $0) != nil }
  }
}
