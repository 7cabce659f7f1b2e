/// Names that a field gives outright: an agent type, a teammate's name, the owner of a task.
enum AgentName {
  /// The bytes of a name that are kept; nobody reads more, and every event repeats it.
  static let longest = 200

  /// What fields hold when nobody is named.
  private static let placeholders = WordList(
    "unknown none null nil undefined unassigned n/a tbd nobody - ? ❓ 未定 未割り当て 未割当 なし 不明")

  /// Returns the name shown for the value of a field, or nil for one that names nobody.
  ///
  /// An agent of the roster gets the roster's spelling; any other name is shown as it is, on one line and
  /// without what cannot be seen.
  static func shown(for value: String, with index: RosterIndex) -> String? {
    if let entry = index.entry(named: value.utf8) { return index.name(of: entry) }
    let whole = visible(value)
    let unprefixed = withoutPlugin(whole.first == UInt8(ascii: "@") ? whole.dropFirst() : whole[...])
    let name = withoutEmoji(unprefixed)
    guard !name.isEmpty else {
      return isPlaceholder(unprefixed) ? nil : String(decoding: unprefixed, as: UTF8.self)
    }
    if let entry = index.entry(named: name) ?? index.entry(named: withoutTrailingEmoji(name)) {
      return index.name(of: entry)
    }
    return isPlaceholder(name) ? nil : String(decoding: name, as: UTF8.self)
  }

  /// Returns the text on one line, without what cannot be seen, at most `longest` bytes of it.
  static func visible(_ text: String) -> [UInt8] {
    var text = text
    let seen = text.withUTF8 { VisibleText.folded(UnsafeBufferPointer(rebasing: $0.prefix(4 * longest))) }
    var name: [UInt8] = []
    name.reserveCapacity(seen.count)
    var isAfterSpace = false
    var position = 0
    while position < seen.count {
      let scalar = seen.scalar(at: position)
      guard name.count + scalar.length < longest else { break }
      if ScalarClass(scalar.value) == .space {
        isAfterSpace = !name.isEmpty
      } else {
        if isAfterSpace { name.append(0x20) }
        isAfterSpace = false
        name += seen[position..<position + scalar.length]
      }
      position += scalar.length
    }
    return name
  }

  /// Returns the name without the emoji and spaces before it.
  static func withoutEmoji(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = name
    while !rest.isEmpty {
      let scalar = Array(rest.prefix(4)).scalar(at: 0)
      guard scalar.value == 0x20 || ScalarClass(scalar.value) == .symbol else { break }
      rest = rest.dropFirst(scalar.length)
    }
    return rest
  }

  private static func withoutTrailingEmoji(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = name
    while let last = Array(rest.suffix(4)).scalar(before: min(4, rest.count)) {
      guard last == 0x20 || ScalarClass(last) == .symbol else { break }
      rest = rest.dropLast(last < 0x80 ? 1 : last < 0x800 ? 2 : last < 0x10000 ? 3 : 4)
    }
    return rest
  }

  /// Returns the name without the plugins before it: "orchestra:skye" is "skye".
  private static func withoutPlugin(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let colon = name.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return name[(colon + 1)...].drop { $0 == 0x20 }
  }

  /// Whether the bytes are empty or one of the words for nobody.
  private static func isPlaceholder(_ name: ArraySlice<UInt8>) -> Bool {
    name.isEmpty || PackedWord(name).map(placeholders.contains) ?? false
  }
}
