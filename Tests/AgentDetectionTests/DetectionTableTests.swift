import AgentDetection
import ProgressModel
import Testing

struct DetectionTableTests {
  @Test(arguments: DetectionTable.groups.map(\.name))
  func `the rules agree with a person on every case that is not a known miss`(group: String) throws {
    let cases = try #require(DetectionTable.groups.first { $0.name == group }).cases
    for testCase in cases where !DetectionTable.knownMisses.keys.contains(testCase.testDescription) {
      #expect(testCase.detected == testCase.expected, "\(testCase.testDescription.debugDescription)")
    }
  }

  @Test func `the known misses are exactly the cases that are wrong`() {
    let wrong = DetectionTable.all.filter { $0.detected != $0.expected }
    let said = Dictionary(uniqueKeysWithValues: wrong.map { ($0.testDescription, $0.detected?.name) })
    #expect(said == DetectionTable.knownMisses)
  }

  @Test func `at least 98 percent of the table is right`() {
    let right = DetectionTable.all.count { $0.detected == $0.expected }
    #expect(DetectionTable.all.count >= 1000)
    #expect(right * 100 >= DetectionTable.all.count * 98)
  }

  @Test func `no case is in the table twice`() {
    let cases = DetectionTable.all.map { "\($0.evidence) \($0.roster.entries.count)" }
    let counts = Dictionary(grouping: cases) { $0 }.mapValues(\.count)
    #expect(counts.filter { $0.value > 1 }.isEmpty)
  }

  @Test func `every kind of evidence is in the table`() {
    let sources = Set(DetectionTable.all.compactMap(\.source))
    #expect(sources == [.payload, .teammate, .owner, .activeForm, .mention, .assignment, .text])
  }
}
