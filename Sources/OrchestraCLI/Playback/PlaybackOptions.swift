import ArgumentParser
import Shell

/// How payloads are played: the same words for what is simulated and what was recorded.
struct PlaybackOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Play with the pauses between the payloads, so many times as fast: 1 is real time (default: no pauses).",
      valueName: "factor"))
  var speed: PlaybackSpeed?

  @Flag(name: .long, help: "Show each payload, its events and what they change, and wait for Enter.")
  var step = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End as soon as this is so, in the words of 'expect', as one word: 'stats.failedTasks > 0'.",
      valueName: "condition"))
  var until: String?

  /// Returns the player that these options ask for.
  ///
  /// - Throws: `Failure` of usage for a condition that cannot be read.
  func playback(of project: Project, showing output: FormatOptions) throws(Failure) -> Playback {
    var playback = Playback(in: project.context, pace: speed.map { .times($0.factor) } ?? .atOnce)
    playback.until = try until.map { text throws(Failure) in try StateCondition.reading(text) }
    if step { playback.steps = PlaybackSteps(project: project, output: output) }
    return playback
  }

}

/// How many times as fast as it was: a number above 0, up to a million; an `x` behind it does no harm.
struct PlaybackSpeed: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let factor: Double

  init?(argument: String) {
    let text = argument.hasSuffix("x") ? argument.dropLast() : argument[...]
    // Digits only: the number reader would take hexadecimal numbers, infinities and exponents too.
    guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), let factor = Double(text), factor > 0,
      factor <= 1_000_000
    else { return nil }
    self.factor = factor
  }
}
