import LockBenchmark
import Testing

@Suite struct PlaceholderTests {
  @Test func `every strategy has a word`() { #expect(LockStrategy(rawValue: "mkdir-poll") == .mkdirPoll) }
}
