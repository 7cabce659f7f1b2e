import Testing

@testable import AgentDetection

struct WordListTests {
  private func word(_ text: String) -> PackedWord? {
    PackedWord(Array(text.utf8)[...])
  }

  @Test func `a list holds its words in any case and no others`() throws {
    let list = WordList("alpha beta gamma sixteen-letters")
    for text in ["alpha", "BETA", "Gamma", "sixteen-letters"] {
      #expect(list.contains(try #require(word(text))))
    }
    for text in ["alph", "alphabet", "delta", "a", "sixteen-letter"] {
      #expect(!list.contains(try #require(word(text))))
    }
  }

  @Test func `a word too long for a list, or empty, is no word`() {
    #expect(word("seventeen-letters") == nil)
    #expect(word("") == nil)
  }
}
