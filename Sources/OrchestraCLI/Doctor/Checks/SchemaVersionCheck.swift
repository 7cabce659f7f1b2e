import DurableFiles
import JSONTree
import ProgressStore
import Rendering
import SchemaMigration

/// Which version `progress.json` is of, and whether a migration is due or held back.
enum SchemaVersionCheck: DoctorCheck {
  static let name = "schema-version"
  static let topic = DoctorTopic.wrongShown
  static let summary = "whether progress.json is of an older or newer version, or held at one"

  static func findings(in context: DoctorContext) -> [DoctorFinding] {
    guard let examination = context.examination else {
      return [
        .skipped(
          context.examinationFault.map { "progress.json cannot be examined: \(Failure($0).message)" }
            ?? "There is no progress.json")
      ]
    }
    return [finding(examination, context)]
  }

  private static func finding(_ examination: SnapshotExamination, _ context: DoctorContext) -> DoctorFinding {
    switch examination.version {
    case .missing: return .skipped("There is no progress.json")
    case .newer(let version):
      return .problem(
        "progress.json is of version \(version), this program knows \(SchemaVersion.current.rawValue) at most",
        remedy: "Use an orchestra of that version or later")
    case .foreign:
      return .problem(
        "progress.json is JSON but no progress file", remedy: context.command("repair"))
    case .unreadable(let error):
      return .problem(
        "progress.json is no JSON: \(error.sentence) at byte \(error.offset)",
        remedy: context.command("repair"))
    case .known(let version):
      if examination.isHeld {
        return .warning(
          "progress.json is held at version \(version.rawValue): hooks put their events aside and nothing new is shown",
          remedy: context.command("migrate up"))
      }
      if examination.pending.isEmpty {
        return .fine("progress.json is of version \(version.rawValue), the current one")
      }
      return .warning(
        "progress.json is of version \(version.rawValue), \(counted(examination.pending.count, "migration")) behind",
        remedy: context.command("migrate up"))
    }
  }
}
