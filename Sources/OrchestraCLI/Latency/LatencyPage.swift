import DurableFiles
import ProgressModel
import ProgressStore

/// What the hooks of a project keep of their times: two histograms and the slowest of the last day, in one fixed size.
///
/// Hooks change the bytes in place, so that keeping a time costs the same after a million hooks as after the first. All numbers
/// are little-endian; the places are in `LatencyPage+Layout.swift`.
///
/// 1. A page with a wrong checksum, a wrong size or a value out of bounds is none: `init(_:)` refuses it.
/// 2. Counts and sums stop at their largest value; they never wrap.
/// 3. A slow hook stays for a day at least, unless `slowCount` slower ones come.
struct LatencyPage: Equatable, Sendable {
  /// How many of the slowest hooks are kept.
  static let slowCount = 16
  /// The longest name of an event that is kept whole, in bytes.
  static let longestEvent = 20
  /// How long a slow hook stays before any other may take its place, in milliseconds.
  static let slowStay: Int64 = 24 * 3_600_000

  private(set) var bytes: [UInt8]

  /// An empty page, begun at `time`.
  init(begunAt time: Timestamp) {
    bytes = [UInt8](repeating: 0, count: Layout.size)
    for index in Layout.magic.indices { bytes[index] = Layout.magic[index] }
    store(time.milliseconds, Layout.begun)
    store(time.milliseconds, Layout.newest)
    seal()
  }

  /// Takes bytes from a file over; nil when they are no page.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Layout.size, bytes.starts(with: Layout.magic) else { return nil }
    self.bytes = bytes
    guard load(UInt32.self, Layout.checksum) == Checksum(of: bytes[Layout.covered...]).value, isPlausible
    else { return nil }
  }

  /// When the counting began.
  var begun: Timestamp { Timestamp(load(Int64.self, Layout.begun)) }
  /// When the last hook was counted.
  var newest: Timestamp { Timestamp(load(Int64.self, Layout.newest)) }
  /// Whole hooks.
  var hooks: LatencyHistogram { histogram(at: Layout.hooks) }
  /// Waits for the lock, of the hooks that went for it.
  var lockWaits: LatencyHistogram { histogram(at: Layout.lockWaits) }

  /// The slowest hooks of the last day, slowest first.
  var slowest: [HookSample] {
    var found: [HookSample] = []
    for place in 0..<Self.slowCount {
      if let sample = slow(at: Layout.slow + place * Layout.slowSize) { found.append(sample) }
    }
    return found.sorted { $0.times.whole > $1.times.whole }
  }

  /// Counts one hook.
  mutating func add(_ sample: HookSample) {
    count(sample.times.whole, at: Layout.hooks)
    if sample.waitedForLock { count(sample.times.update.lockWait, at: Layout.lockWaits) }
    let time = min(max(sample.time.milliseconds, 0), Layout.latestTime)
    store(time, Layout.newest)
    if let place = placeOfSlow(Self.microseconds(sample.times.whole), time) {
      storeSlow(sample, time, at: Layout.slow + place * Layout.slowSize)
    }
    seal()
  }

  /// Returns where a hook that took so long belongs among the slowest; nil when all of them were slower.
  private func placeOfSlow(_ whole: UInt32, _ time: Int64) -> Int? {
    var fastest: (place: Int, whole: UInt32)?
    for place in 0..<Self.slowCount {
      let offset = Layout.slow + place * Layout.slowSize
      let present = load(UInt32.self, offset + Layout.slowWhole)
      let age = time - load(Int64.self, offset)
      // A clock that was put back must not keep an entry for ever.
      if present == 0 || age > Self.slowStay || age < -Self.slowStay { return place }
      if present < fastest?.whole ?? .max { fastest = (place, present) }
    }
    return fastest.flatMap { $0.whole < whole ? $0.place : nil }
  }

  private mutating func count(_ nanoseconds: Int64, at offset: Int) {
    let time = min(max(0, nanoseconds), Layout.longestTime)
    let bucket = offset + Layout.counts + 4 * LatencyScale.bucket(of: time)
    let count = load(UInt32.self, bucket)
    if count < .max { store(count + 1, bucket) }
    store(max(load(Int64.self, offset), time), offset)
    store(min(load(Int64.self, offset + 8) + time, Layout.largestSum), offset + 8)
  }

  private mutating func storeSlow(_ sample: HookSample, _ time: Int64, at offset: Int) {
    store(time, offset)
    // Zero means empty.
    store(max(1, Self.microseconds(sample.times.whole)), offset + Layout.slowWhole)
    var place = offset + Layout.slowStages
    for stage in HookStage.allCases {
      store(Self.microseconds(sample.times[stage]), place)
      place += 4
    }
    store(UInt32(sample.waitedForLock ? 1 : 0), place)
    var index = offset + Layout.slowEvent
    let end = index + Self.longestEvent
    for byte in sample.event.utf8 where index < end {
      bytes[index] = byte
      index += 1
    }
    while index < end {
      bytes[index] = 0
      index += 1
    }
  }

  /// Rounds to whole microseconds, at most the 71 minutes that fit.
  private static func microseconds(_ nanoseconds: Int64) -> UInt32 {
    UInt32(clamping: (max(0, nanoseconds) + 500) / 1_000)
  }

  private mutating func seal() {
    store(Checksum(of: bytes[Layout.covered...]).value, Layout.checksum)
  }

  // MARK: Bytes

  private func load<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type, _ offset: Int) -> Number
  {
    bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
  }

  private mutating func store<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number, _ offset: Int) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self)
    }
  }
}

/// Reading a page for people.
extension LatencyPage {
  private func histogram(at offset: Int) -> LatencyHistogram {
    LatencyHistogram(
      counts: (0..<LatencyScale.bucketCount).map { load(UInt32.self, offset + Layout.counts + 4 * $0) },
      longest: load(Int64.self, offset), sum: load(Int64.self, offset + 8))
  }

  private func slow(at offset: Int) -> HookSample? {
    let whole = load(UInt32.self, offset + Layout.slowWhole)
    if whole == 0 { return nil }
    var times = HookTimes()
    times.whole = Int64(whole) * 1_000
    var place = offset + Layout.slowStages
    for stage in HookStage.allCases {
      times[stage] = Int64(load(UInt32.self, place)) * 1_000
      place += 4
    }
    let name = bytes[(offset + Layout.slowEvent)..<(offset + Layout.slowSize)].prefix { $0 != 0 }
    return HookSample(
      time: Timestamp(load(Int64.self, offset)), event: String(decoding: name, as: UTF8.self), times: times,
      waitedForLock: load(UInt32.self, place) != 0)
  }

  /// Whether every number is one that hooks write: anybody can compute a checksum.
  private var isPlausible: Bool {
    func isTime(_ offset: Int) -> Bool { (0...Layout.latestTime).contains(load(Int64.self, offset)) }
    for place in 0..<Self.slowCount where !isTime(Layout.slow + place * Layout.slowSize) { return false }
    for offset in [Layout.hooks, Layout.lockWaits] {
      guard (0...Layout.longestTime).contains(load(Int64.self, offset)),
        (0...Layout.largestSum).contains(load(Int64.self, offset + 8))
      else { return false }
    }
    return isTime(Layout.begun) && isTime(Layout.newest)
  }
}
