import DurableFiles
import ProgressStore
import Rendering

/// Whether `progress.json` and the journal can be relied on.
enum StateFilesCheck: DoctorCheck {
  static let name = "state-files"
  static let topic = DoctorTopic.wrongShown
  static let summary = "whether progress.json and events.jsonl are whole and in step"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard context.project != nil else { return [.skipped("The project cannot be opened")] }
    switch context.examination?.version {
    case .newer, .foreign, .unreadable:
      return [.skipped("progress.json cannot be judged: see 'schema-version'")]
    case .missing, .known, nil: break
    }
    if let fault = context.stateFault { return [unreadable(fault, context)] }
    guard context.state != nil else { return [.skipped("Nothing has been recorded yet")] }
    if let fault = context.examinationFault {
      return [.skipped("progress.json cannot be examined: \(Failure(fault).message)")]
    }
    guard let examination = context.examination else { return [.skipped("Nothing has been recorded yet")] }
    return [finding(examination, context)]
  }

  private static func finding(_ examination: SnapshotExamination, _ context: DoctorContext) -> DoctorFinding {
    switch examination.health {
    case .good: return .fine("progress.json is whole and in step with the journal")
    case .empty: return .fine("Nothing has been recorded yet, and nothing is damaged")
    case .mendsItself(let fault):
      return .note("The next update brings progress.json up to date: \(words(fault))")
    case .damaged:
      return .problem("progress.json is damaged", remedy: context.command("repair"))
    case .journalDamaged(let offset):
      return .problem(
        "events.jsonl is damaged at byte \(offset), with good records behind it: hooks put events aside",
        remedy: context.command("repair"))
    case .newer:
      return .problem(
        "The state was written by a later version: this program, \(Orchestra.version), never writes to it",
        remedy: "Use that version, or a later one")
    }
  }

  private static func unreadable(_ fault: StoreError, _ context: DoctorContext) -> DoctorFinding {
    let failure = Failure(fault)
    return .problem(
      "The state cannot be read: \(failure.message)", remedy: failure.hint ?? context.command("repair"))
  }

  private static func words(_ fault: SnapshotFault) -> String {
    switch fault {
    case .missing: "it is missing"
    case .unreadable: "it cannot be read"
    case .checksum: "its checksum is wrong, as after an edit by hand"
    case .otherHistory: "it belongs to another journal"
    }
  }
}
