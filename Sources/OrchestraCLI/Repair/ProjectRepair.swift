import DurableFiles
import ProgressStore

/// The repair of a project: plan, and work.
struct ProjectRepair {
  let project: Project
  let request: RepairRequest

  func plan() throws(Failure) -> RepairPlan {
    do { return try project.store(for: "repair").planRepair(request) } catch { throw Failure(error) }
  }

  func perform(_ plan: RepairPlan, until deadline: Deadline) throws(Failure) -> RepairOutcome {
    do {
      return try project.store(for: "repair").repair(plan, of: request, until: deadline)
    } catch {
      throw Failure(error)
    }
  }

  static func account(of plan: RepairPlan, kept: [String]? = nil) -> RepairAccount {
    RepairAccount(
      file: "\(StoreName.orchestra)/\(StoreName.cache)/\(StoreName.snapshot)", version: plan.version,
      findings: plan.findings, actions: plan.actions.map(RepairSentences.action), before: plan.before,
      after: plan.after, recovered: plan.recovered, backups: plan.backups, isNeeded: plan.isNeeded,
      isPossible: plan.isPossible, isSalvaged: plan.isSalvaged,
      kept: kept.map { $0.map { "quarantine/\($0)" } })
  }
}

extension Failure {
  init(_ error: RepairError) {
    switch error {
    case .store(let error): self.init(error)
    case .changedMeanwhile:
      self.init(
        .no, "Not repaired: the files have changed since they were looked at",
        hint: "Nothing was changed; run 'orchestra repair' again")
    case .impossible:
      self.init(
        .damagedData, "Cannot repair: there is nothing left to get a state from",
        hint: "Run 'orchestra migrate backups' for what was kept")
    }
  }
}
