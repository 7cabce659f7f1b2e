import DurableFiles
import ProgressModel
import ProgressStore
import Rendering
import TestSupport
import Testing

@testable import OrchestraCLI

@Suite struct LatencyPageTests {
  static let now: Int64 = 1_762_252_225_000

  @Test func `what was added is read back from the bytes`() throws {
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    page.add(Self.sample(milliseconds: 2, waiting: 40_000))
    page.add(Self.sample(milliseconds: 9, event: "PostToolUseFailure", waiting: nil, after: 7))
    let read = try #require(LatencyPage(page.bytes))
    #expect(read == page)
    #expect(read.begun == Timestamp(Self.now))
    #expect(read.newest == Timestamp(Self.now + 7))
    #expect(read.hooks.count == 2)
    #expect(read.hooks.longest == 9_000_000)
    #expect(read.hooks.sum == 11_000_000)
    #expect(read.lockWaits.count == 1)
    #expect(read.lockWaits.longest == 40_000)
    #expect(read.slowest.map(\.event) == ["PostToolUseFailure", "Stop"])
    #expect(read.slowest.map(\.waitedForLock) == [false, true])
    #expect(read.slowest[1].times.update.lockWait == 40_000)
    #expect(read.slowest[1].time == Timestamp(Self.now))
  }

  @Test func `every stage has a place of its own`() throws {
    var sample = Self.sample(milliseconds: 1)
    for (index, stage) in HookStage.allCases.enumerated() { sample.times[stage] = Int64(index + 1) * 1_000 }
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    page.add(sample)
    let read = try #require(page.slowest.first)
    #expect(HookStage.allCases.map { read.times[$0] } == (1...9).map { $0 * 1_000 })
  }

  @Test func `the page is as large after many hooks as after none, and fits a page of memory`() {
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    let size = page.bytes.count
    for number in 0..<500 { page.add(Self.sample(milliseconds: Int64(number % 50))) }
    #expect(page.bytes.count == size)
    #expect(size <= 4_096)
    #expect(page.hooks.count == 500)
  }

  @Test func `of many hooks the slowest stay (invariant 3)`() {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "LatencyPageTests"))
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    let times = (1...200).map { Int64($0) }.shuffled(using: &random)
    for time in times { page.add(Self.sample(milliseconds: time)) }
    #expect(page.slowest.map { $0.times.whole / 1_000_000 } == (185...200).reversed())
  }

  @Test func `after a day any other hook takes the place of a slow one`() {
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    for _ in 0..<LatencyPage.slowCount { page.add(Self.sample(milliseconds: 900)) }
    page.add(Self.sample(milliseconds: 1, after: LatencyPage.slowStay))
    #expect(!page.slowest.contains { $0.times.whole == 1_000_000 })
    page.add(Self.sample(milliseconds: 1, after: LatencyPage.slowStay + 1))
    #expect(page.slowest.filter { $0.times.whole == 1_000_000 }.count == 1)
  }

  @Test func `a clock that was put back keeps no slow hook for ever`() {
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    for _ in 0..<LatencyPage.slowCount { page.add(Self.sample(milliseconds: 900)) }
    page.add(Self.sample(milliseconds: 1, after: -LatencyPage.slowStay - 1))
    #expect(page.slowest.contains { $0.times.whole == 1_000_000 })
  }

  @Test func `counts and sums stop at their end (invariant 2)`() throws {
    var bytes = LatencyPage(begunAt: Timestamp(Self.now)).bytes
    let bucket = LatencyScale.bucket(of: 2_000_000)
    Self.put(
      UInt64(UInt32.max), 4, &bytes, at: LatencyPage.Layout.hooks + LatencyPage.Layout.counts + 4 * bucket)
    Self.put(UInt64(LatencyPage.Layout.largestSum), 8, &bytes, at: LatencyPage.Layout.hooks + 8)
    var page = try #require(LatencyPage(Self.sealed(bytes)))
    page.add(Self.sample(milliseconds: 2))
    #expect(page.hooks.counts[bucket] == .max)
    #expect(page.hooks.sum == LatencyPage.Layout.largestSum)
    #expect(LatencyPage(page.bytes) != nil)
  }

  static let odd: [HookSample] = [
    sample(milliseconds: -4), sample(milliseconds: 0), sample(milliseconds: .max / 1_000_000),
    sample(milliseconds: 1, waiting: .min), sample(milliseconds: 1, after: .max - now),
    sample(milliseconds: 1, after: .min + 1), sample(milliseconds: 1, event: ""),
    sample(milliseconds: 1, event: "猫が行く猫が行く猫が行く"),
    sample(milliseconds: 1, event: String(repeating: "x", count: 300)),
    sample(milliseconds: 1, event: "\0\u{1B}[2J"),
  ]

  @Test(arguments: odd)
  func `whatever a hook says of itself, the page is one that can be read`(_ sample: HookSample) throws {
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    for _ in 0..<3 { page.add(sample) }
    let read = try #require(LatencyPage(page.bytes))
    #expect(read.hooks.count == 3)
    #expect(read.slowest.count == 3)
    #expect(read.slowest.allSatisfy { $0.event.utf8.count <= 3 * LatencyPage.longestEvent })
    _ = LatencyAccount(read)
  }

  @Test func `bytes that are cut, longer, or different in one bit are no page (invariant 1)`() {
    var page = LatencyPage(begunAt: Timestamp(Self.now))
    page.add(Self.sample(milliseconds: 3))
    let good = page.bytes
    #expect(LatencyPage([]) == nil)
    #expect(LatencyPage(good + [0]) == nil)
    for count in stride(from: 0, to: good.count, by: 97) {
      #expect(LatencyPage(Array(good.prefix(count))) == nil)
    }
    // The four bytes behind the checksum belong to nothing.
    for place in stride(from: 0, to: good.count, by: 13) where !(12..<16).contains(place) {
      var bad = good
      bad[place] ^= 1
      #expect(LatencyPage(bad) == nil, "byte \(place)")
    }
  }

  static let hostile: [(offset: Int, value: UInt64)] = [
    (LatencyPage.Layout.begun, .max), (LatencyPage.Layout.newest, UInt64(LatencyPage.Layout.latestTime) + 1),
    (LatencyPage.Layout.hooks, UInt64(LatencyPage.Layout.longestTime) + 1),
    (LatencyPage.Layout.hooks + 8, .max),
    (LatencyPage.Layout.lockWaits, 1 << 63), (LatencyPage.Layout.slow + 72, 1 << 63),
  ]

  @Test(arguments: hostile)
  func `a number that no hook writes makes it no page, with a right checksum too`(offset: Int, value: UInt64)
  {
    var bytes = LatencyPage(begunAt: Timestamp(Self.now)).bytes
    Self.put(value, 8, &bytes, at: offset)
    #expect(LatencyPage(Self.sealed(bytes)) == nil)
  }

  @Test func `random bytes with a right checksum are refused, or read without harm`() {
    var random = SeededGenerator(seed: SeededGenerator.seed(of: "LatencyPageTests"))
    for _ in 0..<60 {
      var bytes = LatencyPage(begunAt: Timestamp(Self.now)).bytes
      for _ in 0..<40 {
        bytes[Int.random(in: LatencyPage.Layout.hooks + 16..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      if var page = LatencyPage(Self.sealed(bytes)) {
        _ = LatencyAccount(page)
        page.add(Self.sample(milliseconds: 5))
        #expect(LatencyPage(page.bytes) != nil)
      }
    }
  }
}

extension LatencyPageTests {
  static func sample(
    milliseconds: Int64, event: String = "Stop", waiting: Int64? = 3_000, after: Int64 = 0
  ) -> HookSample {
    var times = HookTimes()
    times.whole = milliseconds * 1_000_000
    times.update.lockWait = waiting ?? 0
    return HookSample(
      time: Timestamp(now + after), event: event, times: times, waitedForLock: waiting != nil)
  }

  static func put(_ value: UInt64, _ count: Int, _ bytes: inout [UInt8], at offset: Int) {
    for index in 0..<count { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
  }

  /// The bytes with the checksum that belongs to them.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var sealed = bytes
    let checksum = Checksum(of: bytes[LatencyPage.Layout.covered...])
    put(UInt64(checksum.value), 4, &sealed, at: LatencyPage.Layout.checksum)
    return sealed
  }
}
