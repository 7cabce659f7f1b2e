import LineEditing
import Shell

/// A small table with one of everything, and what would be live.
enum SampleTable {
  static let format = OptionEntry(
    names: ["--format"], help: "How to write it.", valueName: "format",
    kind: .words(["table", "json", "jsonl"]),
    defaultValue: "table")
  static let root = OptionEntry(
    names: ["--root"], help: "The folder.\nFound upwards.", valueName: "folder", kind: .directory)
  static let help = OptionEntry(names: ["-h", "--help"], help: "Show help.")
  static let status = OptionEntry(
    names: ["--status"], help: "Of this status.", valueName: "status",
    kind: .words(["pending", "in_progress", "completed"]), isRepeating: true)

  static let table = CommandTable(
    commands: [
      CommandEntry(
        path: ["status"], abstract: "Show all.",
        options: [root, OptionEntry(names: ["-c", "--compact"]), help]),
      CommandEntry(
        path: ["tasks"], abstract: "List tasks.", preferredOver: ["task"],
        options: [
          root, format, status, OptionEntry(names: ["--agent"], valueName: "name", kind: .agent),
          OptionEntry(names: ["--all"]), OptionEntry(names: ["--limit"], valueName: "count"),
          OptionEntry(names: ["--secret"], isHidden: true), help,
        ]),
      CommandEntry(
        path: ["task"], abstract: "One task.",
        subcommands: [
          CommandEntry(
            path: ["task", "show"], abstract: "Show it.", options: [format, help],
            arguments: [ArgumentEntry(name: "id", kind: .task)]),
          CommandEntry(
            path: ["task", "add"], abstract: "Add one.", options: [root],
            arguments: [ArgumentEntry(name: "text")]),
          CommandEntry(
            path: ["task", "done"], abstract: "Finish some.", options: [help],
            arguments: [ArgumentEntry(name: "ids", kind: .task, isRepeating: true)]),
        ], defaultSubcommand: "show", options: [OptionEntry(names: ["--dry-run"], help: "Change nothing.")]),
      CommandEntry(
        path: ["timeline"], aliases: ["chart"], abstract: "Draw it.",
        options: [OptionEntry(names: ["-x"]), OptionEntry(names: ["-w"], valueName: "columns")]),
      CommandEntry(
        path: ["watch"], abstract: "Repeat.",
        options: [
          OptionEntry(names: ["--count"], valueName: "n"),
          OptionEntry(names: ["--until"], valueName: "p", kind: .path),
        ],
        arguments: [
          ArgumentEntry(name: "seconds", isOptional: true),
          ArgumentEntry(name: "command", kind: .commandLine, isRepeating: true),
        ]),
      CommandEntry(path: ["repeat"], arguments: [ArgumentEntry(name: "command", kind: .commandLine)]),
      CommandEntry(path: ["read"], arguments: [ArgumentEntry(name: "file", kind: .file)]),
      CommandEntry(
        path: ["move"],
        arguments: [ArgumentEntry(name: "id", kind: .task), ArgumentEntry(name: "to", kind: .agent)]),
      CommandEntry(path: ["get"], arguments: [ArgumentEntry(name: "path", kind: .path)]),
      CommandEntry(
        path: ["help"],
        arguments: [ArgumentEntry(name: "command", kind: .command, isOptional: true, isRepeating: true)]),
      CommandEntry(path: ["begin"], abstract: "Open a sandbox.", isShellOnly: true),
      CommandEntry(
        path: ["rollback"], isShellOnly: true,
        arguments: [ArgumentEntry(name: "name", kind: .savepoint, isOptional: true)]),
      CommandEntry(path: ["complete"], isHidden: true, options: [help]),
    ], options: [OptionEntry(names: ["--version"]), OptionEntry(names: ["-c"], valueName: "text"), help])

  /// Two of each live kind, and the kind's name in each.
  struct Values: LiveValues {
    func candidates(for kind: ValueKind, matching prefix: String) -> [CompletionCandidate] {
      let name = kind.name ?? ""
      return ["\(name)-1", "\(name)-2"].filter { $0.hasPrefix(prefix) }.map { CompletionCandidate($0) }
    }
  }
}
