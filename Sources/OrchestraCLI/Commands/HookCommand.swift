import ArgumentParser

/// Serves one hook event: here for help and for arguments the fast path does not take.
struct HookCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Serve one hook event: the payload comes on standard input.",
    discussion: """
      Records the event, brings progress.json and progress-status.txt up to date and answers as the host's protocol allows. \
      Ends within three seconds and exits 0 whatever happens; failures are in .orchestra/logs/progress-tracker.log.
      Example: orchestra hook PostToolUse < payload.json
      """)

  @Argument(
    help:
      "The event's name, for payloads that do not carry it. A JSON object in its place is the payload itself."
  )
  var event: String?

  @Option(
    name: .long, help: ArgumentHelp("The project's folder.", valueName: "folder"), completion: .directory)
  var root: String?

  @Flag(name: .long, help: "Show failures in the exit status.")
  var strict = false

  func run(in context: ProgramContext) throws {
    var options = HookOptions()
    if let event, event.hasPrefix("{") { options.payload = event } else { options.event = event }
    options.root = root
    options.isStrict = strict
    if context.session != nil, options.payload == nil {
      throw Failure(
        .usage, "Cannot read a payload here: the shell reads its commands from standard input",
        hint: "Give the payload as an argument, or run '!orchestra hook < FILE'")
    }
    let status = HookRunner(context: context, options: options).run()
    if status != 0 { throw ExitCode(status) }
  }
}
