import ArgumentParser

/// Runs script files.
struct RunCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the commands of a file.",
    discussion: """
      Stops at the first command that fails, with its exit status and FILE:LINE:COLUMN. A file with a syntax error is not begun. \
      '-' is standard input.
      Example: orchestra run checks.orc --junit checks.xml
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var script: BatchOptions

  @Argument(help: "The files, run one after the other as one session.", completion: .file())
  var files: [String]

  func run(in context: ProgramContext) throws {
    if context.session != nil {
      throw Failure(.usage, "Cannot use 'run' inside the shell", hint: "'read FILE' runs a file here")
    }
    let batch = BatchShell(context: context, root: project.root, options: script)
    try batch.run(files: files)
  }
}
