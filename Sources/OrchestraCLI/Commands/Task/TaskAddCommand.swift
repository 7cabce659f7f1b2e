import ArgumentParser
import ProgressModel

/// Adds a task by hand.
struct TaskAddCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a task.",
    discussion: "Example: orchestra task add 'Design REST API' --agent Kai --tag api --estimate 2h")

  @OptionGroup var change: ChangeOptions

  @Argument(help: "What is to be done, on one line.")
  var content: String

  @Option(name: .long, help: ArgumentHelp("Who does it.", valueName: "name"), completion: .liveAgent)
  var agent: String?

  @Option(
    name: .long, help: ArgumentHelp("Where it stands already.", valueName: "status"),
    completion: .list(TaskStatusName.allValueStrings))
  var status: TaskStatusName?

  @Option(
    name: .long, help: ArgumentHelp("The task it is a part of.", valueName: "id"), completion: .liveTask)
  var parent: String?

  @Option(
    name: [.customLong("after"), .customLong("blocked-by")],
    help: ArgumentHelp("A task it waits for; may be given several times.", valueName: "id"),
    completion: .liveTask)
  var blockedBy: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("A word to find it by; may be given several times.", valueName: "tag"),
    completion: .liveTag)
  var tag: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("How long it will take: 90s, 15m, 2h, 1h30m.", valueName: "duration"))
  var estimate: String?

  @Option(
    name: .long, help: ArgumentHelp("What to show while it is being done: 'Designing it'.", valueName: "text")
  )
  var activeForm: String?

  @Option(name: .long, help: ArgumentHelp("More about it.", valueName: "text"))
  var description: String?

  @Option(
    name: .long, help: ArgumentHelp("The session it belongs to; without, to none.", valueName: "id"),
    completion: .liveSession)
  var session: String?

  func run(in context: ProgramContext) throws {
    try change.make(.tasks, for: "task add", in: context, beginsProject: true) { project in
      var edit = AddTask(content)
      edit.agent = project.spelled(agent)
      edit.status = status?.status ?? .pending
      edit.parent = parent
      edit.blockedBy = blockedBy
      edit.tags = tag
      edit.estimate = estimate
      edit.activeForm = activeForm
      edit.detail = description
      edit.session = session
      return edit
    }
  }
}
