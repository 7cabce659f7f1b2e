import Foundation
import ProgressModel
import Testing

@testable import AgentDetection

struct DetectionRuleCatalogTests {
  @Test func `every file in Rules is in the catalogue`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/AgentDetection/Rules")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
    let rules = files.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(rules.sorted() == DetectionRuleCatalog.all.map { "\(type(of: $0))" }.sorted())
  }

  @Test func `the catalogue goes from the strongest evidence to the weakest`() {
    let ranks = DetectionRuleCatalog.all.map(\.source.rank)
    #expect(ranks == ranks.sorted())
    #expect(Set(ranks).count == ranks.count)
  }

  @Test func `only a hand, the session and nothing at all have no rule`() {
    let covered = Set(DetectionRuleCatalog.all.map(\.source))
    #expect(Set(AgentSource.allCases).subtracting(covered) == [.hand, .session, .unknown])
  }
}
