import JSONTree

/// A settings file that is edited by putting bytes in and taking bytes out: everything else stays as it is, byte for byte.
///
/// Each change is made by itself and the text is read again behind it, so that every place is one of the text as it then is. What
/// is added goes to the end of its object or list; taking that away again gives the bytes from before.
struct SettingsText {
  /// The keys of the outermost object that are looked into.
  private static let opened: Set = ["hooks", "statusLine", "subagentStatusLine"]

  private(set) var bytes: [UInt8]
  private(set) var root: JSONOutline.Node
  let layout: SettingsLayout

  /// Reads a text; one that has nothing in it but white space stands for no settings at all.
  ///
  /// - Throws: `syntax`; `wrongKind` when it is no object; `twice` for a key that decides on hooks.
  init(_ text: [UInt8]) throws(SettingsFault) {
    bytes = text
    let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if text[mark...].allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      bytes = Array(text[..<mark]) + Array("{}\n".utf8)
    }
    root = try Self.outline(bytes)
    layout = SettingsLayout(bytes, root: root)
    guard root.kind == .object else {
      throw .wrongKind(
        name: "the whole", expected: .object, found: root.kind,
        JSONPosition(offset: root.range.lowerBound, in: bytes))
    }
    try refuseTwice()
  }

  private static func outline(_ bytes: [UInt8]) throws(SettingsFault) -> JSONOutline.Node {
    do { return try JSONOutline(bytes, opening: opened).root } catch {
      throw .syntax(error, JSONPosition(offset: error.offset, in: bytes))
    }
  }

  private func refuseTwice() throws(SettingsFault) {
    func check(_ node: JSONOutline.Node, isTop: Bool) throws(SettingsFault) {
      var keys: Set<String> = []
      for member in node.members {
        let isLookedInto = !isTop || Self.opened.contains(member.key)
        if isLookedInto, !keys.insert(member.key).inserted {
          throw .twice(key: member.key, JSONPosition(offset: member.start, in: bytes))
        }
        try check(member.node, isTop: false)
      }
      for element in node.elements { try check(element, isTop: false) }
    }
    try check(root, isTop: true)
  }

  /// The value at a node; nil where a key stands twice in it.
  func value(_ node: JSONOutline.Node) -> JSONValue? { try? JSONValue(parsing: Array(bytes[node.range])) }

  func position(of node: JSONOutline.Node) -> JSONPosition {
    JSONPosition(offset: node.range.lowerBound, in: bytes)
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool { root.members.isEmpty }

  /// Puts other bytes in the place of a range and reads the text again.
  private mutating func replace(_ range: Range<Int>, by new: [UInt8]) throws(SettingsFault) {
    var edited = bytes
    edited.replaceSubrange(range, with: new)
    root = try Self.outline(edited)
    bytes = edited
  }

  /// Puts a value in the place of another one.
  mutating func replace(_ node: JSONOutline.Node, by value: JSONValue) throws(SettingsFault) {
    try replace(node.range, by: layout.line(value))
  }

  /// Adds a member at the end of an object.
  mutating func add(
    _ key: String, _ value: JSONValue, to object: JSONOutline.Node
  ) throws(SettingsFault) {
    let item = name(key) + layout.line(value)
    try add(to: object) { _ in item }
  }

  /// Adds a member that is a list of one element at the end of an object; the element has a line of its own.
  mutating func add(
    _ key: String, listOf element: JSONValue, to object: JSONOutline.Node
  ) throws(SettingsFault) {
    let (name, line, layout) = (name(key), layout.line(element), layout)
    let (open, close) = (UInt8(ascii: "["), UInt8(ascii: "]"))
    try add(to: object) { indentation in
      guard let indentation else { return name + [open] + line + [close] }
      return name + [open] + layout.newline + indentation + layout.unit + line + layout.newline + indentation
        + [close]
    }
  }

  /// Adds an element at the end of an array.
  mutating func add(_ value: JSONValue, to array: JSONOutline.Node) throws(SettingsFault) {
    let item = layout.line(value)
    try add(to: array) { _ in item }
  }

  private func name(_ key: String) -> [UInt8] {
    Array((JSONValue.string(key).text(.compact) + (layout.isTight ? ":" : ": ")).utf8)
  }

  /// `item` is asked with the indentation of its line; nil where it gets no line of its own.
  private mutating func add(
    to container: JSONOutline.Node, _ item: ([UInt8]?) -> [UInt8]
  ) throws(SettingsFault) {
    let children = container.children
    let start = container.range.lowerBound
    let outer = Array(SettingsLayout.lineIndentation(at: start, in: bytes))
    guard let first = children.first, let last = children.last else {
      let brackets: [UInt8] = container.kind == .object ? Array("{}".utf8) : Array("[]".utf8)
      let inner = layout.isOneLine ? nil : outer + layout.unit
      let before = inner.map { layout.newline + $0 } ?? []
      let behind = inner == nil ? [] : layout.newline + outer
      return try replace(container.range, by: [brackets[0]] + before + item(inner) + behind + [brackets[1]])
    }
    var indentation: [UInt8]?
    if bytes[start..<first.lowerBound].contains(UInt8(ascii: "\n")) {
      indentation =
        SettingsLayout.indentation(before: first.lowerBound, in: bytes).map { Array($0) } ?? outer
        + layout.unit
    }
    let separator = indentation.map { layout.newline + $0 } ?? (layout.isTight ? [] : [0x20])
    try replace(
      last.upperBound..<last.upperBound, by: [UInt8(ascii: ",")] + separator + item(indentation))
  }

  /// Takes a child out of its container, with the comma and the white space that belong to it.
  mutating func remove(_ index: Int, from container: JSONOutline.Node) throws(SettingsFault) {
    let children = container.children
    if children.count == 1 {
      let inside = (container.range.lowerBound + 1)..<(container.range.upperBound - 1)
      try replace(inside, by: [])
    } else if index > 0 {
      try replace(children[index - 1].upperBound..<children[index].upperBound, by: [])
    } else {
      try replace(children[0].lowerBound..<children[1].lowerBound, by: [])
    }
  }
}
