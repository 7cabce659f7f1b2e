import Rendering
import Shell
import TestSupport
import Testing

@Suite struct SourceExcerptTests {
  private func lines(_ line: String, column: Int, length: Int) -> [String] {
    ScriptDiagnostic(
      location: ScriptLocation(name: "a", position: SourcePosition(line: 1, column: column)), message: "m",
      hint: nil,
      line: line, length: length, includedFrom: []
    ).text(.terminal).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [1, 40, 90, 95, 96, 97, 150, 299, 300, 301])
  func `a long line is cut around the fault`(column: Int) throws {
    let digits = String((0..<300).map { Character(String($0 % 10)) })
    let shown = lines(digits, column: column, length: 5)
    let (line, mark) = (shown[1], shown[2])
    #expect(line.count == 100 || line.count == 99)
    #expect(mark.count <= 101)
    let caret = try #require(mark.firstIndex(of: "^"))
    if column <= 300 {
      let under = line[line.index(line.startIndex, offsetBy: mark.distance(from: mark.startIndex, to: caret))]
      #expect(under == Character(String((column - 1) % 10)))
    }
    #expect(line.dropFirst(4).hasPrefix("…") == (column > 34))
    #expect(line.hasSuffix("…") == (column < 238))
  }

  @Test func `a mark longer than the line shown ends with it`() {
    let shown = lines(String(repeating: "a", count: 300), column: 100, length: 200)
    #expect(shown[2].count < 101)
    #expect(shown[1].count == 100)
  }

  /// Texts of any characters: the columns before the mark are those of the text before the fault.
  @Test func `the mark stands right behind any characters`() throws {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "SourceExcerpt"))
    let pieces: [Character] = [
      "a", "日", "👩‍👩‍👧", "🇯🇵", "e\u{301}", "\t", "\u{1B}", "ｱ", "　", "ก็", "\u{200B}", " ",
    ]
    for _ in 0..<500 {
      let characters = (0..<Int.random(in: 1...160, using: &random)).map { _ in random.pick(pieces) }
      let column = Int.random(in: 1...characters.count, using: &random)
      let shown = lines("x" + String(characters), column: column + 1, length: 1)
      let line = shown[1]
      let caret = shown[2].prefix { $0 != "^" }.count
      #expect(TextWidth.columns(of: line) <= 100)
      let fault = VisibleText.of(String(characters[column - 1]))
      // What is left of the line from the caret's column on begins with the fault.
      var rest = line[...]
      while !rest.isEmpty, TextWidth.columns(of: String(line[..<rest.startIndex])) < caret {
        rest.removeFirst()
      }
      try #require(rest.hasPrefix(fault) || TextWidth.columns(of: fault) == 0, "\(shown)")
    }
  }

  @Test func `a line that is not there is left out`() {
    #expect(lines("", column: 1, length: 1) == ["a:1:1: Error: m"])
  }
}
