import ProgressModel
import Testing

@testable import Rendering

struct StatusFileTests {
  @Test
  func `the first line says everything in short`() {
    let text = StatusFile(Samples.busy).text()
    #expect(text.split(separator: "\n").first == "61% · 2 agents · ⚡ 3 ⏳ 3 ✅ 8 · Write the changelog")
  }

  @Test
  func `times are moments, and what is a length says as of when`() {
    let text = StatusFile(Samples.busy).text()
    #expect(text.contains("since 2026-11-22T10:11:18Z"))
    #expect(text.contains("42 m 07 s as of the last update"))
    #expect(text.hasSuffix("Last update  2026-11-22T10:14:57Z\n"))
    #expect(!text.contains("ago"))
  }

  @Test
  func `a session that has ended has a length for good`() {
    let state = Samples.state(
      [Samples.task("t", "x", .completed)], sessions: [Samples.session(started: 1_000, ended: 400)])
    let text = StatusFile(state).text()
    #expect(text.contains("Length   10 m 00 s\n"))
    #expect(text.contains("ended"))
  }

  @Test
  func `the status line tells that a session waits for its human`() {
    var session = Samples.session()
    session.state = .waiting
    let state = Samples.state([Samples.task("t", "Ask", .inProgress)], sessions: [session])
    #expect(StatusLine(state, from: Samples.viewpoint()).text() == "0% · ⚡ 1 ⏳ 0 ✅ 0 · waiting for you · Ask")
  }

  @Test
  func `without tasks the status line tells what an agent is for`() {
    #expect(
      StatusLine(Samples.agentsOnly, from: Samples.viewpoint(width: 40)).text()
        == "3 agents · code-reviewer: Review the pa…")
    #expect(StatusLine(ProgressState(), from: Samples.viewpoint(.ja)).text() == "タスクもエージェントもまだありません")
  }
}
