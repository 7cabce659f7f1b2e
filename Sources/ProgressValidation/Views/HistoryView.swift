import JSONTree

/// One entry of the current version's `history`.
struct HistoryView: EntityView {
  let location: JSONLocation
  var sequence: Int64 = 0
  var time: Int64 = 0

  init(_ object: JSONObject, at location: JSONLocation, oversized: inout [String]) {
    self.location = location
    sequence = object["sequence"]?.integer("sequence", &oversized) ?? 0
    time = object["time"]?.integer("time", &oversized) ?? 0
  }
}

/// How far into the journal the file says it reaches.
struct JournalView {
  let sequence: Int64
  let offset: Int64
  let chain: String
  let base: Int64

  init?(_ object: JSONObject) {
    guard let sequence = object["sequence"]?.integer, let offset = object["offset"]?.integer,
      let chain = object["chain"]?.string, let base = object["base"]?.integer
    else { return nil }
    self.sequence = sequence
    self.offset = offset
    self.chain = chain
    self.base = base
  }
}
