import JSONTree
import TestSupport

/// Makes trees with everything in them that writers and readers get wrong.
struct RandomJSON {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A tree of up to `depth` levels of containers.
  mutating func value(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &generator) {
    case 0: .null
    case 1: .bool(Bool.random(using: &generator))
    case 2: .number(number())
    case 3...5: .string(string())
    case 6, 7: .array((0..<count()).map { _ in value(depth: depth - 1) })
    default: object(depth: depth)
    }
  }

  /// An object whose keys differ even for tools that take composed and decomposed letters for the same.
  mutating func object(depth: Int) -> JSONValue {
    var object = JSONObject()
    for index in 0..<count() { object["\(string())#\(index)"] = value(depth: depth - 1) }
    return .object(object)
  }

  mutating func string() -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "b", " ", "z", "0", "\"", "\\", "/", "\n", "\t", "\r", "\u{0}", "\u{8}", "\u{C}", "\u{1B}",
      "\u{1F}",
      "\u{7F}", "\u{80}", "\u{9B}", "\u{9F}", "\u{A0}", "é", "\u{301}", "\u{61C}", "\u{200D}", "\u{200E}",
      "\u{2028}",
      "\u{202E}", "\u{2066}", "\u{206A}", "設", "計", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "🙂", "\u{10FFFF}",
    ]
    var view = String.UnicodeScalarView()
    let isPlain = Bool.random(using: &generator)
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      view.append(alphabet[Int.random(in: 0..<(isPlain ? 5 : alphabet.count), using: &generator)])
    }
    return String(view)
  }

  mutating func number() -> JSONNumber {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: JSONNumber(Int64.random(in: Int64.min...Int64.max, using: &generator))
    case 1: JSONNumber(Int64.random(in: -1000...1000, using: &generator))
    case 2:
      JSONNumber(Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))) ?? JSONNumber(0)
    default: JSONNumber(Double.random(in: -1e6...1e6, using: &generator)) ?? JSONNumber(0)
    }
  }

  private mutating func count() -> Int { Int.random(in: 0...6, using: &generator) }
}
