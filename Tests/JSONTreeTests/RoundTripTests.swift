import Foundation
import JSONTree
import Testing
import TestSupport

/// Random trees to text and back, and what Foundation makes of the same text.
struct RoundTripTests {
  @Test func `what is written is read back the same, and written again the same`() throws {
    let seed = SeededGenerator.seed(of: "round trip")
    var random = RandomJSON(seed: seed)
    for round in 0..<400 {
      let value = random.value()
      for layout in [JSONWriter.Layout.pretty, .compact] {
        let bytes = value.bytes(layout)
        let verdict = Verdict(bytes, splitAt: bytes.count / 2)
        let again = try verdict.tree.get()
        guard again == value, again.bytes(layout) == bytes, verdict.disagreement == nil else {
          Issue.record("round \(round) of seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
          return
        }
      }
    }
  }

  @Test func `Foundation reads from our text what we meant`() throws {
    let seed = SeededGenerator.seed(of: "to Foundation")
    var random = RandomJSON(seed: seed)
    for round in 0..<150 {
      let value = random.value()
      let data = Data(value.bytes(round % 2 == 0 ? .pretty : .compact))
      let theirs = try JSONDecoder().decode(FoundationTree.self, from: data)
      if !theirs.means(value) {
        Issue.record("round \(round) of seed \(seed): \(String(decoding: data, as: UTF8.self))")
        return
      }
    }
  }

  @Test func `we read from the text of Foundation what it meant`() throws {
    let seed = SeededGenerator.seed(of: "from Foundation")
    var random = RandomJSON(seed: seed)
    for round in 0..<150 {
      let tree = FoundationTree(random.value())
      let encoder = JSONEncoder()
      if round % 2 == 0 { encoder.outputFormatting = [.prettyPrinted, .sortedKeys] }
      let data = try encoder.encode(tree)
      let ours = try JSONValue(parsing: Array(data))
      if !tree.means(ours) {
        Issue.record("round \(round) of seed \(seed): \(String(decoding: data, as: UTF8.self))")
        return
      }
    }
  }
}

/// The same tree for Foundation's coders.
enum FoundationTree: Codable {
  case null
  case bool(Bool)
  case integer(Int64)
  case double(Double)
  case string(String)
  case array([FoundationTree])
  case object([String: FoundationTree])

  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let number): self = number.integer.map { .integer($0) } ?? .double(number.double ?? 0)
    case .string(let value): self = .string(value)
    case .array(let elements): self = .array(elements.map { FoundationTree($0) })
    case .object(let members):
      self = .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, FoundationTree($0.value)) }))
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([FoundationTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: FoundationTree].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .double(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// Tells whether this says the same as `value`.
  func means(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.null, .null): true
    case (.bool(let mine), .bool(let other)): mine == other
    case (.integer(let mine), .number(let other)): mine == other.integer
    case (.double(let mine), .number(let other)): mine == other.double
    case (.string(let mine), .string(let other)): mine.utf8.elementsEqual(other.utf8)
    case (.array(let mine), .array(let other)):
      mine.count == other.count && zip(mine, other).allSatisfy { $0.means($1) }
    case (.object(let mine), .object(let other)):
      mine.count == other.count && other.allSatisfy { mine[$0.key]?.means($0.value) == true }
    default: false
    }
  }
}
