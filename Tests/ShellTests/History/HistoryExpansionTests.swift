import Shell
import Testing

@Suite struct HistoryExpansionTests {
  private func lines(_ texts: [String]) -> HistoryLines {
    var lines = HistoryLines()
    for text in texts { lines.append(text) }
    return lines
  }

  @Test(
    arguments: [
      ("!!", "status"), ("  !!", "status"), ("!! --all", "status --all"), ("!!|less", "status|less"),
      ("!!; a", "status; a"),
      ("!!>f", "status>f"), ("!1", "tasks --all"), ("!2 x  y", "agents 'a' x  y"), ("!-1", "status"),
      ("!-3", "tasks --all"),
      ("!!　x", "status　x"), ("!!\u{301}", nil), ("!ls", nil), ("!", nil), ("! !", nil), ("!!a", nil),
      ("!1a", nil), ("!-", nil), ("!-a", nil),
      ("a !!", nil), ("!= 3", nil), ("", nil), ("\"!!\"", nil), ("!１", nil),
    ] as [(String, String?)])
  func `a line is named at the start of another`(typed: String, run: String?) throws {
    #expect(try HistoryExpansion.expand(typed, in: lines(["tasks --all", "agents 'a'", "status"])) == run)
  }

  @Test(arguments: [
    ("!4", 3, "Cannot run '!4': the history has lines 1 to 3"),
    ("!0", 3, "Cannot run '!0': the history has lines 1 to 3"),
    ("!-0", 3, "Cannot run '!-0': the history has lines 1 to 3"),
    ("!-4 x", 3, "Cannot run '!-4': the history has lines 1 to 3"),
    ("!99999999999999999999", 3, "Cannot run '!99999999999999999999': the history has lines 1 to 3"),
    ("!2", 1, "Cannot run '!2': the history has line 1 only"),
    ("!!", 0, "Cannot run '!!': the history is empty"),
    ("!7", 0, "Cannot run '!7': the history is empty"),
  ])
  func `a line that is not there is an error with what there is`(typed: String, count: Int, sentence: String)
  {
    let lines = lines((0..<count).map { "line \($0)" })
    let fault = #expect(throws: HistoryExpansion.Fault.self) { try HistoryExpansion.expand(typed, in: lines) }
    #expect(fault?.sentence == sentence)
    #expect(fault?.hint == (count == 0 ? nil : "'history' lists them"))
  }

  @Test(arguments: [
    ("", 99, [1, 2, 3, 4]), ("", 2, [3, 4]), ("", 0, []), ("TASK", 99, [1, 3]), ("task", 1, [3]),
    ("日", 99, [4]), ("zzz", 99, []),
  ])
  func `a search finds any case, newest last`(text: String, limit: Int, numbers: [Int]) {
    let lines = lines(["tasks", "agents", "Task add", "note 日本"])
    #expect(HistorySearch.lines(in: lines, holding: text, limit: limit).map(\.number) == numbers)
  }
}
