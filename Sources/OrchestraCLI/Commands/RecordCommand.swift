import ArgumentParser
import ProgressModel
import Rendering

/// Keeps the payloads that hooks get.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Keep the payloads that arrive at hooks, to replay them.",
    subcommands: [RecordOnCommand.self, RecordOffCommand.self, RecordStatusCommand.self])
}

/// Begins a recording.
struct RecordOnCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Begin to record, or go on in a recording.",
    discussion: """
      From now on every hook of this project appends its payload to the file, which only you can read. Tokens, \
      passwords and other secrets are taken out by pattern before anything is written; docs/record-replay.md lists \
      the patterns. A file that is full is put aside as FILE.1 and another begins; older ones go.
      Example: record on
      Example: record on --limit 5M --keep 3
      """)

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: "The recording; default: .orchestra/cache/recording.jsonl in the project.", completion: .file())
  var file: String?

  @Option(name: .long, help: ArgumentHelp("Bytes a file may have: 500k, 32M, 1G.", valueName: "size"))
  var limit = ByteLimit(RecordingOrder.largestFile)

  @Option(
    name: .long, help: ArgumentHelp("Full files that stay beside the newest, 0 to 99.", valueName: "count"))
  var keep = 1

  @Flag(name: .long, help: "End with the first full file instead of beginning another.")
  var stopWhenFull = false

  @Flag(name: .long, help: "Keep secrets as they are.")
  var raw = false

  func validate() throws {
    if !(0...99).contains(keep) { throw ValidationError("--keep takes a number from 0 to 99, not \(keep)") }
    if limit.bytes < RecordingOrder.smallestFile {
      throw ValidationError("--limit takes at least \(RecordingOrder.smallestFile / 1_000)k")
    }
  }

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    let (order, beginning) = try Recording(project: project).begin(
      file, isRaw: raw, maximumBytes: limit.bytes, keptFiles: stopWhenFull ? nil : keep)
    let path = VisibleText.of(order.path(in: project))
    context.output.answer("\(beginning == .begun ? "Recording" : "Recording goes on") in '\(path)'\n")
    if raw { context.output.complain("Secrets are not taken out: think before you give the file away") }
  }
}

/// Ends a recording.
struct RecordOffCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "End recording; the file stays.",
    discussion: """
      Ending what has not begun is no failure.
      Example: record off
      """)

  @OptionGroup var project: ProjectOptions

  func run(in context: ProgramContext) throws {
    let recording = Recording(project: try project.project(in: context))
    let file = recording.status().file
    guard try recording.end() else {
      context.output.answer("Nothing is being recorded\n")
      return
    }
    context.output.answer("Recording has ended\(file.map { ": '\(VisibleText.of($0))'" } ?? "")\n")
  }
}

/// Shows whether there is a recording.
struct RecordStatusCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show whether payloads are recorded, where and how many.",
    discussion: """
      Ends with 0 whether or not anything is recorded, and with 1 when hooks are told to record and cannot.
      Example: record status --format json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions

  func run(in context: ProgramContext) throws {
    let project = try project.project(in: context)
    let report = Recording(project: project).status()
    output.show(report.report, in: context)
    if report.fault != nil { throw ExitCode(Failure.Status.no.rawValue) }
  }
}
