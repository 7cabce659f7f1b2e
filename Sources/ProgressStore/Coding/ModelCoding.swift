import JSONTree
import ProgressModel

/// Members in the store's manner: optional ones as null where other tools expect the key, else left out.
extension JSONWriter {
  mutating func member(_ key: StaticString, _ value: String) {
    self.key(key)
    string(value)
  }

  mutating func member(_ key: StaticString, _ value: Int64) {
    self.key(key)
    integer(value)
  }

  mutating func member(_ key: StaticString, _ value: Timestamp) {
    self.key(key)
    integer(value.milliseconds)
  }

  mutating func member(_ key: StaticString, orNull value: String?) {
    self.key(key)
    string(value)
  }

  mutating func member(_ key: StaticString, orNull value: Int64?) {
    self.key(key)
    integer(value)
  }

  mutating func member(_ key: StaticString, ifPresent value: String?) {
    if let value { member(key, value) }
  }

  mutating func member(_ key: StaticString, ifPresent value: Int64?) {
    if let value { member(key, value) }
  }

  mutating func member(_ key: StaticString, ifPresent value: Timestamp?) {
    if let value { member(key, value) }
  }

  mutating func member(_ key: StaticString, _ values: [String]) {
    self.key(key)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  /// Writes back the members this version does not know, each in the writer's own layout.
  mutating func members(_ unknown: UnknownMembers) {
    guard !unknown.isEmpty, let object = try? JSONValue(parsing: "{" + unknown.text + "}").object else {
      return
    }
    for member in object {
      key(named: member.key)
      value(member.value)
    }
  }
}

extension JSONReader {
  mutating func readOptionalTimestamp() throws(JSONSyntaxError) -> Timestamp? {
    try readOptionalInteger().map(Timestamp.init)
  }

  /// Reads a whole number, or null as nil.
  mutating func readOptionalCount() throws(JSONSyntaxError) -> Int? {
    try readOptionalInteger().map { Int($0) }
  }

  mutating func readStrings() throws(JSONSyntaxError) -> [String] {
    var strings: [String] = []
    try beginArray()
    while try nextElement() { strings.append(try readString()) }
    return strings
  }

  /// Reads one of the words of a string enumeration.
  ///
  /// - Throws: `unexpectedWord` for any other.
  mutating func readWord<Word: RawRepresentable<String>>() throws(JSONSyntaxError) -> Word {
    let start = offset
    let text = try readString()
    guard let word = Word(rawValue: text) else { throw JSONSyntaxError(.unexpectedWord(text), offset: start) }
    return word
  }

  /// Keeps a member this version does not know, word for word.
  mutating func keepUnknown(_ key: JSONText, in unknown: inout UnknownMembers) throws(JSONSyntaxError) {
    let name = String(decoding: key.rawBytes, as: UTF8.self)
    let value = String(decoding: bytes(in: try skipValue()), as: UTF8.self)
    if !unknown.isEmpty { unknown.text += "," }
    unknown.text += "\"\(name)\":\(value)"
  }
}
