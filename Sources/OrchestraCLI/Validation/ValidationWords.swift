import JSONTree
import ProgressStore
import ProgressValidation
import Rendering

/// Rules and findings as the formats show them, and facts about the journal in words.
enum ValidationWords {
  static let rules = ValidationRuleCatalog.all.map { rule in
    ValidationRuleText(
      code: rule.code, severity: severity(rule.severity), title: rule.title, explanation: rule.explanation,
      remedy: rule.remedy)
  }

  static func severity(_ severity: ValidationFinding.Severity) -> ValidationResult.Severity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  /// The rule that a fact breaks, and what is wrong in one sentence.
  static func sentence(of kind: AuditFact.Kind) -> (rule: ValidationRule, message: String) {
    switch kind {
    case .notJSON(let error): (JournalRules.notJSON, "The line is no JSON: \(error.sentence)")
    case .unsealed: (JournalRules.notJSON, "The line is no record: it does not end in a checksum")
    case .wrongChecksum(let stored, let actual):
      (
        JournalRules.wrongChecksum,
        "The record's checksum is '\(stored)', but that of its bytes is '\(actual)'"
      )
    case .chainBroken(let sequence, let expected):
      (
        JournalRules.chainBroken,
        "Record \(sequence) does not follow from the line before; record \(expected) should stand here"
      )
    case .gap(let sequence, let expected):
      (JournalRules.gap, "Record \(sequence) stands where record \(expected) should")
    case .unknownType(let type, let sequence):
      (JournalRules.unknownType, "Record \(sequence) is a '\(type)', which this program does not know")
    case .tornTail(let bytes):
      (
        JournalRules.tornTail,
        "The last update is not whole: \(bytes == 1 ? "1 byte" : "\(bytes) bytes") will be cut off"
      )
    case .unreadable(let error):
      (JournalRules.unreadable, "The record's data makes no sense: \(error.sentence)")
    case .announced(let count, let expected):
      (JournalRules.announced, "The record announces \(count) more, where it should be \(expected)")
    case .partMissing(let from, let upTo):
      (
        JournalRules.segmentsMissing,
        "The part before ends with record \(from), and this one begins with record \(upTo)"
      )
    case .partMisnamed(let last):
      (JournalRules.segmentsMissing, "The part ends with record \(last), which its name does not say")
    case .snapshotElsewhere(let sequence):
      (
        JournalRules.snapshotAhead,
        "The snapshot is of record \(sequence) of another journal than the one beside it"
      )
    case .snapshotBehind(let records):
      (
        JournalRules.snapshotBehind,
        "The journal has \(Self.records(records)) that the snapshot does not hold yet"
      )
    case .snapshotMissing(let records):
      (JournalRules.snapshotBehind, "There is no snapshot beside a journal of \(Self.records(records))")
    case .snapshotDiffers(let place):
      (JournalRules.differs, "The journal amounts to another state than the snapshot says, first at \(place)")
    case .archiveUnreadable: (JournalRules.historyUnreadable, "The file is no archive of a session")
    case .spoolUnreadable: (JournalRules.spoolUnreadable, "The file is no event that waits")
    case .notReadable(let error): (JournalRules.notAFile, Failure(error).message)
    }
  }

  private static func records(_ count: Int64) -> String { count == 1 ? "1 record" : "\(count) records" }
}
