import ArgumentParser
import ProgressModel

/// A command that simulates one event: typed alone, or as a line of a scenario.
///
/// To add one, write its file in `Commands/Simulate`, a line in `SimulatedEventCatalog` and one in `SimulateCommand`.
protocol SimulatedEventCommand: ContextCommand {
  var event: EventOptions { get }
  var simulation: SimulationOptions { get }
  /// Whether it begins a session, so that it does not go to the one at work.
  var beginsSession: Bool { get }

  /// Lets it happen to the session called `session`.
  func act(on stage: inout SimulationStage, _ session: String, of host: SimulatedHost)
}

extension SimulatedEventCommand {
  var beginsSession: Bool { false }

  func run(in context: ProgramContext) throws {
    let run = try SimulationRun(simulation, in: context)
    var stage = run.stage()
    let (name, host) = try cast(on: &stage, in: try run.presentState())
    stage.perform(with: event.fault) { act(on: &$0, name, of: host) }
    try run.play(stage.deliveries)
  }

  /// Finds the session that is meant among those the project knows, or names a new one.
  private func cast(
    on stage: inout SimulationStage, in state: ProgressState
  ) throws(Failure) -> (name: String, host: SimulatedHost) {
    func fits(_ session: TrackedSession) -> Bool {
      guard let host = SimulatedHost(rawValue: session.client) else { return false }
      return event.host == nil || event.host == host
    }
    let known: TrackedSession?
    if let word = event.session {
      let meant = state.sessions.filter { $0.id.hasPrefix(word) }
      if meant.count > 1 {
        throw Failure(
          .usage, "The ids of \(meant.count) sessions begin with '\(word)'", hint: "Give more of the id")
      }
      known = meant.first
    } else if beginsSession {
      known = nil
    } else {
      known = state.sessions.filter { $0.isLive && fits($0) }.max { $0.lastActivityAt < $1.lastActivityAt }
    }
    let name = event.session ?? "main"
    guard let known else { return (name, event.host ?? .claudeCode) }
    stage.adopt(name, known, of: state)
    return (name, event.host ?? SimulatedHost(rawValue: known.client) ?? .claudeCode)
  }
}

/// The commands that a line of a scenario may begin with, by their names.
enum SimulatedEventCatalog {
  static let all: [any SimulatedEventCommand.Type] = [
    SimulateSessionCommand.self, SimulatePromptCommand.self, SimulateTodoCommand.self,
    SimulateTaskCommand.self, SimulateAgentCommand.self, SimulateSubagentCommand.self,
    SimulateTeammateCommand.self, SimulateToolCommand.self, SimulateStopCommand.self,
    SimulateInterruptCommand.self, SimulateEventCommand.self,
  ]

  static func command(named name: String) -> (any SimulatedEventCommand.Type)? {
    all.first { $0.configuration.commandName == name }
  }

  static var names: [String] { all.compactMap { $0.configuration.commandName } }
}
