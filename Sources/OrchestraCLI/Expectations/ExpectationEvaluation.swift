import JSONTree
import ProgressModel
import ProgressStore
import Rendering

/// Looks up what claims are about, once for all claims of an expectation.
struct ExpectationEvaluation {
  private let subject: ExpectationSubject
  private var known: ProgressState?
  private var knownTree: JSONValue?

  init(_ subject: ExpectationSubject) {
    self.subject = subject
  }

  mutating func finding(of claim: Claim) throws(Failure) -> Finding {
    switch claim {
    case .value(let path, let predicate): return Self.finding(of: path, predicate, in: try tree())
    case .count(let path, let predicate): return Self.count(of: path, predicate, in: try tree())
    case .task(let id, let claim):
      return RecordFinding.task(id, claim, in: try state(), at: subject.now)
    case .agent(let name, let claim): return RecordFinding.agent(name, claim, in: try state(), try tree())
    case .session(let id, let claim): return RecordFinding.session(id, claim, in: try state(), try tree())
    case .output(let predicate):
      guard let previous = subject.previous else { return Self.nothingBefore }
      return TextFinding(name: "the output", text: previous.output).finding(of: predicate)
    case .errors(let predicate):
      guard let previous = subject.previous else { return Self.nothingBefore }
      return TextFinding(name: "the error output", text: previous.errors).finding(of: predicate)
    case .exitStatus(let predicate):
      guard let previous = subject.previous else { return Self.nothingBefore }
      let status = JSONValue.integer(previous.status)
      let firstError = previous.errors.split(separator: "\n").first
      var finding = Self.finding(predicate, [(nil, status)])
      finding.hint = firstError.map {
        "Standard error began: \(VisibleText.of(String($0)).truncated(to: 120))"
      }
      return finding
    }
  }

  private static let nothingBefore = Finding.unknown("there was no command before it")

  private mutating func state() throws(Failure) -> ProgressState {
    if let known { return known }
    let state = try subject.state()
    known = state
    return state
  }

  private mutating func tree() throws(Failure) -> JSONValue {
    if let knownTree { return knownTree }
    let tree = snapshotValue(of: try state())
    knownTree = tree
    return tree
  }

  // MARK: Values

  /// What the predicate comes to for the value or values at `path`: each of several has to pass.
  static func finding(
    of path: StatePath, _ predicate: Predicate, in root: JSONValue, named rootName: String = "the state"
  ) -> Finding {
    let matches = path.matches(in: root)
    if matches.isEmpty {
      let absence = path.absence(in: root, named: rootName)
      switch predicate {
      case .exists: return .decided(false, absence.cause, hint: absence.hint)
      case .isMissing: return .decided(true, absence.cause, hint: absence.hint)
      case .isEmpty, .isNotEmpty, .compares: return .unknown(absence.cause, hint: absence.hint)
      }
    }
    let isOnly = matches.count == 1
    var finding = finding(predicate, matches.map { (isOnly ? nil : $0.location.description, $0.value) })
    if isOnly { finding.hint = context(of: path, in: root, rootName) }
    return finding
  }

  /// The scalars beside the value, which often tell why it is what it is.
  private static func context(of path: StatePath, in root: JSONValue, _ rootName: String) -> String? {
    guard case .name(let last)? = path.path.steps.last, !path.asksForMany else { return nil }
    let names = path.path.steps.dropLast().compactMap { step -> JSONLocation.Step? in
      switch step {
      case .name(let name): .key(name)
      case .index(let index): .index(index)
      case .all, .filter: nil
      }
    }
    let location = JSONLocation(Array(names)).description
    guard let parent = (try? JSONPath(location))?.matches(in: root).first?.value.object else { return nil }
    let facts = parent.filter { member in
      guard member.key != last else { return false }
      switch member.value {
      case .null, .array, .object: return false
      case .bool, .number, .string: return true
      }
    }
    if facts.isEmpty { return nil }
    let root = rootName.prefix(1).uppercased() + rootName.dropFirst()
    let place = names.isEmpty ? root : "'\(VisibleText.of(location))'"
    let words = facts.prefix(8).map { "\(VisibleText.of($0.key)) \(MatchText.short($0.value))" }
    return "\(place) also has: \(words.joined(separator: ", "))"
  }

  /// What the predicate comes to for values that are there; those of several have names.
  static func finding(_ predicate: Predicate, _ values: [(name: String?, value: JSONValue)]) -> Finding {
    var last = Finding.decided(true, values.count == 1 ? "it is there" : "there are \(values.count)")
    for (name, value) in values {
      let subject = name.map { VisibleText.of($0) } ?? "it"
      let reason = "\(subject) is \(MatchText.short(value))"
      switch predicate {
      case .exists: return .decided(true, reason)
      case .isMissing: return .decided(false, reason)
      case .isEmpty: last = .decided(ValueCheck.isEmpty(value), reason)
      case .isNotEmpty: last = .decided(!ValueCheck.isEmpty(value), reason)
      case .compares(let comparison, let word):
        guard let holds = ValueCheck.holds(comparison, value, word) else {
          return .unknown(reason + (value.isNull ? ", which is not known" : ", \(unfit(comparison))"))
        }
        last = .decided(holds, reason)
      }
      if last.answer == .no { return last }
    }
    return last
  }

  private static func unfit(_ comparison: Comparison) -> String {
    comparison.isOrder ? "which is no number" : "which is no text"
  }

  /// The number of matches, or of what is in the one list or object the path leads to.
  private static func count(of path: StatePath, _ predicate: Predicate, in root: JSONValue) -> Finding {
    let matches = path.matches(in: root)
    var count = matches.count
    if !path.asksForMany, let only = matches.first?.value {
      count = only.array?.count ?? only.object?.count ?? count
    }
    var finding = finding(predicate, [(nil, .integer(count))])
    if finding.answer != .yes { finding.reason = "there \(count == 1 ? "is 1" : "are \(count)")" }
    if count == 0 {
      let absence = path.absence(in: root)
      finding.hint = absence.hint
      // A count of nothing because of a slip in the path must not pass for an empty list.
      if !path.asksForMany, matches.isEmpty { return .unknown(absence.cause, hint: absence.hint) }
    }
    return finding
  }
}
