import ArgumentParser
import ProgressModel
import Rendering

/// Serves recorded payloads again.
struct ReplayCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Serve the payloads of a recording or a transcript again.",
    discussion: """
      Reads what 'record' keeps, payloads one a line as 'simulate --emit' prints them, or a session's transcript of \
      Claude Code, whose tool calls become the events that hooks would have got; the content tells which. Without \
      --into and --apply nothing is written: payloads go into memory, from nothing; in the shell into its sandbox. \
      The time is that of the payloads, and --into makes the same files of the same input on every machine. Lines \
      that cannot be used are named and passed over.
      Example: replay recording.jsonl
      Example: replay recording.jsonl --into copy --until 'stats.completedTasks > 0'
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var playback: PlaybackOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The recording or transcript; '-' is standard input.", completion: .file())
  var file: String

  @Option(
    name: .long, help: ArgumentHelp("Make a new project in this folder.", valueName: "folder"),
    completion: .directory)
  var into: String?

  @Flag(name: .long, help: "Record what the payloads say in the project.")
  var apply = false

  @Flag(name: .long, help: "End with 65 when a line could not be used.")
  var strict = false

  @Flag(name: .long, help: "Show every difference, however many there are.")
  var all = false

  func validate() throws {
    if into != nil && apply { throw ValidationError("Give --into or --apply, not both") }
    if into != nil && project.root != nil {
      throw ValidationError("--into makes a project of its own; --root has no meaning for it")
    }
  }

  func run(in context: ProgramContext) throws {
    let played = try PlayedFile(file, in: context)
    let target: ReplayRun.Target = into.map { .folder(context.path($0)) } ?? (apply ? .present : .rehearsal)
    let run = ReplayRun(file: played, target: target, playback: playback, output: output, context: context)
    let outcome = try run.play(in: project)
    ReplaySummary(file: played, played: outcome, output: output, isWhole: all, context: context).show()
    let count = played.faults.count
    if strict, count > 0 {
      throw Failure(
        .damagedData,
        "Cannot use \(count == 1 ? "a line" : "\(count) lines") of '\(VisibleText.of(file))'; the others were replayed"
      )
    }
  }
}
