import JSONTree
import LockBenchmark
import Rendering

/// A measurement kept in a file, for a later one to be compared with.
struct LockBaseline: Equatable, Sendable {
  private static let kind = "orchestra bench lock"

  /// What was measured, as far as it changes the figures.
  var conditions: JSONObject
  var figures: [LockFigures]

  init(plan: ContentionPlan, figures: [LockFigures]) {
    conditions = [
      "holdNanoseconds": .integer(plan.hold.wholeNanoseconds),
      "lengthNanoseconds": .integer(plan.length.wholeNanoseconds),
      "updates": plan.updates.map { .integer($0) } ?? .null,
      "deadlineNanoseconds": .integer(plan.deadline.wholeNanoseconds),
    ]
    self.figures = figures
  }

  /// The file's text; `circumstances` say on which machine and when, for people.
  func text(circumstances: JSONObject) -> String {
    let value: JSONValue = [
      "kind": .string(Self.kind), "circumstances": .object(circumstances),
      "conditions": .object(conditions), "rows": .array(figures.map { .object($0.payload) }),
    ]
    return value.text(.pretty) + "\n"
  }

  /// Reads a file back.
  ///
  /// - Throws: `damagedData` when it is none.
  init(text bytes: [UInt8], name: String) throws(Failure) {
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch {
      throw Failure(
        .damagedData, "Cannot compare with '\(VisibleText.of(name))': it is not JSON: \(error.sentence)")
    }
    guard value["kind"]?.string == Self.kind, let conditions = value["conditions"]?.object,
      let rows = value["rows"]?.array
    else {
      throw Failure(
        .damagedData, "Cannot compare with '\(VisibleText.of(name))': 'bench lock --save' has not written it",
        hint: "Make a baseline: orchestra bench lock --save FILE")
    }
    self.conditions = conditions
    figures = rows.compactMap { LockFigures($0) }
  }

  /// What differs in how the two were measured, in words; empty where they can be compared.
  func differences(from other: LockBaseline) -> [String] {
    let options = [
      ("--hold", "holdNanoseconds"), ("--for", "lengthNanoseconds"), ("--updates", "updates"),
      ("--deadline", "deadlineNanoseconds"),
    ]
    return options.filter { conditions[$1] != other.conditions[$1] }.map { option, key in
      guard let value = conditions[key]?.integer else { return "no \(option)" }
      return key == "updates" ? "\(option) \(value)" : "\(option) \(ShortTime(.nanoseconds(value)).text)"
    }
  }
}
