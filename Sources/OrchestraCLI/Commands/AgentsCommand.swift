import ArgumentParser
import Rendering

/// Lists agents.
struct AgentsCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents", abstract: "List the agents at work.", discussion: "Example: orchestra agents --all"
  )

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Also those that finished lately.")
  var all = false

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "agents")
    output.show(AgentReport.report(of: state, withFinished: all, from: project.viewpoint), in: context)
  }
}
