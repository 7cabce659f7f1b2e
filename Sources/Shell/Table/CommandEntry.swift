/// One command with everything help and completion say of it.
package struct CommandEntry: Equatable, Sendable {
  /// The words that call it, from the outermost command on: `["task", "add"]`.
  package var path: [String]
  /// Other words for the last one.
  package var aliases: [String]
  /// One line.
  package var abstract: String
  /// What there is to say beyond it; empty when nothing.
  package var discussion: String
  /// Command lines that show it at work, without the program's name.
  package var examples: [String]
  /// The heading it stands under in a list of commands; nil for none.
  package var group: String?
  /// Whether lists and completion leave it out.
  package var isHidden: Bool
  /// Whether only the interactive shell has it.
  package var isShellOnly: Bool
  /// Commands it wins over when a prefix means both: `ta` is `tasks`, although `task` begins so too.
  package var preferredOver: [String]
  package var subcommands: [CommandEntry]
  /// The subcommand meant when none is named.
  package var defaultSubcommand: String?
  package var options: [OptionEntry]
  package var arguments: [ArgumentEntry]

  package init(
    path: [String], aliases: [String] = [], abstract: String = "", discussion: String = "",
    examples: [String] = [], group: String? = nil, isHidden: Bool = false, isShellOnly: Bool = false,
    preferredOver: [String] = [], subcommands: [CommandEntry] = [], defaultSubcommand: String? = nil,
    options: [OptionEntry] = [], arguments: [ArgumentEntry] = []
  ) {
    self.path = path
    self.aliases = aliases
    self.abstract = abstract
    self.discussion = discussion
    self.examples = examples
    self.group = group
    self.isHidden = isHidden
    self.isShellOnly = isShellOnly
    self.preferredOver = preferredOver
    self.subcommands = subcommands
    self.defaultSubcommand = defaultSubcommand
    self.options = options
    self.arguments = arguments
  }

  /// The last word of its path.
  package var name: String { path.last ?? "" }

  /// The subcommand meant when none is named.
  package var defaultEntry: CommandEntry? {
    defaultSubcommand.flatMap { name in subcommands.first { $0.name == name } }
  }
}
