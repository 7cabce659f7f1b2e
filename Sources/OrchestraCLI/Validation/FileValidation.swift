import DurableFiles
import JSONTree
import ProgressStore
import ProgressValidation
import Rendering
import SchemaMigration

/// Validates files one after another and gathers what was found, with lines, columns and what stands there.
struct FileValidation {
  /// Excerpts are for people, who read the first of them.
  private static let mostExcerpts = 10_000

  let moment: Int64
  let scope: ProgressValidator.Scope
  let leastSeverity: ValidationFinding.Severity
  private(set) var files: [ValidationResult.File] = []
  private(set) var findings: [ValidationResult.Finding] = []
  /// Whether a later version of the program wrote one of them.
  private(set) var isNewer = false
  /// Whether something is wrong beside that.
  private(set) var worst: ValidationFinding.Severity?

  init(moment: Int64, scope: ProgressValidator.Scope, leastSeverity: ValidationFinding.Severity) {
    self.moment = moment
    self.scope = scope
    self.leastSeverity = leastSeverity
  }

  /// Validates a progress file of any version.
  mutating func validate(_ bytes: [UInt8], named name: String) {
    let outcome = ProgressValidator.examine(bytes, moment: moment, scope: scope) { covered in
      Checksum(of: covered).hexadecimal
    }
    files.append(
      ValidationResult.File(
        name: name, version: Self.word(outcome.version), bytes: Int64(bytes.count), records: nil))
    let offsets = outcome.findings.map { $0.offset ?? 0 }
    let positions = JSONPosition.positions(of: offsets, in: bytes)
    for (found, position) in zip(outcome.findings, positions) where found.severity >= leastSeverity {
      var finding = begin(found.code, found.severity, found.message, file: name)
      finding.remedy = found.remedy
      finding.pointer = found.location?.pointer
      finding.position = position
      finding.offset = found.offset.map(Int64.init)
      finding.fix = found.fix?.json
      if findings.count < Self.mostExcerpts, !bytes.isEmpty {
        finding.excerpt = JSONExcerpt(offset: found.offset ?? 0, in: bytes)
      }
      findings.append(finding)
    }
    if case .newer? = outcome.version { isNewer = true }
  }

  /// Takes over what is wrong with the journal and the files beside it; `folder` stands before their names.
  mutating func take(_ audit: StoreAudit, below folder: String) {
    for file in audit.files {
      files.append(
        ValidationResult.File(
          name: folder + file.name, version: nil, bytes: file.bytes, records: file.records))
    }
    for fact in audit.facts {
      let (rule, message) = ValidationWords.sentence(of: fact.kind)
      guard rule.severity >= leastSeverity else { continue }
      var finding = begin(rule.code, rule.severity, message, file: folder + fact.file)
      finding.offset = fact.offset
      if let line = fact.line, let offset = fact.offset {
        place(&finding, line: line, offset: offset, text: fact.text, kind: fact.kind)
      }
      findings.append(finding)
      if case .unknownType = fact.kind { isNewer = true }
    }
  }

  /// A fault inside a line is so many bytes behind its beginning; all others are of the line as a whole.
  private func place(
    _ finding: inout ValidationResult.Finding, line: Int, offset: Int64, text: [UInt8], kind: AuditFact.Kind
  ) {
    let inside: Int =
      switch kind {
      case .notJSON(let error), .unreadable(let error): min(error.offset, text.count)
      default: 0
      }
    finding.position = JSONPosition(offset: inside, in: text).onLine(line)
    finding.excerpt = JSONExcerpt(offset: inside, in: text)
  }

  private mutating func begin(
    _ code: String, _ severity: ValidationFinding.Severity, _ message: String, file: String
  ) -> ValidationResult.Finding {
    worst = max(worst ?? severity, severity)
    return ValidationResult.Finding(
      file: file, code: code, severity: ValidationWords.severity(severity), message: message,
      remedy: ValidationRuleCatalog.rule(code)?.remedy ?? "")
  }

  private static func word(_ version: RecognizedVersion?) -> String? {
    switch version {
    case .known(let version): version.rawValue
    case .newer(let word): word
    case .foreign, nil: nil
    }
  }
}
