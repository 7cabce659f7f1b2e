import ArgumentParser

/// Plays a workload made up at random.
struct SimulateRandomCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "random",
    abstract: "Play a workload made up at random: sessions, agents, lists, tools, failures.",
    discussion: """
      The same --seed makes the same workload; without one it is said on standard error which it was. With --rate it takes its \
      time: that many payloads come in a second, in real time.
      Example: orchestra simulate random --sessions 3 --agents 5 --tasks 40 --seed 7
      Example: orchestra simulate random --seed 7 --tasks 12 --rate 1000/s --speed 2
      """)

  @OptionGroup var simulation: SimulationOptions

  @Option(name: .long, help: ArgumentHelp("Sessions, from 1 to 100.", valueName: "count"))
  var sessions = 3

  @Option(name: .long, help: ArgumentHelp("Agents that are started, from 0 to 1000.", valueName: "count"))
  var agents = 5

  @Option(
    name: .long, help: ArgumentHelp("Tasks on all lists together, from 0 to 10000.", valueName: "count"))
  var tasks = 40

  @Option(
    name: .long, help: "The host of all sessions: claude-code, codex (default: both).",
    completion: .list(SimulatedHost.allValueStrings))
  var host: SimulatedHost?

  @Option(
    name: .long,
    help: ArgumentHelp("Payloads a second, or a minute: 10/s, 30/m (default: no pauses).", valueName: "rate"))
  var rate: PayloadRate?

  func validate() throws {
    if !(1...100).contains(sessions) {
      throw ValidationError("--sessions takes a number from 1 to 100, not \(sessions)")
    }
    if !(0...1_000).contains(agents) {
      throw ValidationError("--agents takes a number from 0 to 1000, not \(agents)")
    }
    if !(0...10_000).contains(tasks) {
      throw ValidationError("--tasks takes a number from 0 to 10000, not \(tasks)")
    }
  }

  func run(in context: ProgramContext) throws {
    var run = try SimulationRun(simulation, in: context)
    if simulation.seed == nil { context.output.complain("Seed \(run.seed)") }
    let plan = RandomWorkload.Plan(sessions: sessions, agents: agents, tasks: tasks, host: host)
    var workload = RandomWorkload(plan, on: run.stage())
    let deliveries = workload.deliveries()
    run.isPaced = rate != nil
    try run.play(rate?.spread(deliveries) ?? deliveries)
  }
}
