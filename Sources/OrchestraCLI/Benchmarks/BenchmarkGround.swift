import DurableFiles

/// What benchmarks stand on: a scratch folder, a way to run programs, and signals that wait until everything is tidied up.
enum BenchmarkGround {
  /// Runs `body` with a scratch folder, which is gone afterwards, also after Ctrl-C.
  ///
  /// - Throws: `cannotCreate`, and what `body` throws.
  static func use<Answer>(
    in context: ProgramContext, _ body: (ScratchFolder, ProgramRunner) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let signals = HeldSignals()
    // What was pressed meanwhile ends this process here, after the clean-up below.
    defer { signals.release() }
    let scratch = try ScratchFolder.make(in: context)
    defer { scratch.remove() }
    context.output.complain(
      "\(ChildProcess.processorCount()) processors, scratch files on \(scratch.fileSystem ?? "an unknown file system")"
    )
    #if DEBUG
    context.output.complain("This is a debug build: its times say nothing about a release")
    #endif
    let run = ProgramRunner(
      run: { call throws(ChildProcess.Fault) in try call.program.run(input: call.input) },
      isInterrupted: { HeldSignals.isPending })
    return try body(scratch, run)
  }
}

/// The programs that a benchmark runs, and their environment.
struct BenchmarkPrograms: Sendable {
  /// The program whose hook is measured.
  var program: String
  /// The program that makes the same system calls without understanding anything; nil for none.
  var floor: String?
  /// This program, which fills the projects.
  var ownProgram: String
  var environment: [String: String] = [:]

  /// The programs for this process; `program` nil measures this one.
  static func current(
    program: String?, floor: String?, in context: ProgramContext
  ) throws(Failure) -> BenchmarkPrograms {
    guard let ownProgram = ChildProcess.ownProgram() else {
      throw Failure(.internalFault, "Cannot find the file of this program")
    }
    return BenchmarkPrograms(
      program: program ?? ownProgram, floor: floor, ownProgram: ownProgram, environment: environment(context))
  }

  /// The environment without what would steer the hooks elsewhere than to the scratch projects.
  private static func environment(_ context: ProgramContext) -> [String: String] {
    let own = ["ORCHESTRA_", "CLAUDE", "PROJECT_ROOT"]
    var environment = context.environment.filter { variable in !own.contains { variable.key.hasPrefix($0) } }
    environment["CLAUDECODE"] = "1"
    return environment
  }
}
