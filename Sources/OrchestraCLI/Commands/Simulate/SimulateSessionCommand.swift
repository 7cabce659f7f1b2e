import ArgumentParser

/// A session begins or ends.
struct SimulateSessionCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "A session starts or ends.",
    discussion: """
      Sources are startup, resume, clear, compact and fork; clear and fork go on under a new id, as in the hosts.
      Example: orchestra simulate session start --title 'Full-text search'
      """)

  enum Step: String, CaseIterable, ExpressibleByArgument { case start, end }

  enum Source: String, CaseIterable, ExpressibleByArgument { case startup, resume, clear, compact, fork }

  @OptionGroup var event: EventOptions
  @OptionGroup var simulation: SimulationOptions

  @Option(
    name: .long, help: "Why it starts: startup, resume, clear, compact, fork.",
    completion: .list(Source.allValueStrings))
  var source = Source.startup

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Why it ends: clear, resume, logout, prompt_input_exit, other.", valueName: "reason"))
  var reason = "prompt_input_exit"

  @Option(name: .long, help: ArgumentHelp("What the session is called.", valueName: "text"))
  var title: String?

  @Option(name: .long, help: ArgumentHelp("The model it uses.", valueName: "id"))
  var model: String?

  @Option(
    name: .long, help: ArgumentHelp("The agent its main thread works as.", valueName: "name"),
    completion: .liveAgent)
  var agent: String?

  @Argument(help: "start or end.", completion: .list(Step.allValueStrings))
  var step: Step

  var beginsSession: Bool { step == .start && source == .startup }

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    switch step {
    case .start:
      stage.startSession(session, of: host, source: source.rawValue, title: title, model: model, agent: agent)
    case .end: stage.endSession(session, of: host, reason: reason)
    }
  }
}
