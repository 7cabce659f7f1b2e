import DurableFiles
import JSONTree
import ProgressStore
import ProgressValidation
import Testing

@testable import OrchestraCLI

@Suite struct ValidationWordsTests {
  private static let kinds: [AuditFact.Kind] = [
    .notJSON(JSONSyntaxError(.unexpectedEnd, offset: 3)), .unsealed,
    .wrongChecksum(stored: "00000000", actual: "11111111"), .chainBroken(sequence: 5, expected: 4),
    .gap(sequence: 5, expected: 4), .unknownType("task.flown", sequence: 9), .tornTail(bytes: 1),
    .unreadable(JSONSyntaxError(.unexpectedEnd, offset: 3)), .announced(0, expected: 2),
    .partMissing(from: 3, upTo: 9), .partMisnamed(last: 4), .snapshotElsewhere(sequence: 7),
    .snapshotBehind(records: 1), .snapshotMissing(records: 2),
    .snapshotDiffers(JSONLocation([.key("tasks")])),
    .archiveUnreadable, .spoolUnreadable, .notReadable(.lockBusy(path: "p", holder: nil)),
  ]

  @Test(arguments: kinds)
  func `every fact has a rule and one sentence`(kind: AuditFact.Kind) {
    let (rule, message) = ValidationWords.sentence(of: kind)
    #expect(rule.code.hasPrefix("OR4"))
    #expect(ValidationRuleCatalog.rule(rule.code) == rule)
    #expect(message.first?.isUppercase == true && !message.hasSuffix("."))
  }

  @Test func `every rule about the journal has a fact`() {
    let used = Set(Self.kinds.map { ValidationWords.sentence(of: $0).rule.code })
    #expect(Set(JournalRules.all.map(\.code)) == used)
  }
}
