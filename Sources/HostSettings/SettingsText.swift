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
    let name = JSONValue.string(key).text(.compact) + (layout.isTight ? ":" : ": ")
    try add(Array(name.utf8) + layout.line(value), to: object)
  }

  /// Adds an element at the end of an array.
  mutating func add(_ value: JSONValue, to array: JSONOutline.Node) throws(SettingsFault) {
    try add(layout.line(value), to: array)
  }

  private mutating func add(_ item: [UInt8], to container: JSONOutline.Node) throws(SettingsFault) {
    let children = container.children
    guard let first = children.first, let last = children.last else {
      return try replace(container.range, by: filled(container, with: item))
    }
    let start = container.range.lowerBound
    var separator: [UInt8] = layout.isTight ? [] : [0x20]
    if bytes[start..<first.lowerBound].contains(UInt8(ascii: "\n")) {
      let indentation =
        SettingsLayout.indentation(before: first.lowerBound, in: bytes)
        ?? SettingsLayout.lineIndentation(at: start, in: bytes) + layout.unit
      separator = layout.newline + indentation
    }
    try replace(last.upperBound..<last.upperBound, by: [UInt8(ascii: ",")] + separator + item)
  }

  /// An empty container with its first item.
  private func filled(_ container: JSONOutline.Node, with item: [UInt8]) -> [UInt8] {
    let brackets: [UInt8] = container.kind == .object ? Array("{}".utf8) : Array("[]".utf8)
    if layout.isOneLine { return [brackets[0]] + item + [brackets[1]] }
    let indentation = SettingsLayout.lineIndentation(at: container.range.lowerBound, in: bytes)
    return [brackets[0]] + layout.newline + indentation + layout.unit + item + layout.newline + indentation
      + [brackets[1]]
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
