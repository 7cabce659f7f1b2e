/// The finished words of a command line, as far as the table explains them: never fails, whatever was typed.
package struct TypedWords: Equatable, Sendable {
  /// The commands named, from the outermost in; empty while there is none.
  package private(set) var chain: [CommandEntry] = []
  /// The words that are neither commands nor options nor their values.
  package private(set) var positionals: [String] = []
  /// The values given to each option, by the option's first name; a flag has empty ones.
  package private(set) var given: [String: [String]] = [:]
  /// The option that waits for its value.
  package private(set) var pending: OptionEntry?
  /// Whether `--` has been passed.
  package private(set) var hasEndedOptions = false
  /// The words of the command line that a command takes as its argument; nil when it takes none, or has not got to it.
  package private(set) var inner: [String]?

  private let table: CommandTable

  /// Reads `words`, which begin behind the program's name.
  package init(_ words: [String], table: CommandTable) {
    self.table = table
    for (index, word) in words.enumerated() {
      take(word)
      if isInnerLineDue(from: word) {
        inner = Array(words[index...])
        return
      }
    }
  }

  /// The command the next word belongs to; nil while there is none.
  package var command: CommandEntry? { chain.last }

  /// The commands the next word may name: none once the innermost command has got an argument.
  package var nextCommands: [CommandEntry] {
    guard positionals.isEmpty, !hasEndedOptions else { return [] }
    return command?.subcommands ?? table.commands
  }

  /// The options that may be given now, those of outer commands behind their own.
  package var options: [OptionEntry] {
    // Behind a word that is no command nothing is known.
    guard let command else { return positionals.isEmpty ? table.options : [] }
    var options = command.options
    // Where a subcommand is understood, its options are, too.
    if positionals.isEmpty, let inside = command.defaultEntry { options += inside.options }
    for outer in chain.dropLast().reversed() { options += outer.options }
    var known: Set<String> = []
    return options.filter { known.insert($0.names.first ?? "").inserted }
  }

  /// What the next word may be as an argument: several entries while an optional one may still be left out for a command line.
  package var nextArguments: [ArgumentEntry] {
    let arguments = command?.defaultEntry?.arguments ?? command?.arguments ?? []
    guard let last = arguments.last else { return [] }
    let next = positionals.count
    guard next < arguments.count else { return last.isRepeating ? [last] : [] }
    let argument = arguments[next]
    let isSkippable =
      argument.isOptional && next + 1 < arguments.count && arguments[next + 1].kind == .commandLine
    return isSkippable ? [argument, arguments[next + 1]] : [argument]
  }

  /// The option of that name, wherever it may be given.
  package func option(named name: String) -> OptionEntry? { options.first { $0.names.contains(name) } }

  private mutating func take(_ word: String) {
    if let option = pending {
      pending = nil
      give(option, word)
    } else if !hasEndedOptions, word == "--" {
      hasEndedOptions = true
    } else if !hasEndedOptions, word.hasPrefix("-"), word.count > 1 {
      takeOption(word)
    } else if let next = CommandLookup.find(word, among: nextCommands).command {
      chain.append(next)
    } else {
      takeArgument(word)
    }
  }

  private mutating func takeArgument(_ word: String) {
    if positionals.isEmpty, let inside = command?.defaultEntry { chain.append(inside) }
    // A command line may have a number in front of it, the seconds of `watch`.
    if nextArguments.first?.kind == .commandLine, Double(word) != nil { return }
    positionals.append(word)
  }

  private mutating func takeOption(_ word: String) {
    if let equals = word.firstIndex(of: "=") {
      guard let option = option(named: String(word[..<equals])) else { return }
      return give(option, String(word[word.index(after: equals)...]))
    }
    if let option = option(named: word) { return take(option) }
    guard !word.hasPrefix("--") else { return }
    // Letters run together: `-ac`; only the last one can wait for its value.
    for letter in word.dropFirst() {
      if let option = option(named: "-\(letter)") { take(option) }
    }
  }

  private mutating func take(_ option: OptionEntry) {
    if option.isFlag { give(option, "") } else { pending = option }
  }

  private mutating func give(_ option: OptionEntry, _ value: String) {
    given[option.names.first ?? "", default: []].append(value)
  }

  /// Whether the word just taken is the first of a command line of its own.
  private mutating func isInnerLineDue(from word: String) -> Bool {
    guard positionals.last == word, let command else { return false }
    let arguments = command.arguments
    let place = min(positionals.count, arguments.count) - 1
    guard place >= 0 else { return false }
    if arguments[place].kind == .commandLine { return true }
    // The optional argument in front of it was left out, when the word is a command.
    let next = place + 1
    return arguments[place].isOptional && next < arguments.count && arguments[next].kind == .commandLine
      && CommandLookup.find(word, among: table.commands).command != nil
  }
}
