import JSONTree

/// One change of a patch with what was there before.
struct PatchChange {
  let location: JSONLocation
  /// Nil for what is new.
  let old: JSONValue?
  /// Nil for what is removed.
  let new: JSONValue?

  init(_ location: JSONLocation, old: JSONValue?, new: JSONValue?) {
    self.location = location
    self.old = old
    self.new = new
  }

  enum Kind: Hashable {
    case addition, removal, replacement
  }

  var kind: Kind { old == nil ? .addition : new == nil ? .removal : .replacement }

  /// Whether it is about a whole element of an array.
  var isElement: Bool { location.steps.last.map(Self.isIndex) ?? false }

  /// The location for people: `tasks[3].status`.
  var path: String { VisibleText.of(location.description) }

  /// The location without the numbers of elements: `tasks[*].status`.
  var pattern: String {
    location.steps.reduce(into: "") { pattern, step in
      pattern += Self.isIndex(step) ? "[*]" : "." + Self.name(step)
    }
  }

  /// The location of the innermost array on the way, without numbers: `tasks`; nil when there is none.
  var container: String? {
    guard let last = location.steps.lastIndex(where: Self.isIndex) else { return nil }
    let names = location.steps[..<last].map { Self.isIndex($0) ? "[*]" : Self.name($0) }
    return VisibleText.of(names.reduce("") { $0.isEmpty || $1.hasPrefix("[") ? $0 + $1 : "\($0).\($1)" })
  }

  /// The top-level key it lies under; nil for the document itself.
  var section: String? {
    location.steps.first.map { VisibleText.of(Self.name($0)) }
  }

  private static func isIndex(_ step: JSONLocation.Step) -> Bool {
    if case .index = step { true } else { false }
  }

  private static func name(_ step: JSONLocation.Step) -> String { JSONLocation([step]).description }

  /// What both say, for finding equal ones; cut, since nobody tells longer ones apart on a line.
  var values: String { "\(old.map(PatchValue.text) ?? "")\u{0}\(new.map(PatchValue.text) ?? "")" }
}

/// A JSON value in a few words.
enum PatchValue {
  private static let longestText = 300
  private static let mostElements = 6

  /// Returns the value as JSON where that is short, else what it amounts to; the text is clean.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): return VisibleText.of(JSONValue.string(cut(text)).text(.compact))
    case .number(let number): return cut(number.text)
    case .null, .bool: return value.text(.compact)
    case .array(let elements):
      if elements.count <= mostElements, elements.allSatisfy(isShort) {
        return VisibleText.of(value.text(.compact))
      }
      return elements.count == 1 ? "[1 element]" : "[\(elements.count) elements]"
    case .object(let members):
      if let words = words(of: members) { return words }
      if members.count <= 3, members.allSatisfy({ isShort($0.value) }) {
        return VisibleText.of(value.text(.compact))
      }
      let keys = members.keys.prefix(mostElements).map(cut).joined(separator: ", ")
      return VisibleText.of("{\(keys)\(members.count > mostElements ? ", …" : "")}")
    }
  }

  /// A task, session or agent: what it is called, and in brackets its id and status.
  private static func words(of members: JSONObject) -> String? {
    guard let name = members["content"]?.string ?? members["name"]?.string ?? members["event"]?.string else {
      return nil
    }
    let facts = [members["id"], members["status"]].compactMap { $0?.string ?? $0?.number?.text }
    let brackets = facts.isEmpty ? "" : " (\(facts.map(cut).joined(separator: ", ")))"
    return VisibleText.of(JSONValue.string(cut(name)).text(.compact) + brackets)
  }

  private static func isShort(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): text.utf8.count <= 40
    case .number(let number): number.text.utf8.count <= 40
    case .null, .bool: true
    case .array, .object: false
    }
  }

  private static func cut(_ text: String) -> String {
    if text.utf8.count <= longestText { return text }
    return String(text.prefix(longestText / 4)) + "…"
  }
}
