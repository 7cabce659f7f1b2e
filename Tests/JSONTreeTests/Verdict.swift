import JSONTree

/// What the three readers of the module say about one text; they must agree on every one.
struct Verdict {
  /// What `skipValue()` and `finish()` say.
  let skipping: JSONSyntaxError?
  /// What the tree says.
  let tree: Result<JSONValue, JSONSyntaxError>
  /// What the boundary says, fed in two chunks.
  let boundary: JSONBoundary.Progress

  init(_ bytes: [UInt8], splitAt split: Int = 0, limits: JSONLimits = .store) {
    skipping = Self.fault { () throws(JSONSyntaxError) in
      try JSONReader.withReader(of: bytes, limits: limits) { reader throws(JSONSyntaxError) in
        try reader.skipValue()
        try reader.finish()
      }
    }
    tree = Result { () throws(JSONSyntaxError) in try JSONValue(parsing: bytes, limits: limits) }
    var boundary = JSONBoundary(limits: limits)
    boundary.scan(Array(bytes[..<split]))
    boundary.scan(Array(bytes[split...]))
    self.boundary = boundary.finish()
  }

  /// Where the readers contradict each other; nil when they agree.
  var disagreement: String? {
    let fault = treeFault
    if case .duplicateKey = fault?.kind {
    } else if skipping != fault {
      return "skipping: \(String(describing: skipping)), tree: \(String(describing: fault))"
    }
    switch (boundary, fault) {
    case (.complete, nil): return nil
    case (.complete, let fault?) where fault.kind == .trailingContent: return nil
    case (.failed(let error), _) where error == fault || error.kind.isRootOfOtherType: return nil
    default: return "boundary: \(boundary), tree: \(String(describing: fault))"
    }
  }

  var treeFault: JSONSyntaxError? {
    guard case .failure(let error) = tree else { return nil }
    return error
  }

  private static func fault(_ body: () throws(JSONSyntaxError) -> Void) -> JSONSyntaxError? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }
}

extension JSONSyntaxError.Kind {
  fileprivate var isRootOfOtherType: Bool {
    if case .wrongType(expected: .object, _) = self { true } else { false }
  }
}
