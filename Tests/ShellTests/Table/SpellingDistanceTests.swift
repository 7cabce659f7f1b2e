import Shell
import Testing

@Suite struct SpellingDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("task", "task", 0), ("taks", "task", 1),
    ("tsak", "task", 1),
    ("tass", "task", 1), ("tasks", "task", 1), ("tak", "task", 1), ("stats", "status", 1),
    ("kitten", "sitting", 3),
    ("ca", "abc", 3), ("é", "e", 1), ("日本", "本日", 1),
  ])
  func `slips are counted`(left: String, right: String, expected: Int) {
    #expect(SpellingDistance.between(left, right) == expected)
    #expect(SpellingDistance.between(right, left) == expected)
  }

  @Test func `at most three are suggested, nearest first`() {
    #expect(
      SpellingDistance.nearest(to: "abcd", among: ["abxx", "abcx", "abce", "abcd1", "zzzz"]) == [
        "abcx", "abce", "abcd1",
      ])
    #expect(SpellingDistance.nearest(to: "ab", among: ["a", "cd", "abc"]) == ["a", "abc"])
  }
}
