import ArgumentParser

/// Plays a scenario.
struct SimulateScenarioCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Play a scenario: one that comes with the program, or a file of yours.",
    discussion: """
      'orchestra simulate solo' is short for it. A file holds one step a line, in the words of the other commands here; \
      'simulate scenarios --show solo' shows one to begin with, docs/simulate.md explains them.
      Example: orchestra simulate solo
      Example: orchestra simulate scenario handoff --until 'stats.completedTasks > 0'
      """)

  @OptionGroup var simulation: SimulationOptions

  @Argument(
    help: ArgumentHelp(
      "\(ScenarioCatalog.names.joined(separator: ", ")), or a file.", valueName: "scenario"),
    completion: .list(ScenarioCatalog.names))
  var scenario: String

  func run(in context: ProgramContext) throws {
    if scenario == ScenarioCatalog.storm {
      throw Failure(.usage, "Cannot play 'storm' as a scenario", hint: "orchestra simulate storm --for 10s")
    }
    let reader = ScenarioReader(name: scenario, text: try ScenarioCatalog.text(of: scenario, in: context))
    let script = try reader.scenario()
    let run = try SimulationRun(simulation, in: context)
    try run.play(script.deliveries(on: run.stage()))
  }
}
