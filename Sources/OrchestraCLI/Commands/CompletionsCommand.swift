import ArgumentParser

/// Prints the script that makes a shell complete.
struct CompletionsCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the script that makes a shell complete commands, options and ids.",
    discussion: """
      docs/completion.md says where each shell looks for it.
      Example: orchestra completions bash > ~/.local/share/bash-completion/completions/orchestra
      """)

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: CompletionShell

  func run(in context: ProgramContext) throws {
    context.output.answer(shell.script)
  }
}
