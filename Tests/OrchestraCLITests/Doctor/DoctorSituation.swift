import Rendering
import Testing

@testable import OrchestraCLI

/// A state of the world, and what one check must say of it.
struct DoctorSituation: CustomTestStringConvertible, Sendable {
  let check: any DoctorCheck.Type
  let name: String
  let outcome: DoctorOutcome
  /// What the sentence or the remedy of that finding must hold.
  let words: String
  let arrange: @Sendable (DoctorHarness) throws -> Void

  var testDescription: String { "\(check.name): \(name)" }

  init(
    _ check: any DoctorCheck.Type, _ name: String, _ outcome: DoctorOutcome, _ words: String = "",
    _ arrange: @escaping @Sendable (DoctorHarness) throws -> Void = { _ in }
  ) {
    self.check = check
    self.name = name
    self.outcome = outcome
    self.words = words
    self.arrange = arrange
  }

  static let all = hooks + seeing + state + files + program
}
