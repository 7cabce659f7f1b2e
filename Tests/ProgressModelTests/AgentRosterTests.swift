import ProgressModel
import Testing

struct AgentRosterTests {
  @Test func `the twelve of Orchestra have their emoji, whatever the case`() {
    let names = AgentRoster.standard.entries.map(\.name)
    #expect(
      names == [
        "Alex", "Blake", "Eden", "Finn", "Iris", "Kai", "Leo", "Mina", "Nova", "Riley", "Skye", "Theo",
      ])
    #expect(AgentRoster.standard.entries.map(\.emoji).joined() == "🙂😎🤓😤🤨🤔😌😊😄🧐😐😬")
    #expect(AgentRoster.standard.emoji(of: "kAI") == "🤔")
    #expect(AgentRoster.standard.entry(named: "NOVA")?.name == "Nova")
  }

  @Test func `who is not on the roster has a question mark`() {
    #expect(AgentRoster.standard.emoji(of: "Unknown") == "❓")
    #expect(AgentRoster.standard.emoji(of: "") == "❓")
    #expect(AgentRoster.standard.entry(named: "Kaito") == nil)
  }

  @Test func `a project adds its own and may change an emoji, not a name`() {
    let roster = AgentRoster.standard.adding([
      .init(name: "Yuki", emoji: "❄️"), .init(name: "KAI", emoji: "🦊"), .init(name: "", emoji: "💥"),
      .init(name: "yuki", emoji: "⛄️"),
    ])
    #expect(roster.entries.count == 13)
    #expect(roster.emoji(of: "Yuki") == "⛄️")
    #expect(roster.entry(named: "kai") == .init(name: "Kai", emoji: "🦊"))
  }
}
