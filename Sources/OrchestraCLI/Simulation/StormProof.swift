import ProgressModel
import ProgressStore

/// Holds what was promised against what the files hold once everything is still.
struct StormProof {
  let hooks: HookProcesses

  /// Takes in what waits, reads the whole journal, and returns what is there.
  func findings() -> StormAccount.Findings {
    var findings = StormAccount.Findings()
    do {
      findings.waiting = try hooks.takeInWhatWaits()
      let history = try JournalHistory.open(
        root: hooks.project.root, access: hooks.project.settings.access)
      var expected: Int64 = 1
      let told = try history.updates { update, _ in
        if update.followsGap || update.firstSequence != expected { findings.isJournalWhole = false }
        expected = update.lastSequence + 1
        for event in update.events {
          findings.journalEvents += 1
          guard case .taskCreated(let task) = event.change, let key = StormEvent.key(of: task.content) else {
            continue
          }
          findings.recorded[key, default: 0] += 1
        }
        return .goOn
      }
      findings.isSnapshotTrue = StateComparison(before: told, after: try hooks.state()).isEmpty
    } catch {
      findings.fault = FaultySink.failure(error).message
    }
    return findings
  }
}
