import JSONTree
import TestSupport
import Testing

@testable import SchemaMigration

@Suite struct MigrationProofTests {
  @Test(arguments: MigrationFixture.known)
  func `every fixture goes to every version and comes back as it was`(fixture: MigrationFixture) throws {
    let result = try MigrationProof.check(try fixture.document, moment: fixtureMoment)
    #expect(result.version == fixture.version)
    #expect(result.trips.count == 2)
    for trip in result.trips {
      #expect(trip.differences.isEmpty, "\(trip.from.rawValue) to \(trip.to.rawValue)")
    }
  }

  /// Ten thousand in all, in parts that run side by side.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `ugly documents go to another version and come back as they were`(part: UInt64) throws {
    let seed = SeededGenerator.seed(of: "MigrationProofTests") &+ part
    var maker = DocumentMaker(random: SeededGenerator(seed: seed))
    for number in 0..<2500 {
      let document = maker.document()
      let version = try #require(maker.version)
      let target = version == .v2 ? .v1 : number % 4 == 0 && version == .scripts ? .v1 : SchemaVersion.v2
      let trip = try MigrationProof.trip(of: document, from: version, to: target, moment: fixtureMoment)
      if !trip.differences.isEmpty {
        let first = trip.differences[0]
        Issue.record(
          """
          document \(number) of seed \(seed), \(trip.from.rawValue) to \(trip.to.rawValue): \(first.leg) \(first.kind) \
          \(first.location): \(first.expected?.text(.compact) ?? "-") became \(first.found?.text(.compact) ?? "-") in
          \(document.text(.compact))
          """)
        return
      }
    }
  }

  @Test func `what does not come back is told with its place`() throws {
    let before: JSONValue = ["version": "2.0.0", "tasks": [["id": 7, "status": "odd"]]]
    let result = try MigrationProof.check(before, moment: fixtureMoment)
    let trip = try #require(result.trips.first { $0.to == .scripts })
    #expect(!result.isProven)
    let places = trip.differences.map { "\($0.leg.rawValue) \($0.kind.rawValue) \($0.location)" }
    #expect(places.contains("back changed tasks[0].status"))
  }

  @Test func `a newer or foreign document is not tried`() {
    #expect(throws: MigrationError.newer("3.0.0")) {
      try MigrationProof.check(["version": "3.0.0"], moment: 0)
    }
    #expect(throws: MigrationError.notADocument) { try MigrationProof.check([1], moment: 0) }
  }
}
