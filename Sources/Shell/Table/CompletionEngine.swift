import LineEditing

/// Works out what may stand where the cursor is: from the table, and from what exists at the moment.
///
/// One engine serves the interactive shell and the shells of the system. It reads words, not quoting: that is the business of
/// whoever knows where they were typed.
package struct CompletionEngine: Sendable {
  /// Where the words are typed.
  package enum Place: Sendable {
    /// Behind the program's name, in a shell of the system.
    case commandLine
    /// In the interactive shell, which has commands of its own.
    case shell
  }

  package let table: CommandTable
  private let place: Place

  package init(table: CommandTable, place: Place) {
    self.place = place
    var table = table
    if place == .commandLine { table.commands.removeAll(where: \.isShellOnly) }
    self.table = table
  }

  /// Returns what `current`, the word being typed, may become behind the finished `words`.
  package func completion(after words: [String], current: String, values: any LiveValues) -> Completion {
    let typed = TypedWords(words, table: table)
    if let inner = typed.inner { return completion(after: inner, current: current, values: values) }
    if let option = typed.pending {
      return completion(of: option, in: typed, current: current, prefix: "", values: values)
    }
    if current.hasPrefix("-"), !typed.hasEndedOptions {
      guard let equals = current.firstIndex(of: "=") else {
        return Completion(options(in: typed, matching: current))
      }
      guard let option = typed.option(named: String(current[..<equals])), !option.isFlag else {
        return Completion()
      }
      let value = current.index(after: equals)
      return completion(
        of: option, in: typed, current: String(current[value...]), prefix: String(current[..<value]),
        values: values)
    }
    return arguments(in: typed, current: current, values: values)
  }

  /// Returns what a value of `kind` may become, as for the target of a redirection.
  package func completion(of kind: ValueKind, current: String, values: any LiveValues) -> Completion {
    switch kind {
    case .none: Completion()
    case .words(let words): Completion(Self.words(words, matching: current))
    case .command, .commandLine: Completion(commands(table.commands, matching: current, values: values))
    case .file: Completion(values.candidates(for: kind, matching: current), names: .files)
    case .directory: Completion(values.candidates(for: kind, matching: current), names: .directories)
    default: Completion(values.candidates(for: kind, matching: current))
    }
  }

  private func completion(
    of option: OptionEntry, in typed: TypedWords, current: String, prefix: String, values: any LiveValues
  ) -> Completion {
    var completion = completion(of: option.kind, current: current, values: values)
    let given = Set(typed.given[option.names.first ?? ""] ?? [])
    completion.candidates.removeAll { option.isRepeating && given.contains($0.text) }
    for index in completion.candidates.indices {
      let candidate = completion.candidates[index]
      if candidate.summary == nil, candidate.text == option.defaultValue {
        completion.candidates[index].summary = "default"
      }
      if prefix.isEmpty { continue }
      completion.candidates[index].display = candidate.display ?? candidate.text
      completion.candidates[index].text = prefix + candidate.text
    }
    return completion
  }

  /// Commands, arguments, and options where nothing else may follow.
  private func arguments(in typed: TypedWords, current: String, values: any LiveValues) -> Completion {
    let commands = typed.nextCommands
    var completion = Completion(
      typed.command == nil
        ? self.commands(commands, matching: current, values: values) : Self.names(commands, matching: current)
    )
    let arguments = typed.nextArguments
    for argument in arguments {
      let more =
        argument.kind == .command
        ? Completion(Self.names(named(by: typed.positionals), matching: current))
        : self.completion(of: argument.kind, current: current, values: values)
      completion.candidates += more.candidates
      completion.names = completion.names ?? more.names
    }
    if typed.command != nil, arguments.isEmpty, commands.isEmpty, current.isEmpty, !typed.hasEndedOptions {
      completion.candidates = options(in: typed, matching: "")
    }
    return completion
  }

  /// The commands that may follow the words given to `help`.
  private func named(by words: [String]) -> [CommandEntry] {
    words.reduce(table.commands) { CommandLookup.find($1, among: $0).command?.subcommands ?? [] }
  }

  /// Commands where a line begins: in the interactive shell also the names its user has made.
  private func commands(
    _ commands: [CommandEntry], matching current: String, values: any LiveValues
  ) -> [CompletionCandidate] {
    let names = Self.names(commands, matching: current)
    return place == .shell ? names + values.candidates(for: .alias, matching: current) : names
  }

  private static func names(_ commands: [CommandEntry], matching current: String) -> [CompletionCandidate] {
    let visible = commands.filter { !$0.isHidden }
    let named = visible.filter { $0.name.hasPrefix(current) }
      .map { CompletionCandidate($0.name, summary: summary($0.abstract)) }
    if !named.isEmpty { return named }
    return visible.flatMap { command in
      command.aliases.filter { $0.hasPrefix(current) }
        .map { CompletionCandidate($0, summary: summary(command.abstract)) }
    }
  }

  private static func words(_ words: [String], matching current: String) -> [CompletionCandidate] {
    let exact = words.filter { $0.hasPrefix(current) }
    let typed = current.lowercased()
    let matching = exact.isEmpty ? words.filter { $0.lowercased().hasPrefix(typed) } : exact
    return matching.map { CompletionCandidate($0) }
  }

  /// The options that may still be given, by their long names; a short one where there is no other, or when it is typed.
  private func options(in typed: TypedWords, matching current: String) -> [CompletionCandidate] {
    typed.options.flatMap { option -> [CompletionCandidate] in
      let isGiven = typed.given[option.names.first ?? ""] != nil
      guard !option.isHidden, option.isRepeating || !isGiven else { return [] }
      let long = option.longNames.filter { $0.hasPrefix(current) }
      let names = long.isEmpty ? option.shortNames.filter { $0.hasPrefix(current) } : long
      return names.map { CompletionCandidate($0, summary: Self.summary(option.help)) }
    }
  }

  /// The first line of a help text, without the full stop that a list does not need.
  private static func summary(_ help: String) -> String? {
    let line = help.prefix { $0 != "\n" }
    let text = line.hasSuffix(".") ? line.dropLast() : line
    return text.isEmpty ? nil : String(text)
  }
}
