import ArgumentParser

/// Any event by its name.
struct SimulateEventCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Any event by the name it has on the wire, with any fields.",
    discussion: """
      The fields every event has are filled in. Values are JSON where they can be read as such, else text.
      Example: orchestra simulate event Notification notification_type=permission_prompt
      Example: orchestra simulate event PreCompact trigger=manual custom_instructions=null --emit
      """)

  @OptionGroup var event: EventOptions
  @OptionGroup var actor: ActorOptions
  @OptionGroup var simulation: SimulationOptions

  @Argument(help: ArgumentHelp("The event, such as PermissionRequest.", valueName: "name"))
  var name: String

  @Argument(help: ArgumentHelp("What else it says.", valueName: "key=value"))
  var fields: [FieldText] = []

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    stage.event(name, session, of: host, inside: actor.agent, FieldText.object(of: fields))
  }
}
