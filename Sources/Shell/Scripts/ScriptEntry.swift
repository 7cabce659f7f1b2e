/// What became of one statement, for a report.
package struct ScriptEntry: Equatable, Sendable {
  /// The statement as it was written, or what stands for it.
  package var name: String
  package var location: ScriptLocation
  package var milliseconds: Int64
  package var status: Int32
  package var message: String?
  /// What an assertion found in the place of what it expected.
  package var actual: String?
  package var isAssertion: Bool
  /// Whether the failure is that of a nested source, which has an entry of its own.
  package var isReported: Bool

  package init(
    name: String, location: ScriptLocation, milliseconds: Int64 = 0, status: Int32 = 0,
    message: String? = nil,
    actual: String? = nil, isAssertion: Bool = false, isReported: Bool = false
  ) {
    self.name = name
    self.location = location
    self.milliseconds = milliseconds
    self.status = status
    self.message = message
    self.actual = actual
    self.isAssertion = isAssertion
    self.isReported = isReported
  }

  /// Whether it is a test: every assertion, and whatever else failed.
  package var isTest: Bool { isAssertion || status != 0 && !isReported }
}
