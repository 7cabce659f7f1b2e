import ProgressModel
import Testing

@testable import Rendering

struct LanguageTests {
  static let words: [(word: String, language: Language?)] = [
    ("en", .en), ("ja", .ja), ("JA", .ja), ("ja_JP.UTF-8", .ja), ("en-GB", .en), ("de", nil), ("", nil),
    ("japanese", nil),
  ]

  @Test(arguments: words)
  func `a language is read from its word`(_ row: (word: String, language: Language?)) {
    #expect(Language(word: row.word) == row.language)
  }

  @Test(arguments: Language.allCases)
  func `every status and state has a word of its own`(_ language: Language) {
    let phrases = Phrases(language)
    #expect(Set(TaskStatus.allCases.map(phrases.status)).count == TaskStatus.allCases.count)
    #expect(
      Set(TrackedSession.State.allCases.map(phrases.state)).count == TrackedSession.State.allCases.count)
    #expect(Set(AgentSource.allCases.map(phrases.evidence)).count == AgentSource.allCases.count)
  }

  @Test
  func `one of a thing is not told in the plural`() {
    #expect(Phrases(.en).agents(1) == "1 agent")
    #expect(Phrases(.en).agents(2) == "2 agents")
    #expect(Phrases(.en).sessions(1) == "1 session")
  }
}
