import Rendering

/// One run of the checks, with or without fixing what they find.
struct DoctorExamination {
  let program: ProgramContext
  let machine: DoctorMachine
  let root: String?
  let checks: [any DoctorCheck.Type]

  /// What was done about a finding, or why it could not be done.
  struct Fixed: Sendable {
    var entry: DoctorEntry
    var failure: Failure?
  }

  private typealias Found = (check: any DoctorCheck.Type, finding: DoctorFinding)

  /// Looks, and changes nothing.
  func look() -> [DoctorEntry] { findings().map { Self.entry($0.check, $0.finding) } }

  /// Looks, applies every fix there is, and looks again.
  ///
  /// What the second look finds is what is left: a fix is never believed.
  func lookAndFix() -> (fixed: [Fixed], left: [DoctorEntry]) {
    let fixed = findings().compactMap { found -> Fixed? in
      guard let fix = found.finding.fix else { return nil }
      var entry = Self.entry(found.check, found.finding)
      do throws(Failure) {
        entry.done = try fix.apply()
        entry.outcome = .fixed
        entry.remedy = nil
        entry.canBeFixed = false
        return Fixed(entry: entry, failure: nil)
      } catch {
        return Fixed(entry: entry, failure: error)
      }
    }
    return (fixed, look())
  }

  private func findings() -> [Found] {
    let context = DoctorContext(program: program, machine: machine, root: root)
    return checks.flatMap { check in check.findings(in: context).map { (check, $0) } }
  }

  private static func entry(_ check: any DoctorCheck.Type, _ finding: DoctorFinding) -> DoctorEntry {
    DoctorEntry(
      check: check.name, topic: check.topic, outcome: finding.outcome, finding: finding.sentence,
      remedy: finding.remedy, canBeFixed: finding.fix != nil)
  }
}
