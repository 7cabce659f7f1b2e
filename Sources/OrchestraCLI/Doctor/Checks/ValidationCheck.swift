import JSONTree
import ProgressModel
import ProgressStore
import ProgressValidation
import Rendering

/// How many faults of content `progress.json` has.
enum ValidationCheck: DoctorCheck {
  static let name = "validation"
  static let topic = DoctorTopic.wrongShown
  static let summary = "how many errors 'orchestra validate' finds in progress.json"

  /// A doctor is to be quick.
  private static let largest = 4 << 20

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let bytes = context.examination?.bytes else { return [.skipped("There is no progress.json")] }
    if bytes.count > largest { return [.skipped("progress.json is large: run 'orchestra validate'")] }
    guard let document = try? JSONValue(parsing: bytes) else {
      return [.skipped("progress.json is no JSON: see 'schema-version'")]
    }
    let found = ProgressValidator.findings(in: document, moment: context.now.milliseconds)
    let errors = found.filter { $0.severity == .error }
    let warnings = found.count { $0.severity == .warning }
    if let first = errors.first {
      return [
        .problem(
          "progress.json has \(counted(errors.count, "error")), the first \(first.code): \(first.message)",
          remedy: context.command("validate"))
      ]
    }
    if warnings > 0 {
      return [
        .note(
          "progress.json is valid, with \(counted(warnings, "warning"))", remedy: context.command("validate"))
      ]
    }
    return [.fine("progress.json is valid")]
  }
}
