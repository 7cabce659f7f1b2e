import Foundation
import JSONTree
import Testing
import TestSupport

/// Good texts with a few bytes changed: the readers must agree, and must stay within what Foundation takes.
struct MutationTests {
  /// Bytes that mean something to a parser.
  private static let telling: [UInt8] =
    Array("{}[]:,\"\\ue-+.019tfn \n\t/".utf8) + [
      0x00, 0x1F, 0x7F, 0x80, 0xA0, 0xC2, 0xC0, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xFF,
    ]

  private static func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let length = Int.random(in: 1...min(12, bytes.count - place), using: &generator)
    let telling = Self.telling[Int.random(in: 0..<Self.telling.count, using: &generator)]
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: bytes[place] = telling
    case 1: bytes.insert(telling, at: place)
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: place)
    case 4: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 5: bytes.removeSubrange(place...)
    default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
    }
  }

  @Test func `the readers agree on broken texts and accept nothing that Foundation refuses`() {
    let seed = SeededGenerator.seed(of: "mutations", usual: 20_251_104)
    var generator = SeededGenerator(seed: seed)
    let samples = [
      Sample.everything, Sample.snapshot, #"[0,-1.5e+3,{"k":"\u00e9\ud83d\ude42設"},[],{},null,true]"#,
    ]
    let end = ContinuousClock().now.advanced(by: .milliseconds(1_000))
    var accepted = 0
    var rounds = 0
    while rounds < 20_000, ContinuousClock().now < end {
      rounds += 1
      var bytes = Array(samples[rounds % samples.count].utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) { Self.mutate(&bytes, using: &generator) }
      let verdict = Verdict(bytes, splitAt: Int.random(in: 0...bytes.count, using: &generator))
      if let fault = verdict.disagreement ?? Self.fault(of: bytes, read: verdict) {
        Issue.record("round \(rounds) of seed \(seed): \(fault)\n\(bytes)")
        return
      }
      if verdict.treeFault == nil { accepted += 1 }
    }
    #expect(rounds > 100)
    #expect(accepted > 0 && accepted < rounds)
  }

  /// What is wrong with how a text was taken that should not have been, or was not read back.
  private static func fault(of bytes: [UInt8], read verdict: Verdict) -> String? {
    if let fault = verdict.treeFault {
      return (0...bytes.count).contains(fault.offset) ? nil : "\(fault) lies outside"
    }
    guard let value = try? verdict.tree.get() else { return nil }
    let written = value.bytes(.compact)
    guard (try? JSONValue(parsing: written)) == value else { return "what was read is not read back" }
    guard (try? JSONValue(parsing: written))?.bytes(.compact) == written else {
      return "writing is no fixpoint"
    }
    // Foundation takes no half surrogates and no numbers past the largest double; both are ours by decision.
    let text = String(decoding: bytes, as: UTF8.self)
    let isOursAlone = text.contains("\\u") || text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
    guard !isOursAlone else { return nil }
    let theirs = try? JSONDecoder().decode(FoundationTree.self, from: Data(bytes))
    return theirs?.means(value) == true ? nil : "Foundation read \(String(describing: theirs))"
  }
}
