import Foundation
import Rendering
import Testing

@testable import OrchestraCLI

@Suite struct DoctorCheckTests {
  @Test(arguments: DoctorSituation.all)
  func `a check says what is so`(_ situation: DoctorSituation) throws {
    let harness = try DoctorHarness()
    try situation.arrange(harness)
    let findings = harness.findings(situation.check)
    let said = findings.map { "\($0.outcome): \($0.sentence) / \($0.remedy ?? "")" }
    #expect(
      findings.contains { finding in
        finding.outcome == situation.outcome
          && (situation.words.isEmpty
            || "\(finding.sentence) \(finding.remedy ?? "")".contains(situation.words))
      }, "\(said)")
    // What is fine has nothing wrong beside it.
    if situation.outcome == .ok {
      #expect(!findings.contains { $0.outcome == .problem || $0.outcome == .warning }, "\(said)")
    }
  }

  @Test(arguments: DoctorCheckCatalog.all.map { $0.name })
  func `a check has situations in which it fires and in which it does not`(_ name: String) {
    // File systems of the network cannot be made for a test.
    if name == FileSystemCheck.name { return }
    let outcomes = DoctorSituation.all.filter { $0.check.name == name }.map(\.outcome)
    #expect(outcomes.contains { [.problem, .warning, .note].contains($0) })
    #expect(outcomes.contains { [.ok, .skipped].contains($0) })
  }

  @Test func `every check works where there is nothing at all`() throws {
    let harness = try DoctorHarness()
    harness.commands.environment = [:]
    harness.machine = DoctorMachine()
    for root in [nil, "/nowhere/at/all", "/dev/null", ""] {
      let context = DoctorContext(program: harness.context, machine: harness.machine, root: root)
      for check in DoctorCheckCatalog.all { #expect(!check.findings(in: context).isEmpty, "\(check.name)") }
    }
  }

  @Test func `a remedy or a reason stands with everything that is wrong`() throws {
    for situation in DoctorSituation.all {
      let harness = try DoctorHarness()
      try situation.arrange(harness)
      for finding in harness.findings(situation.check) {
        #expect(!finding.sentence.isEmpty && !finding.sentence.hasSuffix("."), "\(finding.sentence)")
        if finding.outcome == .problem || finding.outcome == .warning { #expect(finding.remedy != nil) }
      }
    }
  }
}
