import Testing

@testable import LineEditing

/// Ctrl-R without a terminal.
@Suite struct HistorySearchTests {
  private let lines = ["alpha one", "Beta", "alpha two", "alpha two", "設計 図"]

  @Test func `the newest line is found first, then older ones, never the same text twice`() {
    var search = HistorySearch(original: "draft", cursor: 2)
    #expect(search.shown(in: lines) == ("draft", 2))
    search.add("al", in: lines)
    #expect(search.shown(in: lines) == ("alpha two", 0))
    search.older(in: lines)
    #expect(search.shown(in: lines) == ("alpha one", 0))
    search.older(in: lines)
    #expect(search.hasFailed)
    search.newer(in: lines)
    #expect(search.shown(in: lines) == ("alpha two", 0))
    #expect(!search.hasFailed)
  }

  @Test func `a longer pattern looks on from the line that is shown`() {
    var search = HistorySearch(original: "", cursor: 0)
    search.add("a", in: lines)
    search.add("lpha o", in: lines)
    #expect(search.shown(in: lines) == ("alpha one", 0))
    search.removeLast(in: lines)
    #expect(search.shown(in: lines) == ("alpha two", 0))
  }

  @Test func `capitals matter once there is one`() {
    var search = HistorySearch(original: "", cursor: 0)
    search.add("beta", in: lines)
    #expect(search.shown(in: lines) == ("Beta", 0))
    search = HistorySearch(original: "", cursor: 0)
    search.add("ALPHA", in: lines)
    #expect(search.hasFailed)
  }

  @Test func `the cursor is where the pattern begins`() {
    var search = HistorySearch(original: "", cursor: 0)
    search.add("図", in: lines)
    #expect(search.shown(in: lines) == ("設計 図", 3))
    #expect(search.prompt == "(reverse-i-search)`図': ")
  }

  @Test func `an empty history fails and nothing more`() {
    var search = HistorySearch(original: "x", cursor: 1)
    search.older(in: [])
    search.add("y", in: [])
    search.newer(in: [])
    #expect(search.hasFailed)
    #expect(search.shown(in: []) == ("x", 1))
    search.removeLast(in: [])
    search.removeLast(in: [])
    #expect(!search.hasFailed)
  }
}
