import DurableFiles
import ProgressModel
import Shell
import Testing

@testable import OrchestraCLI

@Suite struct TravelRuleTests {
  @Test func `every command is sorted, and none twice`() {
    let lists = [TravelRule.looking, TravelRule.neutral, TravelRule.present, TravelRule.changing]
    for name in CommandTable.own.commands.map(\.name) + ["at", "bisect", "complete", "reference"] {
      #expect(lists.filter { $0.contains(name) }.count == 1, "\(name)")
    }
  }

  /// A context whose session looks at a moment.
  private static func context(_ isSingleUse: Bool = false) throws -> ProgramContext {
    let harness = try CommandHarness()
    var context = ProgramContext(
      environment: [:], workingDirectory: harness.path, calls: LiveFileSystem(), clock: harness.clock,
      hostName: "host",
      input: ScriptedInput([]), output: CapturedOutput(), isProcessGone: { _ in false }, terminalWidth: nil)
    let session = ShellSession(
      place: .init(workingDirectory: harness.path), isInteractive: false, isSingleUse: isSingleUse)
    let past = PastMoment(state: ProgressState(), time: Timestamp(0))
    session.view = TravelView(project: harness.path, past: past, presentClock: harness.clock)
    context.session = session
    return context
  }

  @Test(arguments: [
    ["task", "add", "x"], ["task", "done", "t"], ["note", "x"], ["undo"], ["redo"], ["begin"], ["init"],
    ["agent", "start", "Kai"], ["session", "end", "x"], ["hook"], ["migrate", "up"], ["repair"], ["doctor"],
    ["validate"],
  ])
  func `what changes or tells of the present is refused`(_ words: [String]) throws {
    let refusal = TravelRule.refusal(of: words, in: try Self.context())
    #expect(refusal?.status == .usage)
    #expect(refusal?.hint == "'at now' comes back to the present")
    #expect(
      TravelRule.refusal(of: words, in: try Self.context(true))?.hint == "Run '\(words[0])' without 'at'")
  }

  @Test(arguments: [
    ["task", "t-1"], ["task", "show", "t-1"], ["tasks"], ["task", "add", "--help"], ["at", "now"],
    ["echo", "x"], ["--help"], [],
  ])
  func `what looks, and what has to do with no state, is not`(_ words: [String]) throws {
    #expect(TravelRule.refusal(of: words, in: try Self.context()) == nil)
  }
}
