extension JSONValue {
  /// Reads one whole JSON text.
  ///
  /// - Throws: the first fault by the rules at ``JSONReader``, duplicate keys included.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .store) throws(JSONSyntaxError)
  {
    var reader = try JSONReader(bytes, limits: limits)
    self = try reader.readValue()
    try reader.finish()
  }

  /// Reads one whole JSON text.
  ///
  /// - Throws: the first fault by the rules at ``JSONReader``, duplicate keys included.
  package init(parsing bytes: [UInt8], limits: JSONLimits = .store) throws(JSONSyntaxError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      try JSONValue(parsing: buffer, limits: limits)
    }
  }

  /// Reads one whole JSON text.
  ///
  /// - Throws: the first fault by the rules at ``JSONReader``, duplicate keys included.
  package init(parsing text: String, limits: JSONLimits = .store) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8), limits: limits)
  }
}

extension JSONReader {
  /// Reads the value the reader stands at, whole, as a tree.
  ///
  /// - Throws: also `duplicateKey`, unlike the reader's other ways of passing a value.
  package mutating func readValue() throws(JSONSyntaxError) -> JSONValue {
    // Recursive, but never deeper than the limit on depth.
    switch try peekKind() {
    case .object: .object(try readObject())
    case .array: .array(try readArray())
    case .string: .string(try readString())
    case .number: .number(try readNumber())
    case .bool: .bool(try readBool())
    case .null: try readNullValue()
    }
  }

  private mutating func readObject() throws(JSONSyntaxError) -> JSONObject {
    var object = JSONObject()
    try beginObject()
    while let text = try nextKey() {
      let key = text.string
      guard object.index(of: key) == nil else {
        throw JSONSyntaxError(.duplicateKey(key), offset: text.base - source.base - 1)
      }
      object.append(try readValue(), forNew: key)
    }
    return object
  }

  private mutating func readArray() throws(JSONSyntaxError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try beginArray()
    while try nextElement() { elements.append(try readValue()) }
    return elements
  }

  private mutating func readNullValue() throws(JSONSyntaxError) -> JSONValue {
    _ = try readNull()
    return .null
  }
}
