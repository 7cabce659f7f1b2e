import Foundation

/// Random numbers that a failing test can be given again (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The seed in `ORCHESTRA_TEST_SEED`, a new one where that says `random`, else `usual`; printed with the test's name.
  ///
  /// The same numbers every time by default: whoever changes something should not meet a fault of somebody else's. A hunt for
  /// new ones is `ORCHESTRA_TEST_SEED=random swift test`.
  package static func seed(of test: String, usual: UInt64 = 20_261_122) -> UInt64 {
    let given = ProcessInfo.processInfo.environment["ORCHESTRA_TEST_SEED"] ?? ""
    let seed = given == "random" ? UInt64.random(in: 0...UInt64.max) : UInt64(given) ?? usual
    print("\(test): ORCHESTRA_TEST_SEED=\(seed)")
    return seed
  }

  /// Returns true once in `count` times.
  package mutating func once(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  /// Returns one of `elements`, which must not be empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}
