/// The tests of a script: its assertions, and whatever else failed.
package struct ScriptReport: Equatable, Sendable {
  package private(set) var entries: [ScriptEntry] = []

  package init() {}

  package mutating func add(_ entry: ScriptEntry) { entries.append(entry) }

  /// In the order they ran.
  package var tests: [ScriptEntry] { entries.filter(\.isTest) }
}
