import ProgressStore
import SchemaMigration

/// What a `migrate` command wants of a project, before its file has been looked at.
enum MigrationAim: Sendable, Equatable {
  case to(SchemaVersion)
  /// To an older version; nil for the one before.
  case down(SchemaVersion?)
  case restore(String?)
  case baseline(SchemaVersion)
  case force(SchemaVersion)

  /// What to ask of the store; where there is nothing older to go down to, what is there already.
  ///
  /// - Throws: `usage` when down is not down.
  func goal(of examination: SnapshotExamination) throws(Failure) -> MigrationRequest.Goal {
    switch self {
    case .to(let version): return .version(version)
    case .restore(let name): return .backup(name)
    case .baseline(let version): return .baseline(version)
    case .force(let version): return .force(version)
    case .down(let target):
      guard case .known(let present) = examination.version else { return .version(target ?? .current) }
      if let target {
        if target > present {
          throw Failure(
            .usage, "Cannot migrate down from \(present.rawValue) to \(target.rawValue), which is newer",
            hint: "'orchestra migrate to \(target.rawValue)' goes both ways")
        }
        return .version(target)
      }
      return .version(SchemaVersion.allCases.last { $0 < present } ?? present)
    }
  }
}
