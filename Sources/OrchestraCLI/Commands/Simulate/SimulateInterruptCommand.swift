import ArgumentParser

/// The user interrupts the agent.
struct SimulateInterruptCommand: SimulatedEventCommand {
  static let configuration = CommandConfiguration(
    commandName: "interrupt", abstract: "The user interrupts the agent.",
    discussion: """
      Codex sends an event for it; Claude Code sends nothing, and so does this.
      Example: orchestra simulate interrupt --host codex
      """)

  @OptionGroup var event: EventOptions
  @OptionGroup var simulation: SimulationOptions

  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost) {
    stage.interrupt(session, of: host)
  }
}
