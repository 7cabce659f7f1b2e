import Shell

/// The manual page, `docs/orchestra.1`, made from the table of commands (man(7) macros).
struct ManualPage {
  let table: CommandTable

  func text() -> String {
    var page = ""
    page += ".\\\" Made from the program by 'make reference'; do not edit.\n"
    page += ".TH ORCHESTRA 1 \"\" \"orchestra \(Orchestra.version)\" \"User Commands\"\n"
    page += ".SH NAME\norchestra \\- know what software agents are doing\n"
    page += ".SH SYNOPSIS\n"
    for line in [
      ["orchestra", "[\\-c TEXT]"], ["orchestra", "COMMAND [ARGUMENT...]"], ["orchestra", "run FILE..."],
      ["orchestra", "hook [EVENT] < PAYLOAD"],
    ] {
      page += ".B \(line[0])\n\(line[1])\n.br\n"
    }
    page += ".SH DESCRIPTION\n"
    page += Self.paragraphs(
      """
      Serves the hooks of software agents (Claude Code, Codex CLI), keeps .orchestra/cache/progress.json and progress-status.txt up to date, \
      and shows what is in them. Without a command it opens an interactive shell, or, where standard input is no terminal, runs the commands it \
      finds there. The commands are the same everywhere.
      """)
    for group in table.groups {
      page += ".SH \((group.title ?? "Others").uppercased())\n"
      for command in group.commands { page += section(command) }
    }
    page += Self.closing
    return page
  }

  private func section(_ command: CommandEntry) -> String {
    var text = ".SS \(Self.escaped(command.path.joined(separator: " ")))\n"
    text += ".nf\n\(Self.escaped(UsageLine(command).text))\n.fi\n.PP\n"
    text += Self.paragraphs(command.abstract)
    if !command.discussion.isEmpty { text += ".PP\n" + Self.paragraphs(command.discussion) }
    for argument in command.arguments { text += Self.entry("<\(argument.name)>", argument.help) }
    for option in UsageLine.options(of: command) {
      text += Self.entry(UsageLine.names(option), option.help)
    }
    if !command.examples.isEmpty {
      text += ".PP\nFor example:\n.PP\n.nf\n.RS\n"
      let prefix = command.isShellOnly ? "" : "orchestra "
      text += command.examples.map { Self.escaped(prefix + $0) + "\n" }.joined() + ".RE\n.fi\n"
    }
    for subcommand in command.subcommands where !subcommand.isHidden { text += section(subcommand) }
    return text
  }

  private static func entry(_ name: String, _ help: String) -> String {
    ".TP\n.B \(escaped(name))\n" + (help.isEmpty ? "\\&\n" : paragraphs(help))
  }

  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n").map { escaped(String($0)) + "\n" }.joined(separator: ".br\n")
  }

  /// Keeps what roff would take for its own: backslashes, hyphens, and a point or quote at the start of a line.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let safe = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : String(safe)
    }.joined(separator: "\n")
  }

  private static let closing = """
    .SH EXIT STATUS
    0 done; 1 the answer is no; 64 usage; 65 damaged data; 66 missing input; 70 internal; 73 cannot create; 74 input or output; 75 lock
    busy; 78 written by a newer version. Hooks exit 0 unless \\-\\-strict is given.
    .SH ENVIRONMENT
    .TP
    .B ORCHESTRA_ROOT, PROJECT_ROOT
    The project's folder, in place of a search from the working directory upwards.
    .TP
    .B ORCHESTRA_PROGRESS_DISABLE
    Set to 1, hooks do nothing.
    .TP
    .B ORCHESTRA_LANGUAGE
    en or ja: the language of displays.
    .TP
    .B ORCHESTRA_HISTORY
    The file that keeps the lines of the shell; off for none.
    .TP
    .B PAGER, NO_COLOR, COLUMNS
    As everywhere.
    .SH FILES
    .TP
    .B .orchestra/cache/progress.json
    The state, for other tools to read.
    .TP
    .B .orchestra/cache/progress\\-status.txt
    A page of text for watch(1) and status bars.
    .TP
    .B .orchestra/cache/events.jsonl
    The journal: every event, one a line.
    .TP
    .B .orchestra/config.json
    The settings of the project.
    .TP
    .B ~/.config/orchestra/shellrc
    Commands that the shell runs when it opens at a terminal.
    .TP
    .B ~/.editrc
    Keys, see editrc(5).

    """
}
