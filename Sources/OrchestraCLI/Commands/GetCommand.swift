import ArgumentParser
import JSONTree
import ProgressStore
import Rendering
import Shell

/// Shows one part of the state.
struct GetCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show what is at a path in the state.",
    discussion: """
      Paths lead into the state as progress.json shows it: stats.overallProgress, tasks[0], tasks[-1].agent,
      tasks[*].id, tasks[status=in_progress].content. Without a path: what there is.
      Words and numbers are written bare, one a line, lists and objects as JSON. docs/looking.md says more.
      Example: orchestra get stats.overallProgress
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  @Argument(
    help: ArgumentHelp("A path such as stats.totalTasks.", valueName: "path"), completion: .live(.path))
  var path: String?

  @Flag(name: .long, help: "Text as it is, with its line breaks; on a terminal it is made harmless still.")
  var raw = false

  @Flag(name: .long, help: "Show nothing; the status is 0 when the path leads somewhere, else 1.")
  var exists = false

  func validate() throws {
    if exists && path == nil { throw ValidationError("--exists needs a path") }
  }

  func run(in context: ProgramContext) throws {
    guard let path else { return try showMembers(in: context) }
    let wanted: StatePath
    do { wanted = try StatePath(path) } catch { throw Failure(error, in: path) }
    let (project, state) = try project.state(in: context, for: "get")
    let found = wanted.matches(in: snapshotValue(of: state, only: wanted.firstMember))
    if exists {
      if found.isEmpty { throw ExitCode(Failure.Status.no.rawValue) }
      return
    }
    if found.isEmpty {
      let absence = wanted.absence(in: snapshotValue(of: state))
      throw Failure(
        .missingInput, "Cannot find '\(VisibleText.of(path))': \(absence.cause)", hint: absence.hint)
    }
    show(found, of: wanted, from: project.viewpoint, in: context)
  }

  private func showMembers(in context: ProgramContext) throws {
    let (project, state) = try project.state(in: context, for: "get")
    output.show(StateMembersReport.report(of: snapshotValue(of: state), from: project.viewpoint), in: context)
  }

  private func show(
    _ matches: [JSONPath.Match], of path: StatePath, from viewpoint: Viewpoint, in context: ProgramContext
  ) {
    let values = matches.map(\.value)
    switch output.chosen(in: context).name {
    case "json":
      let value = path.asksForMany ? .array(values) : values.first ?? .null
      context.output.answer(value.text(.pretty) + "\n")
    case "jsonl": context.output.answer(values.map { $0.text(.compact) + "\n" }.joined())
    case "table", "plain":
      let json = ColoredJSON(style: output.isForPeople(in: context) ? output.style(in: context) : .plain)
      let isRaw = raw && context.terminalWidth == nil
      let breaks = raw ? VisibleText.Breaks.kept : .spaces
      let texts = values.map { value in
        switch value {
        case .string(let text): isRaw ? text : VisibleText.of(text, breaks: breaks)
        case .array, .object: json.text(of: value)
        case .null, .bool, .number: MatchText.bare(value)
        }
      }
      context.output.answer(texts.map { $0 + "\n" }.joined())
    default:
      output.show(MatchReport.report(of: matches, from: viewpoint), in: context)
    }
  }
}
