import JSONTree

/// One walk through a value, side by side with the schema.
struct SchemaEvaluation {
  private let nodes: [SchemaNode]
  private(set) var faults: [SchemaFault] = []
  private var path: [JSONLocation.Step] = []

  init(nodes: [SchemaNode]) {
    self.nodes = nodes
  }

  /// Judges `value` by the schema at `index`; nodes are read in place, since a copy of one would cost more than judging.
  mutating func judge(_ value: JSONValue, by index: Int) {
    let keywords = nodes[index].keywords
    if keywords.contains(.reference), let reference = nodes[index].reference { judge(value, by: reference) }
    if nodes[index].types?.allows(value) == false { note("type", index, nodes[index].types?.phrase ?? "") }
    if keywords.contains(.choice) { judgeChoice(value, by: index) }
    switch value {
    case .object(let object): judge(object, by: index)
    case .array(let elements): judge(elements, by: index)
    case .string(let text): if keywords.contains(.bounds) { judge(text, by: index) }
    case .number(let number): if keywords.contains(.bounds) { judge(number, by: index) }
    case .null, .bool: break
    }
  }

  private mutating func judgeChoice(_ value: JSONValue, by index: Int) {
    if let constant = nodes[index].constant, !constant.isSame(as: value) {
      note("const", index, constant.text(.compact))
    }
    if let allowed = nodes[index].allowed, !allowed.contains(where: { $0.isSame(as: value) }) {
      note("enum", index, "one of: " + allowed.map { $0.string ?? $0.text(.compact) }.joined(separator: ", "))
    }
  }

  private mutating func judge(_ object: JSONObject, by index: Int) {
    if nodes[index].required.isEmpty && nodes[index].members.isEmpty { return }
    // What is missing is told before what is wrong inside, but known only behind it.
    let ownPlace = faults.count
    var found: UInt64 = 0
    // Members come mostly in the schema's order: each is looked for behind the one before it first.
    var guess = 0
    for member in object {
      guard let place = nodes[index].members.place(of: member.key, guess: guess) else { continue }
      guess = place + 1
      let requirement = nodes[index].members.requirements[place]
      if requirement >= 0 { found |= 1 << UInt64(requirement) }
      path.append(.key(member.key))
      judge(member.value, by: nodes[index].members.nodes[place])
      path.removeLast()
    }
    if found.nonzeroBitCount < nodes[index].required.count {
      noteMissing(in: object, index, found, before: ownPlace)
    }
  }

  private mutating func noteMissing(in object: JSONObject, _ index: Int, _ found: UInt64, before place: Int) {
    let inside = Array(faults[place...])
    faults.removeSubrange(place...)
    for (requirement, name) in nodes[index].required.enumerated() where found & 1 << UInt64(requirement) == 0
    {
      // A required key need not be among the properties.
      if object[name] == nil { note("required", index, "the key '\(name)'") }
    }
    faults += inside
  }

  private mutating func judge(_ elements: [JSONValue], by index: Int) {
    if let count = nodes[index].count {
      if elements.count < count.least { note("minItems", index, "at least " + elementsPhrase(count.least)) }
      if elements.count > count.most { note("maxItems", index, "at most " + elementsPhrase(count.most)) }
    }
    guard let items = nodes[index].items else { return }
    for (place, element) in elements.enumerated() {
      path.append(.index(place))
      judge(element, by: items)
      path.removeLast()
    }
  }

  private mutating func judge(_ text: String, by index: Int) {
    if let length = nodes[index].length {
      // A code point has one to four bytes: most texts are known to fit without counting.
      let bytes = text.utf8.count
      if bytes < 4 * length.least || bytes > length.most {
        let count = text.unicodeScalars.count
        if count < length.least { note("minLength", index, "at least " + charactersPhrase(length.least)) }
        if count > length.most { note("maxLength", index, "at most " + charactersPhrase(length.most)) }
      }
    }
    if let pattern = nodes[index].pattern, !pattern.matches(text) {
      note("pattern", index, "text of the form \(pattern.text)")
    }
  }

  private mutating func judge(_ number: JSONNumber, by index: Int) {
    if let minimum = nodes[index].minimum, number.isLess(than: minimum) {
      note("minimum", index, "a number of at least \(minimum.text)")
    }
    if let maximum = nodes[index].maximum, maximum.isLess(than: number) {
      note("maximum", index, "a number of at most \(maximum.text)")
    }
  }

  private mutating func note(_ keyword: String, _ index: Int, _ expectation: String) {
    faults.append(
      SchemaFault(
        location: JSONLocation(path), keyword: keyword,
        schemaLocation: nodes[index].location.appending(.key(keyword)), expectation: expectation))
  }

  private func elementsPhrase(_ count: Int) -> String { count == 1 ? "1 element" : "\(count) elements" }

  private func charactersPhrase(_ count: Int) -> String { count == 1 ? "1 character" : "\(count) characters" }
}
