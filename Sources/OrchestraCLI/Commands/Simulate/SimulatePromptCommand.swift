import ArgumentParser

/// The user says something.
struct SimulatePromptCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "The user sends a prompt.",
    discussion: """
      A turn begins with it.
      Example: orchestra simulate prompt 'Add full-text search'
      """)

  @OptionGroup var event: EventOptions
  @OptionGroup var simulation: SimulationOptions

  @Argument(help: "What the user says.")
  var text: String

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    stage.prompt(session, of: host, text)
  }
}
