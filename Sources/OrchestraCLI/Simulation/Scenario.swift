/// A simulation written down: what happens, line by line.
struct Scenario {
  /// What it is called: its name, or the file as it was given.
  let name: String
  /// What it shows, from its first comment.
  let summary: String
  let text: String
  let steps: [Step]

  /// A line with something on it.
  struct Step {
    let line: Int
    /// Milliseconds after the step before.
    let pause: Int64
    let command: any SimulatedEventCommand
  }

  /// Lets everything happen on a stage of its own.
  func deliveries(on stage: SimulationStage) -> [SimulatedDelivery] {
    var stage = stage
    var hosts: [String: SimulatedHost] = [:]
    for step in steps {
      let event = step.command.event
      let name = event.session ?? "main"
      let host = event.host ?? hosts[name] ?? .claudeCode
      hosts[name] = host
      stage.moment += step.pause
      stage.perform(with: event.fault) { step.command.act(on: &$0, name, of: host) }
    }
    return stage.deliveries
  }
}
