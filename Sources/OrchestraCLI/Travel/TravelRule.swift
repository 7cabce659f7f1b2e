import ArgumentParser
import Rendering

/// Which commands work in a view into the past.
///
/// Every command of the program is in one of these lists; a test notices a forgotten one.
enum TravelRule {
  /// Commands that show the state: they show it as it was.
  static let looking: Set<String> = [
    "agents", "at", "bisect", "diff", "expect", "export", "get", "log", "sessions", "stats", "status",
    "task show", "tasks", "timeline", "top", "watch", "why",
  ]

  /// Commands that have to do with no state at all.
  static let neutral: Set<String> = [
    "alias", "cd", "complete", "completions", "echo", "exit", "help", "history", "read", "reference", "run",
    "set", "shell", "timer", "unalias",
  ]

  /// Commands about the files and the machine as they are now.
  static let present: Set<String> = [
    "bench", "doctor", "install", "lock", "migrate", "statusline", "uninstall", "validate",
  ]

  /// Commands that change something.
  static let changing: Set<String> = [
    "agent", "begin", "commit", "hook", "init", "note", "record", "redo", "repair", "replay", "rollback",
    "savepoint", "session", "simulate", "task", "undo",
  ]

  /// Returns why the command may not run in the view of `context`'s session; nil when it may, or none is open.
  ///
  /// `words` begin with whole names of commands.
  static func refusal(of words: [String], in context: ProgramContext) -> Failure? {
    guard let view = context.session?.view, let name = words.first, !name.hasPrefix("-") else { return nil }
    let isAskingForHelp = words.contains { $0 == "--help" || $0 == "-h" }
    if isAskingForHelp || looking.contains(name) || neutral.contains(name) { return nil }
    if name == "task", isShowingTask(words) { return nil }
    let shown = VisibleText.of(name)
    if present.contains(name) {
      return Failure(
        .usage, "'\(shown)' tells of the files as they are now, and this is a view of \(view.past.words)",
        hint: way(shown, context))
    }
    return Failure(
      .usage, "Cannot use '\(shown)' here: this is a read-only view of \(view.past.words)",
      hint: way(shown, context))
  }

  /// `task ID` shows a task, as `task show ID` does.
  private static func isShowingTask(_ words: [String]) -> Bool {
    guard words.count > 1 else { return true }
    return words[1] == "show"
      || !TaskCommand.configuration.subcommands.contains { $0.commandNameText == words[1] }
  }

  private static func way(_ name: String, _ context: ProgramContext) -> String {
    context.session?.isSingleUse == true
      ? "Run '\(name)' without 'at'" : "'at now' comes back to the present"
  }
}
