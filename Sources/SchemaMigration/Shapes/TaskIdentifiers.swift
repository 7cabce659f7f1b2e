import JSONTree

/// The ids of tasks made from todos: the same for the same todos, and each only once.
struct TaskIdentifiers {
  /// One for each todo.
  private(set) var ids: [String] = []
  /// By the todo's id as text, the first todo that has it.
  private var places: [String: Int] = [:]

  init(of todos: [ScriptTodo]) {
    let texts = todos.map { ScriptTodo.idText($0.id) }
    places.reserveCapacity(todos.count)
    // A todo that was a task of this program has its id: those are given out first.
    var taken: Set<String> = []
    taken.reserveCapacity(todos.count)
    var keepsOwn = [Bool](repeating: false, count: todos.count)
    for (place, text) in texts.enumerated() {
      guard let text else { continue }
      if places[text] == nil { places[text] = place }
      if todos[place].id?.kind == .string, Self.isOurs(text) { keepsOwn[place] = taken.insert(text).inserted }
    }
    ids.reserveCapacity(todos.count)
    for (place, text) in texts.enumerated() {
      if keepsOwn[place], let text {
        ids.append(text)
        continue
      }
      // Without an id the text is what tells one todo from another.
      var hash = IdentifierHash(text ?? "no id: " + (todos[place].content?.string ?? ""))
      while !taken.insert(hash.identifier).inserted { hash.goOn() }
      ids.append(hash.identifier)
    }
  }

  /// Whether the task at `place` has got the id its todo had.
  func isKept(_ todo: ScriptTodo, at place: Int) -> Bool { todo.id == .string(ids[place]) }

  /// The place of the todo that a reference means; nil when there is none.
  func place(of reference: JSONValue?) -> Int? { ScriptTodo.idText(reference).flatMap { places[$0] } }

  /// Whether an id looks as those this program makes: `t-` and six to sixteen hexadecimal digits.
  static func isOurs(_ id: String) -> Bool {
    let bytes = id.utf8
    guard (8...18).contains(bytes.count), id.hasPrefix("t-") else { return false }
    return bytes.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

/// Twelve hexadecimal digits out of a text, by the 64-bit Fowler–Noll–Vo hash, mixed.
///
/// Enough digits that none comes twice by chance.
private struct IdentifierHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ text: String) {
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// Takes another, for a text that has come before.
  mutating func goOn() { state = (state ^ 1) &* 0x100_0000_01b3 }

  var identifier: String {
    var mixed = (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
    mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    mixed = (mixed ^ (mixed >> 33)) >> 16
    return String(unsafeUninitializedCapacity: 14) { bytes in
      bytes[0] = UInt8(ascii: "t")
      bytes[1] = UInt8(ascii: "-")
      for place in 0..<12 {
        let digit = UInt8(truncatingIfNeeded: mixed >> UInt64(44 - 4 * place)) & 15
        bytes[place + 2] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return 14
    }
  }
}
