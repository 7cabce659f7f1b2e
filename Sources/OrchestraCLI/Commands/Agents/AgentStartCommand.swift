import ArgumentParser
import ProgressModel

/// Says that an agent is at work.
struct AgentStartCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Say that an agent is at work, with --task on what.",
    discussion: "Example: orchestra agent start Kai --task t-3f2a9c --purpose 'Design the API'")

  @OptionGroup var change: ChangeOptions

  @Argument(help: "Its name.", completion: .liveAgent)
  var name: String

  @Option(
    name: .long, help: ArgumentHelp("A task that it begins.", valueName: "id"), completion: .liveTask)
  var task: String?

  @Option(name: .long, help: ArgumentHelp("Its type, such as general-purpose.", valueName: "type"))
  var type: String?

  @Option(name: .long, help: ArgumentHelp("What it is asked to do.", valueName: "text"))
  var purpose: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The session it runs in; without, that of the task, or none.", valueName: "id"),
    completion: .liveSession)
  var session: String?

  func run(in context: ProgramContext) throws {
    try change.make(.agents, for: "agent start", in: context, beginsProject: task == nil && session == nil) {
      project in
      var edit = StartAgent(project.spelled(name) ?? name)
      edit.task = task
      edit.type = type
      edit.purpose = purpose
      edit.session = session
      return edit
    }
  }
}
