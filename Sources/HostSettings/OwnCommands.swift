/// Which commands of hooks are ours: only those may be replaced or taken out.
package struct OwnCommands: Sendable {
  package enum Standing: Equatable, Sendable {
    /// `orchestra hook` and nothing else.
    case program
    /// One of the scripts, and nothing else.
    case script(name: String)
    /// It starts something of ours among other things: it is somebody's own line, and stays as it is.
    case amongOthers
  }

  /// The scripts that no other program has.
  package static let scripts = [
    "progress-tracker-update.sh", "progress-tracker-display.sh", "progress-tracker-export.sh",
  ]
  /// Names that others use, too.
  package static let sharedScripts = ["session-start.sh", "post_code_write.sh"]

  /// Programs that only start the word behind them.
  private static let starters: Set = ["sh", "bash", "zsh", "dash", "env", "exec", "-e", "-u", "-eu"]
  /// Ends of lines that change nothing about what is called.
  private static let endings = [
    "|| true", "|| :", "|| exit 0", "2>/dev/null", "2> /dev/null", ">/dev/null", "2>&1",
  ]

  private let isOwnScript: @Sendable (String) -> Bool

  /// `isOwnScript` is asked with the path of a script whose name others use, too.
  package init(isOwnScript: @escaping @Sendable (String) -> Bool) { self.isOwnScript = isOwnScript }

  /// Reads a command; `arguments` nil stands for a line of the shell.
  ///
  /// - Returns: Nil when it starts nothing of ours.
  package func standing(command: String, arguments: [String]?) -> Standing? {
    if let arguments { return standing(of: [command] + arguments, isAlone: true) }
    let plain = Self.withoutEnding(command)
    let isAlone = Self.isOneCommand(plain)
    return standing(of: CommandWords.unwrapped(isAlone ? String(plain) : command), isAlone: isAlone)
  }

  private func standing(of words: [String], isAlone: Bool) -> Standing? {
    for (index, word) in words.enumerated() {
      let rest = words[(index + 1)...]
      let standing: Standing
      let name = Self.name(of: word)
      if name == "orchestra", rest.first == "hook" {
        standing = .program
      } else if Self.scripts.contains(name) || Self.sharedScripts.contains(name) && isOwnScript(word) {
        standing = .script(name: name)
      } else {
        continue
      }
      let isPlainStart = words[..<index].allSatisfy { Self.starters.contains(Self.name(of: $0)) }
      let further = standing == .program ? rest.dropFirst() : rest
      let isPlainEnd = further.count <= 1 && further.allSatisfy { !$0.hasPrefix("-") && !$0.contains("=") }
      return isAlone && isPlainStart && isPlainEnd ? standing : .amongOthers
    }
    return nil
  }

  /// A line of the shell without endings like `|| true`.
  private static func withoutEnding(_ line: String) -> Substring {
    var text = trimmed(line[...])
    while let ending = endings.first(where: { text.hasSuffix($0) }) {
      text = trimmed(text.dropLast(ending.count))
    }
    return text
  }

  private static func isOneCommand(_ line: Substring) -> Bool {
    !line.contains { "|&;<>()`\n\r".contains($0) }
  }

  /// Whether a line shows `orchestra statusline`, as the program's own entry has it.
  package func isStatusLine(_ command: String) -> Bool {
    let words = CommandWords.split(command)
    guard words.count >= 2, Self.name(of: words[0]) == "orchestra", words[1] == "statusline" else {
      return false
    }
    return Self.isOneCommand(command[...])
  }

  static func name(of word: String) -> String { String(word.split(separator: "/").last ?? "") }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
