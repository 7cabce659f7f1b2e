import DurableFiles

@testable import OrchestraCLI

/// Stands in for processes.
enum StandInPrograms {
  static func ending(status: Int32 = 0, output: String = "", milliseconds: Int = 2) -> ChildProcess.Ending {
    ChildProcess.Ending(
      elapsed: .milliseconds(milliseconds), status: status, output: Array(output.utf8), peakMemory: 9 << 20)
  }

  static func run(_ call: MeasuredCall) -> ChildProcess.Ending {
    let words = call.program.arguments
    switch call.program.program {
    case "floor":
      return words[0] == "--peak" ? ending(output: "{}\n\(7 << 20)\n") : ending(output: "{}", milliseconds: 1)
    case "orchestra": return serve(call)
    default: return ending()
    }
  }

  /// Runs the program in this process, with the environment of the call.
  private static func serve(_ call: MeasuredCall) -> ChildProcess.Ending {
    let output = CapturedOutput()
    let environment = call.program.environment
    let now = environment["ORCHESTRA_NOW_MS"].flatMap { Int64($0) } ?? 0
    let context = ProgramContext(
      environment: environment, workingDirectory: "/", calls: LiveFileSystem(),
      clock: FixedClock(milliseconds: now), hostName: "host",
      input: ScriptedInput([.bytes(call.input), .end]), output: output, isProcessGone: { _ in false },
      terminalWidth: nil)
    let status = Orchestra.run(arguments: call.program.arguments, in: context)
    return ending(status: status, output: output.text(of: \.answer))
  }

  static func context(temporaryFolder: String) throws -> ProgramContext {
    ProgramContext(
      environment: ["TMPDIR": temporaryFolder], workingDirectory: "/", calls: LiveFileSystem(),
      clock: FixedClock(milliseconds: 0), hostName: "host", input: ScriptedInput([]),
      output: CapturedOutput(), isProcessGone: { _ in false }, terminalWidth: nil)
  }
}
