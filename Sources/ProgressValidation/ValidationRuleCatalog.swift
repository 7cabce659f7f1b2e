import JSONTree

/// Every rule there is: a new one is a file in `Rules` and a line here.
package enum ValidationRuleCatalog {
  /// The rules of the current version's meaning.
  static let snapshotRules: [any SnapshotRule.Type] = [
    TaskIdentifiersAreUnique.self,
    SessionIdentifiersAreUnique.self,
    AgentIdentifiersAreUnique.self,
    ExternalIdentifiersAreUnique.self,
    PositionsAreUnique.self,
    ParentsExist.self,
    ParentsFormNoCycle.self,
    BlockersExist.self,
    BlockersFormNoCycle.self,
    BlockersAreNamedOnce.self,
    TaskTimesAreInOrder.self,
    SessionTimesAreInOrder.self,
    AgentTimesAreInOrder.self,
    TimesAreNotInTheFuture.self,
    TimesAreMilliseconds.self,
    NothingIsNewerThanTheFile.self,
    CompletionTimeAgreesWithStatus.self,
    StartTimeAgreesWithStatus.self,
    RunningSinceAgreesWithStatus.self,
    ClocksRunInLiveSessions.self,
    DurationsFitTheLife.self,
    CompletedTasksAreAtHundred.self,
    StepsDoNotPassTheirTotal.self,
    StatsAgreeWithTasks.self,
    ActiveAgentsHaveLiveSessions.self,
    AgentTasksAreInProgress.self,
    StoppedAgentsHaveEnded.self,
    TaskSessionsExist.self,
    SessionStateAgreesWithEnd.self,
    OpenCallsHaveLiveSessions.self,
    HistoryIsInOrder.self,
    HistoryStaysWithinTheJournal.self,
    JournalPositionIsPossible.self,
    IntegersFitTheirField.self,
    NoKeysOfOldScripts.self,
  ]

  /// The rules for the files of the shell scripts.
  static let todosRules: [any TodosRule.Type] = [
    TodoIdentifiersAreUnique.self,
    TodoIdentifiersAreTexts.self,
    TodoParentsExist.self,
    CountsAgreeWithTodos.self,
    TodoTimesAreMilliseconds.self,
    TodoTimesArePossible.self,
    CurrentAgentIsNamed.self,
    VersionIsTold.self,
  ]

  /// Every rule, in the order of the codes.
  package static let all: [ValidationRule] =
    (SyntaxRules.all + ShapeRules.all + snapshotRules.map { $0.rule } + todosRules.map { $0.rule }
    + FileForm.rules + JournalRules.all).sorted { $0.code < $1.code }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

  package static func rule(_ code: String) -> ValidationRule? { byCode[code] }

  static func judge(_ file: SnapshotView) -> [ValidationFinding] {
    snapshotRules.flatMap { rule in
      var findings = RuleFindings(rule.rule)
      rule.check(file, &findings)
      return findings.findings
    }
  }

  static func judge(_ file: TodosView) -> [ValidationFinding] {
    todosRules.flatMap { rule in
      var findings = RuleFindings(rule.rule)
      rule.check(file, &findings)
      return findings.findings
    }
  }
}

/// A rule about what the current version's file means.
protocol SnapshotRule: Sendable {
  static var rule: ValidationRule { get }
  /// Notes every breach, in the order of the document.
  static func check(_ file: SnapshotView, _ findings: inout RuleFindings)
}

/// A rule about what the shell scripts' files mean.
protocol TodosRule: Sendable {
  static var rule: ValidationRule { get }
  static func check(_ file: TodosView, _ findings: inout RuleFindings)
}
