/// The keys that stand more than once in an object of a text.
package enum DuplicateKeys {
  /// A key that an object has already.
  package struct Finding: Equatable, Sendable {
    /// Where the key leads to.
    package let location: JSONLocation
    /// The opening quote of its second or later appearance, in bytes from 0.
    package let offset: Int
  }

  /// Finds them all, in the order of the text.
  ///
  /// - Throws: The first fault of syntax, which ends the search.
  package static func find(in bytes: [UInt8]) throws(JSONSyntaxError) -> [Finding] {
    var findings: [Finding] = []
    try JSONReader.withReader(of: bytes) { reader throws(JSONSyntaxError) in
      var path: [JSONLocation.Step] = []
      try walk(&reader, &path, &findings)
      try reader.finish()
    }
    return findings
  }

  /// Recursive, but never deeper than the reader's limit.
  private static func walk(
    _ reader: inout JSONReader, _ path: inout [JSONLocation.Step], _ findings: inout [Finding]
  ) throws(JSONSyntaxError) {
    switch try reader.peekKind() {
    case .object:
      // An object is used as the set of keys: it tells keys apart byte by byte.
      var keys = JSONObject()
      try reader.beginObject()
      while let text = try reader.nextKey() {
        let key = text.string
        path.append(.key(key))
        if keys.index(of: key) == nil {
          keys.append(.null, forNew: key)
        } else {
          findings.append(Finding(location: JSONLocation(path), offset: reader.start(of: text)))
        }
        try walk(&reader, &path, &findings)
        path.removeLast()
      }
    case .array:
      try reader.beginArray()
      var index = 0
      while try reader.nextElement() {
        path.append(.index(index))
        try walk(&reader, &path, &findings)
        path.removeLast()
        index += 1
      }
    case .string, .number, .bool, .null: _ = try reader.skipValue()
    }
  }
}
