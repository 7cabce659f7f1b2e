import DurableFiles
import JSONTree
import LockBenchmark
import Rendering
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct BenchLockCommandTests {
  @Test(arguments: [
    ["--rounds", "0"], ["--processes", "0"], ["--processes", "2,2"], ["--processes", "513"],
    ["--processes", ""], ["--strategy", "prayer"], ["--strategy", "flock,flock"], ["--hold", "5"],
    ["--hold", "-1ms"], ["--for", "0"], ["--updates", "0"], ["--tolerance=-1"], ["--warm-up=-1"],
    ["--deadline", "1e3s"], ["--worker", "nonsense"],
  ])
  func `what cannot be measured is refused before anything is started`(_ options: [String]) throws {
    let result = try CommandHarness().run(["bench", "lock"] + options, input: ScriptedInput([.end]))
    #expect(result.status == 64, "\(result)")
    #expect(result.output.isEmpty)
  }

  @Test func `a baseline that is missing or is none is named`() throws {
    let harness = try CommandHarness()
    #expect(harness.run("bench", "lock", "--compare", "nowhere.json").status == 66)
    try harness.folder.write("lantern/other.json", Array("{\"kind\": \"something\"}".utf8))
    let result = harness.run("bench", "lock", "--compare", "other.json")
    #expect(result.status == 65)
    #expect(result.errors.contains("other.json"))
  }

  @Test func `a baseline made with other options is refused`() throws {
    let harness = try CommandHarness()
    let baseline = LockBaseline(plan: ContentionPlan(), figures: []).text(circumstances: [:])
    try harness.folder.write("lantern/baseline.json", Array(baseline.utf8))
    let result = harness.run("bench", "lock", "--compare", "baseline.json", "--hold", "2ms")
    #expect(result.status == 64)
    #expect(result.errors.contains("--hold 500us"))
  }

  @Test(
    arguments: [
      ("0", 0, "0"), ("500us", 500_000, "500us"), ("500µs", 500_000, "500us"), ("1.5ms", 1_500_000, "1500us"),
      ("2s", 2_000_000_000, "2s"), ("7ns", 7, "7ns"),
    ] as [(String, Int64, String)])
  func `a short time is read and written`(_ text: String, _ nanoseconds: Int64, _ written: String) {
    #expect(ShortTime(argument: text)?.nanoseconds == nanoseconds)
    #expect(ShortTime(argument: text)?.text == written)
  }

  @Test(arguments: ["", "5", "ms", "-1ms", "1 ms", "0x1ms", "1e3s", "infs", "2h", "3601s"])
  func `anything else is no short time`(_ text: String) { #expect(ShortTime(argument: text) == nil) }
}
