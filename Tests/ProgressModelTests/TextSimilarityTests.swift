import Testing
import TestSupport

@testable import ProgressModel

struct TextSimilarityTests {
  static let scores: [(String, String, Double)] = [
    ("", "", 1), ("", "a", 0), ("a", "a", 1), ("a", "A", 1), ("a", "b", 0), (" a ", "a", 1), ("a", "ab", 0),
    ("Write tests", "Write tests", 1), ("Write tests", "write  TESTS", 1), ("write tests", "writetests", 1),
    ("night", "nacht", 0.25), ("ab", "cd", 0), ("aaaa", "aa", 0.5), ("設計", "設計書", 2.0 / 3),
    ("設計", "試験", 0), ("検索機能を設計する", "検索機能の設計をする", 10.0 / 17), ("🧪🧪", "🧪", 0), ("Äb", "äB", 1),
  ]

  @Test(arguments: scores.indices)
  func `likeness is the share of common pairs of letters`(_ index: Int) {
    let (left, right, score) = Self.scores[index]
    #expect(abs(TextSimilarity.score(left, right) - score) < 0.000_1)
    #expect(TextSimilarity.score(left, right) == TextSimilarity.score(right, left))
  }

  @Test func `likeness equals a naive count of pairs`() {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "random texts"))
    func text() -> String {
      String((0..<Int.random(in: 2...30, using: &random)).map { _ in random.pick(Array("abcdeé設計 ")) })
    }
    func pairs(_ text: String) -> [[Unicode.Scalar]] {
      let scalars = text.unicodeScalars.filter { $0 != " " }
      return zip(scalars, scalars.dropFirst()).map { [$0, $1] }
    }
    for _ in 0..<300 {
      let (left, right) = (text(), text())
      var rest = pairs(right)
      let shared = pairs(left).filter { pair in
        rest.firstIndex(of: pair).map { rest.remove(at: $0) } != nil
      }
      let total = pairs(left).count + pairs(right).count
      if pairs(left).isEmpty || pairs(right).isEmpty { continue }
      #expect(
        TextSimilarity.score(left, right) == 2 * Double(shared.count) / Double(total), "\(left) / \(right)")
    }
  }

  @Test func `only the first two hundred letters are compared`() {
    let start = String(repeating: "設計と実装", count: 40)
    #expect(TextSimilarity.score(start + "one", start + "two") == 1)
    #expect(TextSimilarity.score(start, String(repeating: "x", count: 100_000)) == 0)
  }

  @Test(arguments: [
    ("  Write\t\ttests \n", "write tests"), ("", ""), ("   ", ""), ("設計\u{3000}実装", "設計 実装"), ("ÄB", "äb"),
  ])
  func `the normal form ignores case and white space`(_ text: String, _ normal: String) {
    #expect(TextSimilarity.normalized(text) == normal)
  }
}
