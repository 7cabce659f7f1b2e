import DurableFiles
import LockBenchmark
import TestSupport
import Testing

@Suite struct LockStrategyCatalogTests {
  /// The one that excludes nobody, on purpose.
  private static let excluding = LockStrategyCatalog.all.map { $0.name }.filter { $0 != "none" }

  @Test func `every strategy has a word of its own and says what it is`() {
    let names = LockStrategyCatalog.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for kind in LockStrategyCatalog.all {
      #expect(!kind.name.contains { $0 == "," || $0 == " " })
      #expect(!kind.summary.isEmpty)
    }
    #expect(LockStrategyCatalog.strategy(named: "prayer") == nil)
    for name in ContentionPlan().strategies {
      #expect(LockStrategyCatalog.strategy(named: name)?.name == name)
    }
  }

  @Test(arguments: excluding) func `one holder at a time, and the next one after it`(name: String) throws {
    let temporary = try TemporaryDirectory()
    let kind = try #require(LockStrategyCatalog.strategy(named: name))
    let first = try kind.init(in: try temporary.open())
    let second = try kind.init(in: try temporary.open())
    #expect(try first.take(until: .after(.seconds(60))))
    #expect(try !second.take(until: .after(.zero)))
    first.release()
    #expect(try second.take(until: .after(.seconds(60))))
    #expect(try !first.take(until: .after(.zero)))
    second.release()
  }
}
