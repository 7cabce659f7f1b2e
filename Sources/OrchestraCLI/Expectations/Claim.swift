/// One thing an expectation says.
enum Claim: Equatable, Sendable {
  case value(StatePath, Predicate)
  case count(StatePath, Predicate)
  case task(id: String, RecordClaim)
  case agent(name: String, RecordClaim)
  case session(id: String, RecordClaim)
  /// What the previous command wrote to standard output.
  case output(Predicate)
  /// What the previous command wrote to standard error.
  case errors(Predicate)
  /// The exit status of the previous command.
  case exitStatus(Predicate)
}

/// What is said of a task, an agent or a session.
enum RecordClaim: Equatable, Sendable {
  case exists
  case isMissing
  /// A word for how it is: a task's status, `active` or `finished` for an agent, a session's state.
  case state(String, isNegated: Bool)
  /// One of its members, as the snapshot has them.
  case field(StatePath, Predicate)
}

/// What is said of a value.
enum Predicate: Equatable, Sendable {
  case exists
  case isMissing
  case isEmpty
  case isNotEmpty
  case compares(Comparison, String)
}

/// How a value and a word are held against each other; the raw value is the way to write it.
enum Comparison: String, CaseIterable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case atMost = "<="
  case more = ">"
  case atLeast = ">="
  case contains = "~"
  case lacks = "!~"
  case matches
  case mismatches

  /// Whether both sides have to be numbers.
  var isOrder: Bool {
    switch self {
    case .less, .atMost, .more, .atLeast: true
    case .equal, .notEqual, .contains, .lacks, .matches, .mismatches: false
    }
  }

  /// Whether it makes sense of counts.
  var isNumeric: Bool { isOrder || self == .equal || self == .notEqual }
}
