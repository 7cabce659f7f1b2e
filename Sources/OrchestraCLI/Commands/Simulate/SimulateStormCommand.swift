import ArgumentParser
import DurableFiles
import JSONTree
import ProgressModel

/// Proves under many processes that nothing acknowledged is lost.
struct SimulateStormCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "storm",
    abstract: "Let many hooks run at once, kill some, and prove that nothing acknowledged is lost.",
    discussion: """
      Real processes in a project of its own, which is removed afterwards. What each hook acknowledged is held against what the \
      journal holds; the status is 1 when anything is lost, there twice, or does not fit together. \
      'simulate scenarios --show storm' prints how often what goes wrong; --script takes another such file.
      Example: orchestra simulate storm --for 60s
      Example: orchestra simulate storm --for 10s --processes 16 --seed 7 --format json
      """)

  @OptionGroup var output: FormatOptions

  @Option(name: .customLong("for"), help: ArgumentHelp("How long: 10s, 2m.", valueName: "time"))
  var length = StormLength.standard

  @Option(name: .long, help: ArgumentHelp("Hooks at the same time, from 1 to 512.", valueName: "count"))
  var processes = 64

  @Option(
    name: .long,
    help: ArgumentHelp("Makes the choices: which hook meets what (default: the time).", valueName: "number"))
  var seed: UInt64?

  @Option(
    name: .long, help: ArgumentHelp("A file that says how often what goes wrong.", valueName: "file"),
    completion: .file())
  var script: String?

  @Flag(name: .long, help: "Keep the project and say where it is.")
  var keep = false

  func validate() throws {
    if !(1...512).contains(processes) {
      throw ValidationError("--processes takes a number from 1 to 512, not \(processes)")
    }
  }

  func run(in context: ProgramContext) throws {
    let name = script ?? ScenarioCatalog.storm
    let script = try StormScript(name: name, text: try ScenarioCatalog.text(of: name, in: context))
    let seed = seed ?? UInt64(bitPattern: context.now.milliseconds)
    let account = try rage(script, seed, in: context)
    output.show(StormReport.report(of: account), in: context)
    if output.chosen(in: context).isForPeople {
      context.output.answer("\n")
      output.show(StormReport.fates(of: account), in: context)
    }
    if !account.isProved {
      throw Failure(
        .no, account.findings.fault ?? "What was acknowledged is not what is there",
        hint: "orchestra simulate storm --seed \(seed) --keep keeps the files")
    }
  }

  private func rage(_ script: StormScript, _ seed: UInt64, in context: ProgramContext) throws(Failure)
    -> StormAccount
  {
    let signals = HeldSignals()
    // What was pressed meanwhile ends this process here, after the clean-up below.
    defer { signals.release() }
    let scratch = try ScratchFolder.make(in: context)
    defer { if keep { context.output.complain("Kept '\(scratch.path)'") } else { scratch.remove() } }
    context.output.complain(
      "Seed \(seed), \(processes) processes, \(length.text), scratch files on \(scratch.fileSystem ?? "an unknown file system")"
    )
    let hooks = try HookProcesses(in: scratch, settings: Self.settings, context)
    let line = context.progressLine
    defer { line?.clear() }
    var storm = Storm(
      script: script, processes: processes, duration: length.duration, seed: seed, hooks: hooks,
      isInterrupted: { HeldSignals.isPending || context.surroundings.wasInterrupted() }
    ) { account, elapsed in
      line?.show(
        "\(account.total.hooks) hooks, \(account.total.killed) killed, \(Int(elapsed / .seconds(1))) s")
    }
    var account = try storm.rage()
    account.findings = StormProof(hooks: hooks).findings()
    return account
  }

  /// Ended sessions leave at once and the journal is rotated often: both belong to the proof.
  ///
  /// No segment is ever dropped: they are what the proof reads.
  private static let settings: JSONObject = [
    "journalBytes": 524_288, "journalSegments": 10_000, "keepEndedSessionsHours": 0,
  ]
}

/// How long a storm lasts: from a second to a day.
struct StormLength: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let text: String
  let duration: Duration

  static let standard = StormLength(text: "10s", duration: .seconds(10))

  private init(text: String, duration: Duration) {
    (self.text, self.duration) = (text, duration)
  }

  init?(argument: String) {
    guard let age = Age(argument: argument), (1_000...86_400_000).contains(age.milliseconds) else {
      return nil
    }
    self.init(text: argument, duration: .milliseconds(age.milliseconds))
  }

  var defaultValueDescription: String { text }
}
