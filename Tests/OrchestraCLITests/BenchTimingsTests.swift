import Testing

@testable import OrchestraCLI

@Suite struct BenchTimingsTests {
  static let medians: [([Double], Double?)] = [([], nil), ([7], 7), ([9, 1, 5], 5), ([4, 1, 3, 100], 3.5)]

  @Test(arguments: medians)
  func `the median is the middle one, or half-way between the middle two`(
    milliseconds: [Double], median: Double?
  ) {
    #expect(Timings(milliseconds.map { .milliseconds($0) }).median == median.map { .milliseconds($0) })
  }

  @Test(arguments: [
    (count: 1, percent: 99, expected: 1),
    (count: 50, percent: 99, expected: 50),
    (count: 100, percent: 99, expected: 99),
    (count: 200, percent: 99, expected: 198),
    (count: 201, percent: 99, expected: 199),
    (count: 200, percent: 50, expected: 100),
    (count: 10, percent: 100, expected: 10),
    (count: 10, percent: 0, expected: 1),
  ])
  func `a percentile is the sample that so many do not exceed`(count: Int, percent: Int, expected: Int) {
    let timings = Timings((1...count).reversed().map { .milliseconds($0) })
    #expect(timings.percentile(percent) == .milliseconds(expected))
  }

  @Test func `without samples there is nothing to tell`() {
    let none = Timings()
    let some = Timings([.milliseconds(1)])
    #expect(none.minimum == nil)
    #expect(none.percentile(99) == nil)
    #expect(none.ratio(to: some) == nil)
    #expect(some.ratio(to: none) == nil)
    #expect(some.medianPairedRatio(to: none) == nil)
  }

  @Test func `the ratio is that of the medians`() throws {
    let timings = Timings([.milliseconds(2), .milliseconds(6), .milliseconds(100)])
    let floor = Timings([.milliseconds(1), .milliseconds(2), .milliseconds(50)])
    #expect(try #require(timings.ratio(to: floor)) == 3)
  }

  @Test func `the shortest times have a ratio of their own`() {
    let timings = Timings([.milliseconds(9), .milliseconds(3)])
    #expect(timings.ratioOfMinima(to: Timings([.milliseconds(2), .milliseconds(50)])) == 1.5)
    #expect(timings.ratioOfMinima(to: Timings()) == nil)
    #expect(Timings().ratioOfMinima(to: timings) == nil)
    #expect(timings.ratioOfMinima(to: Timings([.zero])) == nil)
  }

  @Test func `a slow spell of the machine falls out of the pairs`() throws {
    let floor = Timings([.milliseconds(1), .milliseconds(10), .milliseconds(1), .milliseconds(1)])
    let timings = Timings([.milliseconds(2), .milliseconds(20), .milliseconds(2), .milliseconds(90)])
    #expect(try #require(timings.medianPairedRatio(to: floor)) == 2)
  }

  @Test func `samples without a counterpart are no pairs`() throws {
    let floor = Timings([.milliseconds(1), .zero])
    let timings = Timings([.milliseconds(3), .milliseconds(5), .milliseconds(7)])
    #expect(try #require(timings.medianPairedRatio(to: floor)) == 3)
    #expect(timings.ratio(to: Timings([.zero])) == nil)
  }
}
