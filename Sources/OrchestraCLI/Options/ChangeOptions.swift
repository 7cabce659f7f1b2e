import ArgumentParser
import Shell

/// What every command has that changes something.
struct ChangeOptions: ParsableArguments {
  @OptionGroup var project: ProjectOptions

  @Flag(name: .long, help: "Only show what would change.")
  var dryRun = false

  @Option(
    name: .long, help: ArgumentHelp("How long to wait for other writers at most.", valueName: "seconds"))
  var lockTimeout = LockTimeout.standard

  @Flag(name: .shortAndLong, help: "Only the ids of what changed, one a line.")
  var quiet = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What changed as objects instead of sentences: json, or any format of 'orchestra tasks'.",
      valueName: "format"),
    completion: .list(FormatName.allValueStrings))
  var format: FormatName?
}

/// Candidates that are asked for when they are needed: what there is now.
///
/// The one place that says how a shell asks.
extension CompletionKind {
  static var liveTask: CompletionKind { .live(.task) }
  static var liveAgent: CompletionKind { .live(.agent) }
  static var liveSession: CompletionKind { .live(.session) }
  static var liveTag: CompletionKind { .live(.tag) }
}
