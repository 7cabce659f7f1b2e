import ProgressModel

@testable import Rendering

extension LatencyAccount {
  /// Some hundred ordinary hooks, a few slow ones, and one that waited for the lock.
  static var sample: LatencyAccount {
    var hooks = Measure(.hook)
    (hooks.count, hooks.mean, hooks.longest) = (1_221, 1_480_000, 212_000_000)
    (hooks.p50, hooks.p90, hooks.p99) = (1_200_000, 2_300_000, 9_100_000)
    hooks.buckets = [
      bucket(1 << 19, 9), bucket(9 << 17, 700), bucket(1 << 21, 480), bucket(1 << 23, 31),
      bucket(12 << 24, 1),
    ]
    var waits = Measure(.lockWait)
    (waits.count, waits.mean, waits.longest) = (1_200, 171_000, 208_000_000)
    (waits.p50, waits.p90, waits.p99) = (3_400, 9_000, 480_000)
    waits.buckets = [bucket(0, 200), bucket(1 << 12, 999), bucket(12 << 24, 1)]
    return LatencyAccount(
      begun: Timestamp(Samples.now.milliseconds - 86_400_000), newest: Samples.now, hooks: hooks,
      lockWaits: waits,
      slowest: [
        slow(3_600_000, "PostToolUse", 212_000_000, lockWait: 208_000_000, sync: 3_000_000),
        slow(40_000, "\u{1B}[31mStop", 9_400_000, lockWait: 4_000, sync: 8_000_000),
        slow(-60_000, "", 0, lockWait: 0, sync: 0),
      ])
  }

  static func bucket(_ from: Int64, _ count: Int64) -> Bucket {
    Bucket(from: from, to: from == 0 ? 1_024 : from + from / 8, count: count)
  }

  private static func slow(
    _ age: Int64, _ event: String, _ whole: Int64, lockWait: Int64, sync: Int64
  ) -> Slow {
    Slow(
      time: Timestamp(Samples.now.milliseconds - age), event: event, whole: whole,
      stages: [("lockWait", "lock wait", lockWait), ("sync", "sync", sync)])
  }
}
