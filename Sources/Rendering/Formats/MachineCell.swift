import JSONTree

/// A JSON value as the text of one cell, for formats that have only text.
struct MachineCell {
  /// As it came; the format cleans and quotes it.
  let text: String
  /// Whether the text may come from an agent; numbers and truth values never do.
  let isFree: Bool

  /// Null is empty, a list of words is joined by `;`, anything deeper stays JSON.
  init(_ value: JSONValue?) {
    switch value {
    case nil, .null?: self.init("", isFree: false)
    case .bool(let flag)?: self.init(flag ? "true" : "false", isFree: false)
    case .number(let number)?: self.init(number.text, isFree: false)
    case .string(let text)?: self.init(text, isFree: true)
    case .array(let elements)?:
      let words = elements.compactMap(\.string)
      self.init(
        words.count == elements.count
          ? words.joined(separator: ";") : JSONValue.array(elements).text(.compact), isFree: true)
    case .object(let members)?: self.init(JSONValue.object(members).text(.compact), isFree: true)
    }
  }

  private init(_ text: String, isFree: Bool) {
    self.text = text
    self.isFree = isFree
  }
}
