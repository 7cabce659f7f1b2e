import LineEditing
import Shell

/// Answers a shell that asks what the word being typed may become.
///
/// It runs on every press of Tab, so it is served before the argument parser is set up. It reads, takes no lock, writes
/// nothing but the answer, never complains, and always ends with status 0.
///
/// | call | answer |
/// |---|---|
/// | `complete bash TYPE BREAKS WIDTH LINE` | for bash; `LINE` reaches up to the cursor |
/// | `complete zsh WORD…`, `complete fish WORD…` | for zsh and fish; the last word is the one being typed |
/// | `complete words WORD…` | candidate, tab, summary, without a first line, for whoever asks by hand |
/// | `complete --values KIND [BEGINNING]` | what a value of that kind may be, one a line |
struct CompletionCall {
  let context: ProgramContext

  /// Returns false when these are not arguments of a call, so that the argument parser may judge them.
  func answer(_ arguments: [String]) -> Bool {
    guard let first = arguments.first else { return false }
    let rest = arguments.dropFirst()
    switch first {
    case "bash": show(bash(Array(rest)))
    case "zsh", "fish", "words":
      // Fish cuts the line itself, but leaves the quotes of the last word.
      let typed = first == "fish" ? BashLine(rest.last ?? "").current : rest.last ?? ""
      // The program's name is the first word.
      let reply = reply(to: Array(rest.dropFirst().dropLast()), current: typed)
      show(first == "zsh" ? reply.zsh() : reply.tabbed(withHead: first == "fish"))
    case "--values":
      guard let name = rest.first, let kind = ValueKind(name: name) else { return false }
      let typed = rest.dropFirst().first ?? ""
      let candidates = StateValues(root: nil, in: context).candidates(for: kind, matching: typed)
      show(candidates.map { $0.text + "\n" }.joined())
    default: return false
    }
    return true
  }

  private func show(_ text: String) {
    if !text.isEmpty { context.output.answer(text) }
  }

  private func bash(_ arguments: [String]) -> String {
    guard arguments.count == 4 else { return "words\n" }
    let line = BashLine(arguments[3])
    let reply =
      line.isRedirection
      ? CompletionReply(completion: Completion(names: .files), typed: line.current)
      : reply(to: Array(line.words.dropFirst()), current: line.current)
    // Bash tells by a number why it asks: 37 and 42 put whole lines of the list into the command.
    let isListed = arguments[0] != "37" && arguments[0] != "42"
    return reply.bash(
      line, breaks: arguments[1], isListed: isListed, width: max(20, Int(arguments[2]) ?? 80))
  }

  private func reply(to words: [String], current: String) -> CompletionReply {
    let table = CommandTable.own
    let typed = TypedWords(words, table: table)
    let values = StateValues(root: typed.given["--root"]?.last, in: context)
    let engine = CompletionEngine(table: table, place: .commandLine)
    return CompletionReply(
      completion: engine.completion(after: words, current: current, values: values), typed: current)
  }
}
