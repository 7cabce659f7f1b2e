import Testing

@testable import LineEditing

/// What one press of Tab does, and what a list looks like.
@Suite struct CompletionStepTests {
  private func step(
    _ line: String, start: Int = 0, cursor: Int? = nil, _ texts: String..., isFinal: Bool = true
  )
    -> CompletionStep
  {
    let answer = CompletionAnswer(
      start: start, candidates: texts.map { CompletionCandidate($0, isFinal: isFinal) }
    ) { text, isFinal in isFinal ? "<\(text)> " : "<\(text)" }
    return CompletionStep(answer, line: line, cursor: cursor ?? line.count)
  }

  @Test func `one candidate is inserted whole`() {
    #expect(step("a", "abc") == .replace(start: 0, text: "<abc> "))
    #expect(step("x a", start: 2, "abc", isFinal: false) == .replace(start: 2, text: "<abc"))
    #expect(step("a tail", cursor: 1, "abc") == .replace(start: 0, text: "<abc>"))
  }

  @Test func `of many the common part is inserted, if it is more than there is`() {
    #expect(step("a", "abcd", "abxy") == .replace(start: 0, text: "<ab"))
    #expect(step("<ab", "abcd", "abxy") == .list(["abcd", "abxy"].map { CompletionCandidate($0) }))
    #expect(step("<abz", "abcd", "abxy") == .list(["abcd", "abxy"].map { CompletionCandidate($0) }))
    #expect(step("", "b", "c") == .list(["b", "c"].map { CompletionCandidate($0) }))
  }

  @Test func `no candidate, no answer or a place outside the line: refused`() {
    #expect(step("a") == .refuse)
    #expect(CompletionStep(nil, line: "a", cursor: 1) == .refuse)
    #expect(step("a", start: 2, "abc") == .refuse)
    #expect(step("a", start: -1, "abc") == .refuse)
  }

  @Test(arguments: [
    (["abc", "abd"], "ab"), (["設計書", "設計図"], "設計"), (["👩‍💻", "👩‍🔬"], ""), (["é", "e"], ""), ([], ""),
    (["a", ""], ""),
  ])
  func `the common part ends between characters`(texts: [String], expected: String) {
    #expect(CompletionStep.commonPrefix(of: texts) == expected)
  }

  @Test func `columns go down, then right`() {
    let list = CandidateList(candidates: (1...7).map { CompletionCandidate("item\($0)") })
    #expect(list.lines(columns: 24) == ["item1  item4  item7", "item2  item5", "item3  item6"])
    #expect(list.lines(columns: 5) == (1...7).map { "item\($0)".prefix(3) + "…" })
    #expect(
      CandidateList(candidates: [CompletionCandidate("設計"), CompletionCandidate("ab")]).lines(columns: 80)
        == ["設計  ab"])
  }

  @Test func `without room for summaries there are columns`() {
    let list = CandidateList(candidates: [
      CompletionCandidate("t-1", display: "t-1 (Kai)", summary: "Design the REST API"),
      CompletionCandidate("t-2"),
    ])
    #expect(list.lines(columns: 40) == ["t-1 (Kai)  \u{1B}[2mDesign the REST API\u{1B}[22m", "t-2"])
    #expect(list.lines(columns: 26) == ["t-1 (Kai)  \u{1B}[2mDesign the RE…\u{1B}[22m", "t-2"])
    #expect(list.lines(columns: 23) == ["t-1 (Kai)  t-2"])
  }

  @Test func `no list is ever wider than the window`() {
    let candidates = ["a", "設計書", "👩‍💻", "very-long-candidate-name"].map {
      CompletionCandidate($0, summary: "要約 of \($0)")
    }
    for columns in 1...60 {
      for line in CandidateList(candidates: candidates).lines(columns: columns) {
        #expect(PlainText(StyledText(line).shown).columns < max(3, columns))
      }
    }
  }

  @Test(
    arguments: [
      ("a", "a", 1), ("設", "設", 2), ("🙂", "🙂", 2), ("👩‍💻", "👩‍💻", 2), ("🇯🇵", "🇯🇵", 2), ("❤", "❤", 1), ("❤️", "❤️", 2),
      ("e\u{301}", "e\u{301}", 1), ("\u{301}", "◌\u{301}", 1), ("\u{1B}", "␛", 1), ("\u{7F}", "␡", 1),
      ("\u{9B}", "�", 1),
      ("\n", "⏎", 1), ("\t", "␉", 1), ("\u{202E}", "�", 1), ("\u{200B}", "�", 1), ("\u{E000}", "�", 1),
      ("ｱ", "ｱ", 1), ("Ａ", "Ａ", 2), ("1️⃣", "1️⃣", 2), ("‼️", "‼️", 2),
    ] as [(Character, String, Int)])
  func `every character has a harmless form`(character: Character, text: String, columns: Int) {
    let form = CharacterForm(character)
    #expect(form.text == text)
    #expect(form.columns == columns)
  }
}
