import ArgumentParser

/// An agent writes its list.
struct SimulateTodoCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo", abstract: "An agent writes its list: TodoWrite, or the plan of Codex.",
    discussion: """
      Items of the same text are changed, others are put behind them, and the whole list is sent, as hosts do.
      Example: orchestra simulate todo 'Kai: Design API' --status in_progress
      Example: orchestra simulate todo 'Kai: Design API' 'Mina: Build the form' --host codex --emit
      """)

  enum Status: String, CaseIterable, ExpressibleByArgument {
    case pending
    case inProgress = "in_progress"
    case completed
  }

  @OptionGroup var event: EventOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(
    name: .long,
    help: "Their status: pending, in_progress, completed (default: as it was, pending for new ones).",
    completion: .list(Status.allValueStrings))
  var status: Status?

  @Option(name: .long, help: ArgumentHelp("What to show while it is done.", valueName: "text"))
  var activeForm: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Take an item off the list; may be given several times.", valueName: "text"))
  var drop: [String] = []

  @Flag(name: .long, help: "The list is these items and no others.")
  var whole = false

  @Argument(help: ArgumentHelp("What is on the list.", valueName: "text"))
  var texts: [String] = []

  func validate() throws {
    if texts.isEmpty && drop.isEmpty && !whole {
      throw ValidationError("Missing what is on the list: give texts, --drop, or --whole for an empty list")
    }
  }

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    stage.list(
      session, of: host, inside: actor.agent, texts, status: status?.rawValue, activeForm: activeForm,
      isWhole: whole, dropping: drop)
  }
}
