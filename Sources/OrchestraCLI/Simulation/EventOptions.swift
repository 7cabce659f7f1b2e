import ArgumentParser

/// What every simulated event has: who it happens to, and what goes wrong with it.
struct EventOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The session it belongs to: a name within a scenario; else the beginning of an id, or a name for a new session \
      (default: the one at work).
      """, valueName: "session"), completion: .liveSession)
  var session: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The host it comes from: claude-code, codex (default: that of the session, else claude-code).",
      valueName: "host"), completion: .list(SimulatedHost.allValueStrings))
  var host: SimulatedHost?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      What goes wrong with it; may be given several times: swapped, repeated, missing, hostile, clock=+2h, torn, stalled, \
      kill=POINT, lock-held, full-disk, future-snapshot. docs/simulate.md explains them.
      """, valueName: "fault"), completion: .list(SimulationFault.allValueStrings))
  var fault: [SimulationFault] = []

  func validate() throws {
    if fault.count(where: \.needsProcesses) > 1 {
      throw ValidationError(
        "Only one of torn, stalled, kill, lock-held, full-disk, future-snapshot can happen to an event")
    }
  }
}

/// For events that may happen inside a subagent.
struct ActorOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The subagent that does it, by type or id (default: the main agent).", valueName: "agent"),
    completion: .liveAgent)
  var agent: String?
}

/// What is done with simulated payloads: the same words for events, scenarios and random workloads.
struct SimulationOptions: ParsableArguments {
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var playback: PlaybackOptions

  @Flag(name: .long, help: "Record it in the project; without, only what would change is shown.")
  var apply = false

  @Flag(name: .long, help: "Only write the payloads to standard output, one JSON object a line.")
  var emit = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Makes ids and choices: the same number, the same simulation (default: the time).", valueName: "number")
  )
  var seed: UInt64?

  func validate() throws {
    if emit && apply { throw ValidationError("--emit and --apply exclude each other") }
    if emit && playback.until != nil {
      throw ValidationError("--until needs a state to look at, which --emit has not")
    }
  }

  /// Whether none of them was given: a line of a scenario has no say in what is done with the whole.
  var isBare: Bool {
    project.root == nil && output.format == nil && output.color == nil && playback.speed == nil
      && !playback.step && playback.until == nil && !apply && !emit && seed == nil
  }
}
