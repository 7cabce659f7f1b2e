import JSONTree
import LineEditing
import Rendering

/// Completes paths into the snapshot: `stats.over`, `tasks[0].`, `tasks[status=in`.
///
/// Only the member that the path begins with is read, and of a list no more than its first elements: they show what the
/// others are like.
struct PathMatching {
  private static let elementLimit = 64
  private static let indexLimit = 10

  let snapshot: [UInt8]

  /// Returns what `typed` may become, each a path that can be used as it is or gone on with.
  func candidates(matching typed: String) -> [CompletionCandidate] {
    let place = PathPlace(typed)
    let candidates: [CompletionCandidate] =
      switch place.part {
      case .name(let beginning): members(of: place.base, beginning: beginning, separator: place.separator)
      case .selector(let beginning): selectors(of: place.base, beginning: beginning)
      case .filter(let name, let beginning): filters(of: place.base, on: name, beginning: beginning)
      case .none: inside(place.base)
      }
    // A member that is whole, and has more in it: the next step is what is missing.
    guard let only = candidates.first, candidates.count == 1, only.text == typed, !only.isFinal else {
      return candidates
    }
    return inside(typed)
  }

  /// The steps that lead on from a path that is whole.
  private func inside(_ path: String) -> [CompletionCandidate] {
    guard let value = values(at: path).first else { return [] }
    switch value {
    case .object: return members(of: path, beginning: "", separator: ".")
    case .array: return selectors(of: path, beginning: "")
    default: return [CompletionCandidate(path)]
    }
  }

  private func members(of base: String, beginning: String, separator: String) -> [CompletionCandidate] {
    var known: Set<String> = []
    var candidates: [CompletionCandidate] = []
    for case .object(let object) in values(at: base) {
      for member in object where member.key.hasPrefix(beginning) && Self.isPlain(member.key) {
        guard known.insert(member.key).inserted else { continue }
        candidates.append(
          CompletionCandidate(
            base + separator + member.key, display: member.key, summary: Self.summary(of: member.value),
            isFinal: Self.isFinal(member.value)))
      }
    }
    return candidates
  }

  private func selectors(of base: String, beginning: String) -> [CompletionCandidate] {
    guard let list = values(at: base).lazy.compactMap(\.array).first(where: { !$0.isEmpty }) else {
      return []
    }
    var words = list.indices.prefix(Self.indexLimit).map { "[\($0)]" } + ["[-1]", "[*]"]
    var known: Set<String> = []
    for case .object(let object) in list {
      for member in object where Self.isFinal(member.value) && Self.isPlain(member.key) {
        if known.insert(member.key).inserted { words.append("[\(member.key)=") }
      }
    }
    return words.filter { $0.hasPrefix("[" + beginning) }
      .map { CompletionCandidate(base + $0, display: $0, isFinal: false) }
  }

  private func filters(of base: String, on name: String, beginning: String) -> [CompletionCandidate] {
    var counts: [String: Int] = [:]
    for list in values(at: base).compactMap(\.array) {
      for element in list {
        guard let text = Self.comparable(element[name] ?? .null), text.hasPrefix(beginning) else { continue }
        counts[text, default: 0] += 1
      }
    }
    return counts.keys.sorted().map {
      CompletionCandidate("\(base)[\(name)=\($0)]", display: $0, isFinal: false)
    }
  }

  /// What a path leads to, in a tree that holds no more than completion looks at.
  private func values(at path: String) -> [JSONValue] {
    guard let parsed = try? JSONPath(path) else { return [] }
    let wanted: String? = if case .name(let name) = parsed.steps.first { name } else { nil }
    guard let root = try? excerpt(wanted) else { return [] }
    return parsed.matches(in: root).map(\.value)
  }

  /// Reads the snapshot with the one member that is wanted; with nil, all members with next to nothing in them.
  private func excerpt(_ wanted: String?) throws(JSONSyntaxError) -> JSONValue {
    try JSONReader.withReader(of: snapshot) { reader throws(JSONSyntaxError) in
      var root = JSONObject()
      try reader.beginObject()
      while let key = try reader.nextKey() {
        let name = key.string
        if let wanted, wanted != name {
          try reader.skipValue()
          continue
        }
        if wanted != nil {
          // Nothing behind it is read.
          root[name] = try Self.beginning(&reader)
          break
        }
        root[name] = try Self.outline(&reader)
      }
      return .object(root)
    }
  }

  /// Reads a value; of a list the first elements, after which the reader is of no more use.
  private static func beginning(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue {
    guard try reader.peekKind() == .array else { return try whole(&reader) }
    var elements: [JSONValue] = []
    try reader.beginArray()
    while elements.count < elementLimit, try reader.nextElement() { elements.append(try whole(&reader)) }
    return .array(elements)
  }

  /// Passes a list or object, of which its kind will do, and reads anything else.
  private static func outline(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue {
    switch try reader.peekKind() {
    case .array:
      try reader.skipValue()
      return .array([])
    case .object:
      try reader.skipValue()
      return .object(JSONObject())
    default: return try whole(&reader)
    }
  }

  private static func whole(_ reader: inout JSONReader) throws(JSONSyntaxError) -> JSONValue {
    let range = try reader.skipValue()
    return try JSONValue(parsing: Array(reader.bytes(in: range)))
  }

  private static func isFinal(_ value: JSONValue) -> Bool { value.kind != .object && value.kind != .array }

  /// Whether a name can stand in a path without quotes, and on a terminal.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { !".[]\"=! ".unicodeScalars.contains($0) }
      && VisibleText.of(name) == name
  }

  /// The text a filter compares with; nil for what it cannot, or what would not be safe to show.
  private static func comparable(_ value: JSONValue) -> String? {
    let text: String? =
      switch value {
      case .string(let string): string
      case .number(let number): number.text
      case .bool(let bool): bool ? "true" : "false"
      case .null: "null"
      case .array, .object: nil
      }
    guard let text, text.utf8.count <= 64, !text.contains("]"), !text.hasPrefix("\"") else { return nil }
    return VisibleText.of(text) == text ? text : nil
  }

  private static func summary(of value: JSONValue) -> String {
    switch value {
    case .object: "members"
    case .array: "list"
    case .string(let string): VisibleText.of(string).truncated(to: 40)
    default: comparable(value) ?? ""
    }
  }
}
