import ArgumentParser
import ProgressModel
import Rendering
import Shell

/// Shows where what is known of a task or an agent comes from.
struct WhyCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show the events and the evidence behind a task or an agent.",
    discussion: """
      Of a task: what named its agent, every change of it with time and event number, what its time is made of.
      'why agent NAME' shows how an agent started and stopped, and which tasks name it.
      Example: orchestra why t-3f2a9c
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Argument(
    help: ArgumentHelp("A task's id or the beginning of it; or 'agent'.", valueName: "task"),
    completion: .live(.task))
  var subject: String

  @Argument(
    help: ArgumentHelp("After 'agent': its name or id.", valueName: "agent"), completion: .live(.agent))
  var agent: String?

  func validate() throws {
    if subject == "agent", agent == nil {
      throw ValidationError("'why agent' needs the name or id of an agent")
    }
    if subject != "agent", let agent {
      throw ValidationError("Unexpected argument '\(agent)': only 'agent' takes a second word")
    }
  }

  func run(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "why")
    if let agent { return try showAgent(agent, in: state, of: project) }
    let task = try TaskCommand.task(subject, in: state)
    let steps = try RecordedHistory(of: project).steps(ofTask: task.id)
    let evidence =
      steps.isEmpty ? EvidenceOfTask(of: task, in: state) : EvidenceOfTask(of: task, recorded: steps)
    let viewpoint = project.viewpoint
    switch output.chosen(in: context).name {
    case "table":
      let text = EvidenceText(
        of: evidence, in: state, from: viewpoint, width: output.width(in: context),
        style: output.style(in: context))
      context.output.answer(text.text())
    case "json", "jsonl":
      output.show(EvidenceReport.report(of: evidence, in: state, from: viewpoint), in: context)
    default:
      output.show(EvidenceReport.events(of: evidence.steps, from: viewpoint), in: context)
    }
  }

  private func showAgent(_ name: String, in state: ProgressState, of project: Project) throws {
    let context = project.context
    let agents = EvidenceOfAgent.agents(called: name, in: state)
    if agents.isEmpty {
      let names = (state.activeAgents + state.finishedAgents).map(\.name)
      let near = NearMatch.closest(to: name, among: names)
      throw Failure(
        .missingInput, "Cannot find the agent '\(VisibleText.of(name))'",
        hint: near.map { "Did you mean '\(VisibleText.of($0))'? " } ?? "'orchestra agents --all' lists them")
    }
    let events = try RecordedHistory(of: project).events { EvidenceOfAgent.concerns($0, agents) }
    let evidence = agents.map { EvidenceOfAgent(of: $0, events: events, in: state) }
    if output.isForPeople(in: context) {
      let texts = evidence.map { evidence in
        EvidenceAgentText(
          of: evidence, from: project.viewpoint, width: output.width(in: context),
          style: output.style(in: context)
        ).text()
      }
      context.output.answer(texts.joined(separator: "\n"))
    } else {
      output.show(EvidenceAgentReport.report(of: evidence, from: project.viewpoint), in: context)
    }
  }
}
