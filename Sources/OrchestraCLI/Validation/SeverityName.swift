import ArgumentParser
import ProgressValidation

/// A severity as people write it.
struct SeverityName: ExpressibleByArgument, Decodable, Equatable, Sendable {
  let word: String

  var severity: ValidationFinding.Severity { ValidationFinding.Severity(rawValue: word) ?? .note }

  init?(argument: String) {
    guard ValidationFinding.Severity(rawValue: argument) != nil else { return nil }
    word = argument
  }

  static var allValueStrings: [String] { ValidationFinding.Severity.allCases.map(\.rawValue) }
}
