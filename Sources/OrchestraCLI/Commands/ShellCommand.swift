import ArgumentParser

/// Opens the shell, or runs what `-c` or standard input say.
struct ShellCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Open the interactive shell; without a terminal, run the commands on standard input.",
    discussion: """
      What 'orchestra' does without a command. 'help' in the shell lists the commands, Ctrl-D leaves it.
      Example: orchestra -c 'tasks; stats'
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var script: BatchOptions

  @Option(
    name: [.customShort("c"), .customLong("command")],
    help: ArgumentHelp("Run these commands and end; may be given several times.", valueName: "text"))
  var commands: [String] = []

  @Flag(name: .long, help: "Do not read ~/.config/orchestra/shellrc first.")
  var noStartup = false

  func run(in context: ProgramContext) throws {
    if context.session != nil { throw Failure(.usage, "This is the shell already") }
    if !commands.isEmpty {
      return try BatchShell(context: context, root: project.root, options: script).run(commands: commands)
    }
    guard context.surroundings.isInteractive() else {
      return try BatchShell(context: context, root: project.root, options: script).runStandardInput()
    }
    let status = InteractiveShell(
      context: context, root: project.root, readsStartupFile: !noStartup, echoes: script.echoes
    ).run()
    if status != 0 { throw ExitCode(status) }
  }
}
