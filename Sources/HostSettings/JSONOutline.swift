import JSONTree

/// Where the parts of a JSON text stand, as far as hooks are concerned: what lies beside the way to them is one piece.
struct JSONOutline {
  /// A value: offsets of bytes, from 0.
  struct Node {
    /// From the first byte of the value to behind its last.
    var range: Range<Int>
    var kind: JSONKind
    /// Of an object that was looked into.
    var members: [Member] = []
    /// Of an array that was looked into.
    var elements: [Node] = []

    func member(_ key: String) -> Member? { members.last { $0.key == key } }

    /// From the opening quote of the key, or the first byte of an element, to behind the value.
    var children: [Range<Int>] {
      kind == .object ? members.map { $0.start..<$0.node.range.upperBound } : elements.map(\.range)
    }
  }

  /// A key with its value.
  struct Member {
    var key: String
    /// The opening quote of the key.
    var start: Int
    var node: Node
  }

  let root: Node

  /// Reads a whole text; only the members `opened` of the outermost object are looked into.
  init(_ bytes: [UInt8], opening opened: Set<String>) throws(JSONSyntaxError) {
    root = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      var reader = try JSONReader(buffer, limits: .hookInput)
      let walk = Walk(base: buffer.baseAddress)
      let root = try walk.node(&reader, isOpened: { $0 == 0 ? true : opened.contains($1) }, depth: 0)
      try reader.finish()
      return root
    }
  }

  private struct Walk {
    let base: UnsafePointer<UInt8>?

    /// Recursive, but never deeper than the reader's limit.
    ///
    /// `isOpened` is asked with the depth and the outermost key that lead to a value.
    func node(
      _ reader: inout JSONReader, isOpened: (Int, String) -> Bool, depth: Int, below key: String = ""
    ) throws(JSONSyntaxError) -> Node {
      let (start, kind) = (reader.offset, try reader.peekKind())
      var node = Node(range: start..<start, kind: kind)
      if kind == .object, isOpened(depth, key) {
        try reader.beginObject()
        while let text = try reader.nextKey() {
          let name = text.string
          let place = offset(of: text)
          let value = try self.node(
            &reader, isOpened: isOpened, depth: depth + 1, below: depth == 0 ? name : key)
          node.members.append(Member(key: name, start: place, node: value))
        }
      } else if kind == .array, isOpened(depth, key) {
        try reader.beginArray()
        while try reader.nextElement() {
          node.elements.append(try self.node(&reader, isOpened: isOpened, depth: depth + 1, below: key))
        }
      } else {
        _ = try reader.skipValue()
      }
      node.range = start..<reader.offset
      return node
    }

    /// The offset of a key's opening quote.
    private func offset(of text: JSONText) -> Int {
      guard let base, let start = text.rawBytes.baseAddress else { return 0 }
      return start - base - 1
    }
  }
}
