import Foundation

/// Random numbers that a failing test can be given again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The seed in `ORCHESTRA_TEST_SEED`, else `usual`, else a new one; printed, so that a failure can be
  /// repeated.
  static func seed(of test: String, usual: UInt64? = nil) -> UInt64 {
    let given = ProcessInfo.processInfo.environment["ORCHESTRA_TEST_SEED"].flatMap { UInt64($0) }
    let seed = given ?? usual ?? UInt64.random(in: 0...UInt64.max)
    print("\(test): ORCHESTRA_TEST_SEED=\(seed)")
    return seed
  }
}
