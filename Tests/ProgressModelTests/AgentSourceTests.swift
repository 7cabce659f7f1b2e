import ProgressModel
import Testing

struct AgentSourceTests {
  @Test func `evidence is ordered as the design says`() {
    #expect(
      AgentSource.allCases == [
        .hand, .payload, .teammate, .owner, .activeForm, .mention, .assignment, .text, .session, .unknown,
      ])
    #expect(AgentSource.allCases.map(\.rank) == Array(0..<10))
  }

  @Test(arguments: AgentSource.allCases, AgentSource.allCases)
  func `evidence displaces what is as strong or weaker, and a borrowed name displaces none`(
    _ new: AgentSource, _ old: AgentSource
  ) {
    let expected =
      switch (new, old) {
      case (.unknown, _): false
      case (_, .unknown): true
      case (.session, _): false
      default: new.rank <= old.rank
      }
    #expect(new.displaces(old) == expected)
  }
}
