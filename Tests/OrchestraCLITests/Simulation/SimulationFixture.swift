import DurableFiles
import JSONTree
import TestSupport

@testable import OrchestraCLI

/// A project on disk and a stage in front of it.
struct SimulationFixture {
  let harness: CommandHarness
  let project: Project
  let stage: SimulationStage

  init(seed: UInt64 = 1) throws {
    harness = try CommandHarness()
    project = try Project.open(
      harness.path, in: Self.context(at: harness.path, milliseconds: harness.clock.now()))
    stage = SimulationStage(directory: "/home/user/lantern", home: "/home/user", seed: seed)
  }

  static func context(at path: String = "/", milliseconds: Int64 = 1_762_252_225_000) -> ProgramContext {
    ProgramContext(
      environment: [:], workingDirectory: path, calls: LiveFileSystem(),
      clock: FixedClock(milliseconds: milliseconds), hostName: "host", input: ScriptedInput([.end]),
      output: CapturedOutput(), isProcessGone: { _ in false }, terminalWidth: nil)
  }
}

extension SimulatedDelivery {
  var event: String { payload.payload["hook_event_name"]?.string ?? "" }
}
