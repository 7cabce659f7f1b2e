/// Chooses among the documents of one text.
struct SalvageChoice {
  typealias Loss = JSONSalvage.Loss

  /// A document that was found whole.
  private struct Document {
    let value: JSONValue
    let range: Range<Int>
  }

  /// No text has more documents than these, unless somebody made it so.
  private static let mostDocuments = 16

  private let source: SalvageSource
  private let limits: JSONLimits

  init(_ source: SalvageSource, limits: JSONLimits) {
    self.source = source
    self.limits = limits
  }

  /// What the text amounts to.
  var best: JSONSalvage {
    if source.isEndOfText(0) {
      return JSONSalvage(value: nil, losses: [Loss(.empty, 0..<source.end)], extent: 0..<0)
    }
    let documents = wholeDocuments()
    guard let chosen = choose(documents) else { return damaged() }
    if documents.first?.range.lowerBound != textStart {
      // Part of a damaged document can look like a whole one: it must be of the same kind to take its place.
      let first = damaged()
      guard Self.isOfSameKind(chosen.value, as: first.value) else { return first }
    }
    let others = documents.filter { $0.range != chosen.range }.map { Loss(.otherDocument, $0.range) }
    let losses = others + rest(of: documents.map(\.range))
    return JSONSalvage(
      value: chosen.value, losses: losses.sorted { $0.range.lowerBound < $1.range.lowerBound },
      extent: chosen.range)
  }

  /// Whether `document` has most of the keys that were found of another one.
  private static func isOfSameKind(_ document: JSONValue, as other: JSONValue?) -> Bool {
    guard let keys = other?.object?.keys, let members = document.object else { return true }
    return keys.count { members[$0] != nil } * 2 >= keys.count
  }

  /// Reads the one document there is, damaged as it is.
  private func damaged() -> JSONSalvage {
    let start = textStart
    var reading = SalvageReading(source, from: start, limits: limits)
    reading.run()
    var losses = reading.builder.losses
    if start > 0, source[0] == 0 { losses.insert(Loss(.zeros, 0..<start), at: 0) }
    if !source.isEndOfText(reading.end) { losses.append(Loss(.trailingBytes, reading.end..<source.end)) }
    return JSONSalvage(value: reading.builder.root, losses: losses, extent: start..<reading.end)
  }

  /// The first byte that is not a byte order mark, a zero or white space.
  private var textStart: Int {
    var place = source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF ? 3 : 0
    while true {
      let next = source.zerosEnd(from: source.spaceEnd(from: place))
      if next == place { return place }
      place = next
    }
  }

  /// The documents that can be read as they are.
  ///
  /// Behind the first one a document begins as the first one does: any object in the text might be one otherwise.
  private func wholeDocuments() -> [Document] {
    var documents: [Document] = []
    var place: Int? = textStart
    let head = firstKey(at: textStart)
    while let start = place, documents.count < Self.mostDocuments {
      if let document = document(at: start) {
        if documents.isEmpty, isPart(document) { return [] }
        documents.append(document)
        place = nextStart(from: document.range.upperBound, head: head)
      } else {
        place = nextStart(from: start + 1, head: head)
      }
    }
    return documents
  }

  private func document(at start: Int) -> Document? {
    guard source[start] == Byte.openBrace || source[start] == Byte.openBracket,
      let end = try? source.source.valueEnd(from: start, depth: 0, maximumDepth: limits.maximumDepth),
      let value = try? JSONValue(parsing: source.bytes(start..<end), limits: limits)
    else { return nil }
    return Document(value: value, range: start..<end)
  }

  /// The next place where an object with the first key of the document begins.
  private func nextStart(from offset: Int, head: [UInt8]?) -> Int? {
    guard let head else { return nil }
    var place = offset
    while place < source.end {
      if source[place] == Byte.openBrace, firstKey(at: place) == head { return place }
      place += 1
    }
    return nil
  }

  private func firstKey(at offset: Int) -> [UInt8]? {
    source.firstKey(ofObjectAt: offset).map { Array(source.bytes($0)) }
  }

  /// Whether a value has neighbours, so that it is a part of something whose head is lost.
  private func isPart(_ document: Document) -> Bool {
    switch source[source.spaceEnd(from: document.range.upperBound)] {
    case Byte.comma, Byte.closeBrace, Byte.closeBracket: break
    default: return false
    }
    return document.value["tasks"]?.array == nil && document.value["todos"]?.array == nil
  }

  private func choose(_ documents: [Document]) -> Document? {
    documents.max { left, right in
      let (leftTime, rightTime) = (Self.time(of: left.value), Self.time(of: right.value))
      if let leftTime, let rightTime, leftTime != rightTime { return leftTime < rightTime }
      if (leftTime == nil) != (rightTime == nil) { return leftTime == nil }
      // `max` keeps the last of equal ones.
      return left.range.count <= right.range.count
    }
  }

  private static func time(of document: JSONValue) -> Int64? {
    document["updatedAt"]?.integer ?? document["metadata"]?["lastUpdateTime"]?.integer
  }

  /// What lies before, between and behind the documents.
  private func rest(of ranges: [Range<Int>]) -> [Loss] {
    var losses: [Loss] = []
    var start = textStart
    for range in ranges + [source.end..<source.end] {
      if start < range.lowerBound, !isSpace(start..<range.lowerBound) {
        let rest = start..<range.lowerBound
        let isZeros = source.bytes(rest).allSatisfy { $0 == 0 || $0 <= Byte.space }
        let isBehind = range.lowerBound == source.end
        losses.append(Loss(isZeros ? .zeros : isBehind ? .trailingBytes : .garbage, rest))
      }
      start = range.upperBound
    }
    return losses
  }

  private func isSpace(_ range: Range<Int>) -> Bool {
    source.spaceEnd(from: range.lowerBound) >= range.upperBound
  }
}
