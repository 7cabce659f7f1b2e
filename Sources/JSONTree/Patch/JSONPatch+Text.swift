/// A patch as JSON.
extension JSONPatch {
  /// The patch as RFC 6902 writes it: an array of `{"op": …, "path": …, "value": …}`.
  package var json: JSONValue {
    .array(
      operations.map { operation in
        let path = JSONValue.string(operation.location.pointer)
        return switch operation {
        case .add(_, let value): ["op": "add", "path": path, "value": value]
        case .remove: ["op": "remove", "path": path]
        case .replace(_, let value): ["op": "replace", "path": path, "value": value]
        }
      })
  }

  /// Reads a patch back.
  ///
  /// A pointer does not say whether `0` is a key or an index; either is applied as the value there asks for.
  /// - Throws: The first operation that is none of `add`, `remove` and `replace`, or lacks something.
  package init(json: JSONValue) throws(JSONPatchError) {
    guard let elements = json.array else { throw JSONPatchError(operation: 0) }
    self.init()
    for (index, element) in elements.enumerated() {
      guard let operation = Operation(json: element) else { throw JSONPatchError(operation: index) }
      operations.append(operation)
    }
  }
}

extension JSONPatch.Operation {
  fileprivate init?(json: JSONValue) {
    guard let location = json["path"]?.string.flatMap(JSONLocation.init(pointer:)) else { return nil }
    switch (json["op"]?.string, json["value"]) {
    case ("add", let value?): self = .add(location, value)
    case ("replace", let value?): self = .replace(location, value)
    case ("remove", _): self = .remove(location)
    default: return nil
    }
  }
}

extension JSONLocation {
  /// Reads a JSON Pointer (RFC 6901); nil for what is none.
  ///
  /// What looks like an index becomes one.
  package init?(pointer: String) {
    self.init()
    if pointer.isEmpty { return }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    // Scalars: a mark at the start of a key makes one character with the slash before it.
    for token in pointer.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let name = Self.unescaped(token) else { return nil }
      steps.append(Self.index(of: name).map(Step.index) ?? .key(name))
    }
  }

  /// The index a token of a pointer stands for: digits without a leading zero.
  static func index(of token: String) -> Int? {
    guard token.utf8.allSatisfy(Byte.isDigit), token.utf8.count == 1 || token.utf8.first != Byte.zero else {
      return nil
    }
    return Int(token)
  }

  private static func unescaped(_ token: Substring.UnicodeScalarView) -> String? {
    var name = String.UnicodeScalarView()
    var scalars = token.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "~" else {
        name.append(scalar)
        continue
      }
      switch scalars.next() {
      case "0": name.append("~")
      case "1": name.append("/")
      default: return nil
      }
    }
    return String(name)
  }
}
