import Testing

@testable import AgentDetection

struct VerbsTests {
  @Test(
    arguments: [
      ("design", Verbs.Form.base), ("Implement", .base), ("designs", .finite), ("fixes", .finite),
      ("tidies", .finite),
      ("designed", .past), ("moved", .past), ("mapped", .past), ("wrote", .past), ("designing", .progressive),
      ("frobnicating", .progressive), ("string", nil), ("dataset", nil), ("s", nil), ("petals", nil),
      ("ing", nil),
    ] as [(String, Verbs.Form?)])
  func `a word has the form of a verb or none`(word: String, form: Verbs.Form?) {
    #expect(Verbs.form(of: Array(word.utf8)[...]) == form)
  }
}
