/// Where values stand in the text they were read from, for any number of locations at once.
///
/// The text is read once and whatever lies beside the wanted ways is skipped, so that ten thousand faults cost one walk.
package enum JSONPlaces {
  /// Where one value stands: offsets of bytes, from 0.
  package struct Place: Equatable, Sendable {
    /// The opening quote of the member's key; nil for elements of arrays and for the root.
    package let key: Int?
    /// The value's first byte.
    package let value: Int
    /// Behind the value's last byte.
    package let end: Int
  }

  /// Finds the values at `locations`, in the same order; nil for one that is not there.
  ///
  /// Of a key that stands twice in an object the last value counts, as `jq` has it.
  /// - Throws: The first fault of syntax on the way.
  package static func find(_ locations: [JSONLocation], in bytes: [UInt8]) throws(JSONSyntaxError) -> [Place?]
  {
    var search = PlaceSearch(locations)
    try JSONReader.withReader(of: bytes) { reader throws(JSONSyntaxError) in
      try search.walk(&reader, node: 0, key: nil)
    }
    return search.places
  }
}

/// The locations as a tree of steps, each node with the locations that end there.
private struct PlaceSearch {
  private struct Node {
    var keys: [String: Int] = [:]
    var indexes: [Int: Int] = [:]
    var wanted: [Int] = []
  }

  private var nodes = [Node()]
  private(set) var places: [JSONPlaces.Place?]

  init(_ locations: [JSONLocation]) {
    places = Array(repeating: nil, count: locations.count)
    for (number, location) in locations.enumerated() {
      var node = 0
      for step in location.steps { node = child(of: node, at: step) }
      nodes[node].wanted.append(number)
    }
  }

  private mutating func child(of node: Int, at step: JSONLocation.Step) -> Int {
    let known: Int? =
      switch step {
      case .key(let key): nodes[node].keys[key]
      case .index(let index): nodes[node].indexes[index]
      }
    if let known { return known }
    let new = nodes.count
    nodes.append(Node())
    switch step {
    case .key(let key): nodes[node].keys[key] = new
    case .index(let index): nodes[node].indexes[index] = new
    }
    return new
  }

  /// Passes the value the reader stands at, noting it and what is wanted inside.
  ///
  /// Recursive, but never deeper than the locations, and those lead through values that were read before.
  mutating func walk(_ reader: inout JSONReader, node: Int, key: Int?) throws(JSONSyntaxError) {
    let start = reader.offset
    switch try reader.peekKind() {
    case .object where !nodes[node].keys.isEmpty: try walkObject(&reader, node: node)
    case .array where !nodes[node].indexes.isEmpty: try walkArray(&reader, node: node)
    default: _ = try reader.skipValue()
    }
    for number in nodes[node].wanted {
      places[number] = JSONPlaces.Place(key: key, value: start, end: reader.offset)
    }
  }

  private mutating func walkObject(_ reader: inout JSONReader, node: Int) throws(JSONSyntaxError) {
    try reader.beginObject()
    while let text = try reader.nextKey() {
      let key = reader.start(of: text)
      if let child = nodes[node].keys[text.string] {
        try walk(&reader, node: child, key: key)
      } else {
        _ = try reader.skipValue()
      }
    }
  }

  private mutating func walkArray(_ reader: inout JSONReader, node: Int) throws(JSONSyntaxError) {
    try reader.beginArray()
    var index = 0
    while try reader.nextElement() {
      if let child = nodes[node].indexes[index] {
        try walk(&reader, node: child, key: nil)
      } else {
        _ = try reader.skipValue()
      }
      index += 1
    }
  }
}

extension JSONReader {
  /// The offset of a key's opening quote.
  func start(of text: JSONText) -> Int { text.base - source.base - 1 }
}
