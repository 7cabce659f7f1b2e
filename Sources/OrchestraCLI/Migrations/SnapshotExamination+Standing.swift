import DurableFiles
import JSONTree
import ProgressModel
import ProgressStore
import Rendering
import SchemaMigration

extension SnapshotExamination {
  /// What the file is, in one word.
  var verdict: MigrationVerdict {
    switch health {
    case .damaged: version == .foreign ? .foreign : .damaged
    case .journalDamaged: .journalDamaged
    case .newer: .newer
    case .empty: .empty
    case .good, .mendsItself: pending.isEmpty ? .current : isHeld ? .held : .pending
    }
  }

  /// The version as the file says it; nil where there is none.
  var versionText: String? {
    switch version {
    case .known(let version): version.rawValue
    case .newer(let version): version
    case .missing, .foreign, .unreadable: nil
    }
  }

  /// The project's standing, with the sentences for people.
  func standing(of project: String) -> MigrationStanding {
    let verdict = verdict
    return MigrationStanding(
      project, verdict, version: versionText, pending: pending.map(\.rawValue), isHeld: isHeld,
      health: healthWord, lastMigration: lastMigration.map(MigrationLine.init), status: verdict.status,
      detail: detail(verdict))
  }

  private var healthWord: String {
    switch health {
    case .good: "good"
    case .empty: "empty"
    case .mendsItself: "mends-itself"
    case .damaged: "damaged"
    case .journalDamaged: "journal-damaged"
    case .newer: "newer"
    }
  }

  private func detail(_ verdict: MigrationVerdict) -> String {
    switch verdict {
    case .empty: "Nothing has been recorded"
    case .pending: "The next hook or command migrates it, or 'migrate up'"
    case .held: "Kept at this version until 'migrate up'; events wait in the spool"
    case .newer: "Written by a later orchestra; never written to"
    case .foreign: "JSON, but no progress file"
    case .journalDamaged:
      if case .journalDamaged(let offset) = health {
        "The journal is damaged at byte \(offset)"
      } else {
        "The journal is damaged"
      }
    case .damaged:
      if case .unreadable(let error) = version {
        "\(error.sentence.capitalizedFirst) at byte \(error.offset)"
      } else {
        "The file is not what its version asks for"
      }
    default:
      if case .mendsItself(let fault) = health { "The next update mends it: \(fault.sentence)" } else { "" }
    }
  }
}

extension MigrationVerdict {
  /// The exit status of a command that finds a project so and has to go on.
  var status: Int32 {
    let status: Failure.Status? =
      switch self {
      case .damaged, .journalDamaged, .foreign: .damagedData
      case .newer: .newerVersion
      case .busy: .lockBusy
      case .unreadable: .inputOutput
      case .failed: .internalFault
      default: nil
      }
    return status?.rawValue ?? 0
  }

  /// What a failure of the store says about the project.
  init(_ error: StoreError) {
    self =
      switch error {
      case .file(.lockTimedOut), .lockBusy: .busy
      case .file: .unreadable
      case .newerSnapshot, .newerJournal: .newer
      case .journalDamaged: .journalDamaged
      case .notInitialized: .empty
      case .migrationFailed(_, _, let reason):
        switch reason {
        case .unreadable: .damaged
        case .foreign: .foreign
        case .missing: .empty
        case .journalDamaged: .journalDamaged
        default: .failed
        }
      default: .failed
      }
  }
}

extension MigrationLine {
  init(_ entry: MigrationEntry) {
    self.init(
      number: entry.number, time: Timestamp(entry.time), action: entry.action.rawValue, actor: entry.actor,
      host: entry.host, command: entry.command, from: entry.from, to: entry.to, duration: entry.duration,
      before: entry.before?.hexadecimal, after: entry.after.hexadecimal, backup: entry.backup,
      result: entry.result.rawValue)
  }
}

extension SnapshotFault {
  fileprivate var sentence: String {
    switch self {
    case .missing: "it is missing"
    case .unreadable: "it cannot be read"
    case .checksum: "it was edited or torn"
    case .otherHistory: "it belongs to another journal"
    }
  }
}

extension MigrationStanding {
  /// What is wrong, to go on a sentence with; the way out is 'orchestra repair'.
  var fault: String {
    // `JSON` stays as it is.
    let isWord = detail.dropFirst().first?.isLowercase ?? false
    return (isWord ? detail.prefix(1).lowercased() : String(detail.prefix(1))) + detail.dropFirst()
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
