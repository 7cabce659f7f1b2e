import JSONTree

/// What of an object does not come back by itself from the other shape.
///
/// `values` and `instead` together say: where the way back gives what stands in `instead` (or nothing), the true value is
/// the one in `values` (or nothing). Where the way back gives something else, somebody has changed it meanwhile, and that
/// stands.
struct Residue: Sendable {
  /// The true members.
  var values = JSONObject()
  /// What the way back gives in their places.
  var instead = JSONObject()
  /// The order of the keys, where the way back gives another; else empty.
  var order: [String] = []
  /// The residues of members that are objects.
  var parts: [Part] = []
  /// What stood under `carried` itself and is not ours.
  var besides: JSONValue?
  /// Of a document: what the elements of the list have in common, and what stood between them.
  var list = ListResidue()
  /// Of a document: the entries of the log.
  var log = LogResidue()

  struct Part: Sendable {
    var key: String
    var residue: Residue
  }

  var isEmpty: Bool {
    values.isEmpty && instead.isEmpty && order.isEmpty && parts.isEmpty && besides == nil && list.isEmpty
      && log.isEmpty
  }
}

/// What the elements of a list share.
struct ListResidue: Sendable {
  /// What the way back of most elements lacks: the order of their keys, and whether empty ones are written out.
  ///
  /// Only such matters of form, for they are also applied to elements that were added meanwhile.
  var usual: [Residue] = []
  /// Elements that have no counterpart, such as null.
  var others: [Run] = []

  /// Neighbouring elements, the first of them at index `at`.
  struct Run: Sendable {
    var at: Int
    var values: [JSONValue]
  }

  var isEmpty: Bool { usual.isEmpty && others.isEmpty }
}

/// What of a log does not come back by itself.
struct LogResidue: Sendable {
  var others: [ListResidue.Run] = []
  var rewritten: [Rewritten] = []
  /// So many of the other side's first entries are not of this log: it was longer on the other side.
  var before = 0

  /// An entry that comes back as `now` and was `was`.
  struct Rewritten: Sendable {
    /// Its index among the entries that come back.
    var at: Int
    var now: JSONValue
    var was: JSONValue
  }

  var isEmpty: Bool { others.isEmpty && rewritten.isEmpty && before == 0 }
}
