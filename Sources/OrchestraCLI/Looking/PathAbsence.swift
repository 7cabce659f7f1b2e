import JSONTree
import Rendering

/// Why a path leads nowhere, told at the deepest level it reaches: what was looked for, and what is there instead.
struct PathAbsence: Equatable, Sendable {
  /// The end of a sentence: `'stats' has no 'completed'`.
  private(set) var cause = ""
  /// What is there.
  private(set) var hint: String?

  private let rootName: String
  /// The part of the path that leads somewhere.
  private let reached: [JSONPath.Step]

  init(of path: JSONPath, in root: JSONValue, named rootName: String) {
    self.rootName = rootName
    var values = [root]
    var depth = 0
    while depth < path.steps.count {
      let next = values.flatMap { Self.values(of: path.steps[depth], in: $0) }
      if next.isEmpty { break }
      values = next
      depth += 1
    }
    reached = Array(path.steps.prefix(depth))
    guard depth < path.steps.count else { return }
    explain(path.steps[depth], in: values)
  }

  /// Applies one step through the path that consists of it alone, so that there is one way to evaluate a step.
  private static func values(of step: JSONPath.Step, in value: JSONValue) -> [JSONValue] {
    (try? JSONPath(text(of: [step])))?.matches(in: value).map(\.value) ?? []
  }

  private var place: String {
    reached.isEmpty ? rootName : Self.quoted(Self.text(of: reached))
  }

  private mutating func explain(_ step: JSONPath.Step, in values: [JSONValue]) {
    guard let first = values.first else { return }
    switch (step, first) {
    case (.name(let name), .object): explainName(name, Self.keys(of: values))
    case (.name(let name), .array(let elements)):
      cause = "\(place) is a list of \(elements.count)"
      let path = Self.text(of: reached) + "[*]." + name
      hint = "One element is [0], all are [*]: \(Self.quoted(path))"
    case (.filter(let filter), .array(let elements)) where !elements.isEmpty:
      explain(filter, elements: values)
    case (_, .array(let elements)):
      cause =
        elements.isEmpty
        ? "\(place) is empty"
        : "\(place) has \(Self.count(elements.count)), the last is [\(elements.count - 1)]"
    case (.all, .object): cause = "\(place) is empty"
    case (.index, .object), (.filter, .object):
      cause = "\(place) is no list"
      hint = Self.list("\(Self.capitalized(place)) has", Self.keys(of: values))
    default: cause = "\(place) is \(Self.kind(of: first)), with nothing inside"
    }
  }

  private mutating func explainName(_ name: String, _ keys: [String]) {
    cause = "\(place) has no \(Self.quoted(name))"
    hint = Self.guess(name, keys) + (Self.list("\(Self.capitalized(place)) has", keys) ?? "")
  }

  private mutating func explain(_ filter: JSONPathFilter, elements lists: [JSONValue]) {
    let elements = lists.flatMap { $0.array ?? [] }
    let keys = Self.keys(of: elements)
    guard keys.contains(where: { $0.utf8.elementsEqual(filter.name.utf8) }) else {
      cause = "no element of \(place) has \(Self.quoted(filter.name))"
      hint = Self.guess(filter.name, keys) + (Self.list("They have", keys) ?? "")
      return
    }
    cause = "none of the \(Self.count(elements.count)) of \(place) has \(Self.visible(Self.text(of: filter)))"
    var values: [String] = []
    for element in elements {
      let text = MatchText.bare(element[filter.name] ?? .null)
      if values.count <= Self.longestList, !values.contains(text) { values.append(text) }
    }
    hint = Self.list("\(Self.quoted(filter.name)) is", values)
  }

  // MARK: Words

  private static let longestList = 16

  private static func list(_ lead: String, _ words: [String]) -> String? {
    if words.isEmpty { return nil }
    let shown = words.prefix(longestList).map { visible($0) }.joined(separator: ", ")
    return "\(lead): \(shown)\(words.count > longestList ? ", …" : "")"
  }

  /// The keys of all objects among `values`, each once.
  private static func keys(of values: [JSONValue]) -> [String] {
    var keys = JSONObject()
    for case .object(let members) in values {
      for member in members where keys[member.key] == nil { keys[member.key] = .null }
    }
    return keys.keys
  }

  private static func guess(_ name: String, _ keys: [String]) -> String {
    NearMatch.closest(to: name, among: keys).map { "Did you mean \(quoted($0))? " } ?? ""
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func count(_ count: Int) -> String { "\(count) element\(count == 1 ? "" : "s")" }

  private static func kind(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  private static func visible(_ text: String) -> String { VisibleText.of(text).truncated(to: 60) }

  private static func quoted(_ text: String) -> String { "'\(visible(text))'" }

  // MARK: Steps as text

  private static func text(of steps: [JSONPath.Step]) -> String {
    var text = ""
    for step in steps {
      switch step {
      case .name(let name):
        let word = JSONLocation([.key(name)]).description
        text += text.isEmpty || word.hasPrefix("[") ? word : "." + word
      case .index(let index): text += "[\(index)]"
      case .all: text += "[*]"
      case .filter(let filter): text += "[\(Self.text(of: filter))]"
      }
    }
    return text
  }

  private static func text(of filter: JSONPathFilter) -> String {
    let word = JSONLocation([.key(filter.name)]).description
    let name = word.hasPrefix("[") ? JSONValue.string(filter.name).text(.compact) : word
    let text = filter.isQuoted ? JSONValue.string(filter.text).text(.compact) : filter.text
    return name + (filter.isNegated ? "!=" : "=") + text
  }
}
