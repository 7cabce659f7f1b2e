import ArgumentParser

/// A task is created or changed with the task tools.
struct SimulateTaskCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "A task is created or updated with the task tools of Claude Code.",
    discussion: """
      'update' takes the task's number or its text. TaskCreated and TaskCompleted come from within the calls, as in the host.
      Example: orchestra simulate task create 'Write the tokenizer'
      Example: orchestra simulate task update 1 --status completed
      """)

  enum Step: String, CaseIterable, ExpressibleByArgument { case create, update }

  enum Status: String, CaseIterable, ExpressibleByArgument {
    case pending
    case inProgress = "in_progress"
    case completed, deleted
  }

  @OptionGroup var event: EventOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(
    name: .long, help: "For 'update': pending, in_progress, completed, deleted.",
    completion: .list(Status.allValueStrings))
  var status: Status?

  @Option(
    name: .long, help: ArgumentHelp("For 'update': who takes it.", valueName: "name"), completion: .liveAgent)
  var owner: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For 'update': the number of a task it waits for; may be given several times.", valueName: "number"))
  var blockedBy: [String] = []

  @Option(name: .long, help: ArgumentHelp("For 'create': more about it.", valueName: "text"))
  var description: String?

  @Option(
    name: .long, help: ArgumentHelp("The teammate that works on it.", valueName: "name"),
    completion: .liveAgent)
  var teammate: String?

  @Argument(help: "create or update.", completion: .list(Step.allValueStrings))
  var step: Step

  @Argument(help: ArgumentHelp("Its text; for 'update' its number or text.", valueName: "task"))
  var task: String

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    switch step {
    case .create:
      stage.createTask(
        session, of: host, inside: actor.agent, task, description: description, teammate: teammate)
    case .update:
      stage.updateTask(
        session, of: host, inside: actor.agent, task, status: status?.rawValue, owner: owner,
        blockedBy: blockedBy, teammate: teammate)
    }
  }
}
