import Foundation
import JSONTree
import Testing

@testable import SchemaMigration

/// Fixtures are files as they were once written: a new case is a new file.
@Suite struct FrozenFixtureTests {
  private static func sums() throws -> [String: String] {
    let text = try String(contentsOf: MigrationFixture.folder.appending(path: "SHA256SUMS"), encoding: .utf8)
    let pairs = text.split(separator: "\n").map { line in
      (String(line.dropFirst(66)), String(line.prefix(64)))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test(arguments: MigrationFixture.all)
  func `a fixture is never edited`(fixture: MigrationFixture) throws {
    let sum = SHA256.hexadecimal(of: try fixture.bytes)
    #expect(
      try Self.sums()[fixture.name + ".json"] == sum,
      "A new case is a new file with its own line in SHA256SUMS")
  }

  @Test func `no fixture is ever removed`() throws {
    let names = Set(MigrationFixture.all.map { $0.name + ".json" })
    #expect(try Self.sums().keys.filter { !names.contains($0) } == [])
  }

  @Test func `every fixture is in the table of the read me`() throws {
    let page = try String(contentsOf: MigrationFixture.folder.appending(path: "README.md"), encoding: .utf8)
    for fixture in MigrationFixture.all {
      #expect(page.contains("| `\(fixture.name)` |"), "\(fixture.name)")
    }
  }

  @Test(arguments: [("1.0", 15), ("2.0", 15), ("2.0.0", 8), ("newer", 5), ("foreign", 5)])
  func `there are enough of each kind`(kind: String, count: Int) {
    #expect(MigrationFixture.files(in: kind).count >= count)
  }

  @Test func `sums are computed right`() {
    #expect(
      SHA256.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexadecimal(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}

/// SHA-256 (FIPS 180-4), since tests run where there is no library for it.
private enum SHA256 {
  static func hexadecimal(of message: [UInt8]) -> String {
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    let bits = UInt64(message.count) * 8
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    var state = firstPrimes.prefix(8).map { fraction(of: Double($0).squareRoot()) }
    for start in stride(from: 0, to: bytes.count, by: 64) { take(bytes[start..<(start + 64)], into: &state) }
    return state.map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }.joined()
  }

  private static let firstPrimes = (2..<312).filter { number in
    !(2..<number).contains { number % $0 == 0 && $0 * $0 <= number }
  }

  /// The first 32 bits behind the point.
  private static func fraction(of root: Double) -> UInt32 { UInt32((root - root.rounded(.down)) * 0x1p32) }

  private static let constants = firstPrimes.map { fraction(of: cbrt(Double($0))) }

  private static func turned(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }

  private static func take(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(block[place + $1]) }
    }
    for place in 16..<64 {
      let (old, new) = (words[place - 15], words[place - 2])
      let first = turned(old, 7) ^ turned(old, 18) ^ old >> 3
      let second = turned(new, 17) ^ turned(new, 19) ^ new >> 10
      words.append(words[place - 16] &+ first &+ words[place - 7] &+ second)
    }
    var mixed = state
    for place in 0..<64 {
      let (e, a) = (mixed[4], mixed[0])
      let sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      let first = mixed[7] &+ sum &+ (e & mixed[5] ^ ~e & mixed[6]) &+ constants[place] &+ words[place]
      let majority = a & mixed[1] ^ a & mixed[2] ^ mixed[1] & mixed[2]
      let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
      for index in (1..<8).reversed() { mixed[index] = mixed[index - 1] }
      mixed[4] &+= first
      mixed[0] = first &+ second
    }
    for place in 0..<8 { state[place] &+= mixed[place] }
  }
}
