import JSONTree

/// What one schema asks of a value.
struct SchemaNode: Sendable {
  /// Which of the rarer keywords there are: one look tells that there is nothing more to do.
  struct Keywords: OptionSet, Sendable {
    let rawValue: UInt8
    /// `const` and `enum`.
    static let choice = Keywords(rawValue: 1)
    static let reference = Keywords(rawValue: 2)
    /// Bounds of numbers, texts and lists, and `pattern`.
    static let bounds = Keywords(rawValue: 4)
  }

  /// In the schema document.
  let location: JSONLocation
  var keywords: Keywords = []

  var reference: Int?
  var types: SchemaTypes?
  var constant: JSONValue?
  var allowed: [JSONValue]?
  var required: [String] = []
  var members = SchemaMembers()
  var items: Int?
  var minimum: JSONNumber?
  var maximum: JSONNumber?
  /// Unicode code points of a string.
  var length: SchemaBounds?
  /// Elements of an array.
  var count: SchemaBounds?
  var pattern: AnchoredPattern?

  init(location: JSONLocation) {
    self.location = location
  }

  /// Whether it asks for nothing but what another schema asks for.
  var isReferenceOnly: Bool {
    keywords == .reference && types == nil && required.isEmpty && members.isEmpty && items == nil
  }
}

/// The least and the most there may be of something.
struct SchemaBounds: Equatable, Sendable {
  var least = 0
  var most = Int.max
}

/// The kinds of value the keyword `type` allows.
struct SchemaTypes: Equatable, Sendable {
  /// As the schema lists them, such as `integer` and `null`.
  let names: [String]
  /// One bit a kind.
  private var kinds: UInt8 = 0
  private var allowsIntegersOnly = false

  /// Takes the names of types; nil when one of them is none.
  init?(_ names: [String]) {
    self.names = names
    for name in names {
      switch name {
      case "integer":
        allowsIntegersOnly = !names.contains("number")
        kinds |= Self.bit(.number)
      case "boolean": kinds |= Self.bit(.bool)
      case "bool": return nil
      default:
        guard let kind = JSONKind(rawValue: name) else { return nil }
        kinds |= Self.bit(kind)
      }
    }
    if names.isEmpty { return nil }
  }

  func allows(_ value: JSONValue) -> Bool {
    guard kinds & Self.bit(value.kind) != 0 else { return false }
    guard allowsIntegersOnly, case .number(let number) = value else { return true }
    return number.isWhole
  }

  private static func bit(_ kind: JSONKind) -> UInt8 {
    switch kind {
    case .null: 1
    case .bool: 2
    case .number: 4
    case .string: 8
    case .array: 16
    case .object: 32
    }
  }

  /// The types with their articles: "an integer or null".
  var phrase: String {
    names.map { name in
      switch name {
      case "null": "null"
      case "integer", "object", "array": "an " + name
      default: "a " + name
      }
    }
    .joined(separator: " or ")
  }
}

/// The keywords `properties` of a schema: found by guessing first, since writers keep one order of keys.
struct SchemaMembers: Sendable {
  private(set) var names: [String] = []
  private(set) var nodes: [Int] = []
  /// For each name its place among the required ones; -1 for a name that is not required.
  private(set) var requirements: [Int] = []
  private var places: [String: Int] = [:]

  var isEmpty: Bool { names.isEmpty }

  mutating func append(_ name: String, node: Int) {
    places[name] = names.count
    names.append(name)
    nodes.append(node)
    requirements.append(-1)
  }

  /// Lets every name lead where its own node leads at once.
  mutating func shorten(_ target: (Int) -> Int) {
    nodes = nodes.map(target)
  }

  /// Notes which names are required.
  mutating func require(_ required: [String]) {
    for (place, name) in required.enumerated() {
      if let index = places[name] { requirements[index] = place }
    }
  }

  /// Returns the place of `name`, tried first at `guess`.
  func place(of name: String, guess: Int) -> Int? {
    if guess < names.count, names[guess].utf8.count == name.utf8.count, names[guess] == name { return guess }
    return places[name]
  }
}
