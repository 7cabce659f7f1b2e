/// Makes the ids that hosts give: random in looks, and the same every time for the same seed and name.
struct SimulatedIdentities: Sendable {
  private var random: SplitMix64

  init(seed: UInt64, name: String) {
    // FNV-1a of the name, so that two sessions of one simulation have nothing in common.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    random = SplitMix64(state: hash ^ seed)
  }

  /// The id of a session, a prompt or a turn.
  mutating func universal(of host: SimulatedHost) -> String {
    let (high, low) = (random.next(), random.next())
    let digits = Array(Self.hexadecimal(high) + Self.hexadecimal(low))
    // Claude Code: version 4. Codex: version 7, whose first digits are a time; one in its own past will do.
    let version = host == .codex ? "7" : "4"
    let start = host == .codex ? Array("019a6b3c") : Array(digits[..<8])
    let parts = [
      String(start), String(digits[8..<12]), version + String(digits[13..<16]),
      "8" + String(digits[17..<20]), String(digits[20...]),
    ]
    return parts.joined(separator: "-")
  }

  /// The id of a subagent: 17 hexadecimal digits after an `a`, or the id of a thread.
  mutating func agent(of host: SimulatedHost) -> String {
    host == .codex ? universal(of: .codex) : "a" + Self.hexadecimal(random.next())
  }

  /// The id of a tool call.
  mutating func call(of host: SimulatedHost) -> String {
    if host == .codex { return "exec-" + universal(of: .claudeCode) }
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789")
    return "toolu_01" + String((0..<22).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension SplitMix64: RandomNumberGenerator {}
