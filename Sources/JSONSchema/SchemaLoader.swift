import JSONTree

/// Makes nodes of a schema document, each subschema once.
struct SchemaLoader {
  private(set) var nodes: [SchemaNode] = []
  private let document: JSONValue
  /// The node of each subschema by its JSON Pointer, noted before it is read: definitions may refer to one another.
  private var known: [String: Int] = [:]

  init(document: JSONValue) {
    self.document = document
  }

  mutating func load() throws(JSONSchemaError) -> Int {
    let root = try node(of: document, at: JSONLocation())
    try checkReferences()
    shortenWays()
    return root
  }

  private mutating func node(of value: JSONValue, at location: JSONLocation) throws(JSONSchemaError) -> Int {
    let pointer = location.pointer
    if let index = known[pointer] { return index }
    guard let schema = value.object else { throw .invalid("schema", location) }
    let index = nodes.count
    known[pointer] = index
    nodes.append(SchemaNode(location: location))
    for member in schema {
      try read(member.key, member.value, of: index, at: location.appending(.key(member.key)))
    }
    let required = nodes[index].required
    nodes[index].members.require(required)
    return index
  }

  /// Leads members and items past nodes that do nothing but refer to another: most of the schemas' values are such.
  private mutating func shortenWays() {
    let targets = nodes.indices.map { start in
      var index = start
      while let next = nodes[index].reference, nodes[index].isReferenceOnly { index = next }
      return index
    }
    for index in nodes.indices {
      nodes[index].members.shorten { targets[$0] }
      nodes[index].items = nodes[index].items.map { targets[$0] }
    }
  }

  private mutating func read(
    _ keyword: String, _ value: JSONValue, of index: Int, at location: JSONLocation
  ) throws(JSONSchemaError) {
    switch keyword {
    case "$schema", "$id", "$comment", "title", "description", "format", "default", "examples", "deprecated":
      break
    case "$defs":
      guard let definitions = value.object else { throw .invalid(keyword, location) }
      for member in definitions { _ = try node(of: member.value, at: location.appending(.key(member.key))) }
    case "$ref":
      nodes[index].reference = try reference(value, at: location)
      nodes[index].keywords.insert(.reference)
    case "type":
      let names = value.string.map { [$0] } ?? value.array?.compactMap(\.string) ?? []
      guard let types = SchemaTypes(names) else { throw .invalid(keyword, location) }
      nodes[index].types = types
    case "const":
      nodes[index].constant = value
      nodes[index].keywords.insert(.choice)
    case "enum":
      guard let values = value.array, !values.isEmpty else { throw .invalid(keyword, location) }
      nodes[index].allowed = values
      nodes[index].keywords.insert(.choice)
    case "required":
      guard let names = value.array?.compactMap(\.string), names.count == value.array?.count,
        names.count <= 64
      else { throw .invalid(keyword, location) }
      nodes[index].required = names
    case "properties":
      guard let properties = value.object else { throw .invalid(keyword, location) }
      for member in properties {
        let node = try node(of: member.value, at: location.appending(.key(member.key)))
        nodes[index].members.append(member.key, node: node)
      }
    case "items": nodes[index].items = try node(of: value, at: location)
    case "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern":
      nodes[index].keywords.insert(.bounds)
      try readBound(keyword, value, of: index, at: location)
    default: throw .unsupportedKeyword(keyword, location)
    }
  }

  private mutating func readBound(
    _ keyword: String, _ value: JSONValue, of index: Int, at location: JSONLocation
  ) throws(JSONSchemaError) {
    switch keyword {
    case "minimum": nodes[index].minimum = try number(value, keyword, at: location)
    case "maximum": nodes[index].maximum = try number(value, keyword, at: location)
    case "minLength": nodes[index].length.orWhole.least = try count(value, keyword, at: location)
    case "maxLength": nodes[index].length.orWhole.most = try count(value, keyword, at: location)
    case "minItems": nodes[index].count.orWhole.least = try count(value, keyword, at: location)
    case "maxItems": nodes[index].count.orWhole.most = try count(value, keyword, at: location)
    case "pattern":
      guard let pattern = value.string.flatMap({ AnchoredPattern($0) }) else {
        throw .invalid(keyword, location)
      }
      nodes[index].pattern = pattern
    default: throw .unsupportedKeyword(keyword, location)
    }
  }

  /// Follows a reference inside the document, `#` or `#/…`.
  private mutating func reference(_ value: JSONValue, at location: JSONLocation) throws(JSONSchemaError)
    -> Int
  {
    guard let text = value.string, text.hasPrefix("#") else { throw .invalid("$ref", location) }
    var target = document
    var place = JSONLocation()
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: true) {
      let key = JSONPointerPart.decoded(part)
      guard let next = target[key] else { throw .invalid("$ref", location) }
      target = next
      place = place.appending(.key(key))
    }
    return try node(of: target, at: place)
  }

  /// References that lead only to one another would be followed for ever.
  private func checkReferences() throws(JSONSchemaError) {
    for start in nodes.indices {
      var seen = 0
      var index = start
      while let next = nodes[index].reference {
        seen += 1
        guard seen <= nodes.count else { throw .invalid("$ref", nodes[start].location) }
        index = next
      }
    }
  }

  private func number(
    _ value: JSONValue, _ keyword: String, at location: JSONLocation
  ) throws(JSONSchemaError) -> JSONNumber {
    guard let number = value.number else { throw .invalid(keyword, location) }
    return number
  }

  private func count(
    _ value: JSONValue, _ keyword: String, at location: JSONLocation
  ) throws(JSONSchemaError) -> Int {
    guard let count = value.integer.flatMap(Int.init(exactly:)), count >= 0 else {
      throw .invalid(keyword, location)
    }
    return count
  }
}

extension SchemaBounds? {
  /// The bounds there are, or those that allow everything.
  fileprivate var orWhole: SchemaBounds {
    get { self ?? SchemaBounds() }
    set { self = newValue }
  }
}

/// One part of a JSON Pointer (RFC 6901).
enum JSONPointerPart {
  static func decoded(_ part: Substring) -> String {
    var result = ""
    var isEscaped = false
    for scalar in part.unicodeScalars {
      if isEscaped {
        result += scalar == "1" ? "/" : "~"
        isEscaped = false
      } else if scalar == "~" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
