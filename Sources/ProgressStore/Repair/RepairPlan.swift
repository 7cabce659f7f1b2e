import DurableFiles
package import JSONTree
import ProgressModel

/// What is to be repaired, and from what.
package struct RepairRequest: Sendable {
  package enum Source: Equatable, Sendable {
    /// The best there is: a healthy journal, else what can be had of it and of the snapshot.
    case best
    /// The journal, whatever the snapshot says: an edit by hand is undone.
    case journal
    /// A backup; nil for `progress.json.backup`.
    case backup(String?)
  }

  package var source: Source
  /// Who asks for it, for the history.
  package var actor: String
  package var host: String
  /// Finds what is to be mended in a document that is whole: faults of meaning.
  package var fixes: @Sendable (JSONValue) -> JSONPatch

  package init(
    _ source: Source = .best, actor: String, host: String,
    fixes: @escaping @Sendable (JSONValue) -> JSONPatch = { _ in JSONPatch() }
  ) {
    self.source = source
    self.actor = actor
    self.host = host
    self.fixes = fixes
  }
}

/// Something that is wrong with the files: facts, the words are made elsewhere.
package enum RepairFinding: Equatable, Sendable {
  case snapshotMissing
  case snapshotEmpty
  /// The text is damaged; what was lost in it, and what could be read but makes no sense.
  case snapshotDamaged(losses: [JSONSalvage.Loss], dropped: [JSONLocation])
  /// JSON, but no progress file.
  case snapshotForeign
  /// Of another history than the journal, or of none.
  case snapshotElsewhere
  /// Not what was written: an edit by hand, or damage that left it readable.
  case snapshotEdited
  case snapshotBehind(records: Int64)
  case journalMissing
  case journalTorn(bytes: Int64)
  /// Lines that do not verify, records whose numbers are gone, and how many records count all the same.
  case journalDamaged(lines: [Int], offset: Int64, lost: [ClosedRange<Int64>], kept: Int, behind: Int)
  case spoolUnreadable(name: String)
  /// Faults of meaning that can be mended.
  case fixes(Int)
}

/// What a repair does, in order.
package enum RepairAction: Equatable, Sendable {
  /// Bytes that are replaced are kept under this name in `quarantine/`.
  case keep(String)
  case cutTornTail(bytes: Int64)
  /// A new journal begins with all that could be had.
  case beginJournal(records: Int)
  /// The journal takes the state over.
  case recordState
  /// `progress.json` is written anew from this.
  case writeSnapshot(Origin)
  case setSpoolAside(String)

  package enum Origin: String, Sendable {
    case journal, salvage, both, backup, edit, nothing
  }
}

/// How much there is after a repair.
package struct RepairCounts: Equatable, Sendable {
  package var tasks = 0
  package var sessions = 0
  package var agents = 0
  /// Records of the journal that count.
  package var events = 0

  init() {}

  init(_ state: ProgressState, events: Int) {
    tasks = state.tasks.count
    sessions = state.sessions.count
    agents = state.activeAgents.count
    self.events = events
  }
}

/// What is wrong with a project's files and what would be done about it: found without a lock, nothing changed.
package struct RepairPlan: Sendable {
  package internal(set) var findings: [RepairFinding] = []
  package internal(set) var actions: [RepairAction] = []
  /// The document as it can be read now, and as it will be; for a diff.
  package internal(set) var before: JSONValue?
  package internal(set) var after: JSONValue?
  package internal(set) var recovered = RepairCounts()
  /// The version the file has and keeps: migrating is another step.
  package internal(set) var version: String?
  /// Backups that hold more than can be had without them: for whoever decides.
  package internal(set) var backups: [StoredBackup] = []
  /// Whether there is something to get a state from; false where only a backup could help.
  package internal(set) var isPossible = true
  let inputs: RepairInputs.Checksums
  var work = RepairWork.nothing

  /// Whether there is anything to do.
  package var isNeeded: Bool { !actions.isEmpty }

  /// Whether `progress.json` is made of what can be read of it, so that what was lost in it stays lost.
  package var isSalvaged: Bool {
    actions.contains { action in
      switch action {
      case .writeSnapshot(.salvage), .writeSnapshot(.both), .writeSnapshot(.nothing): true
      default: false
      }
    }
  }

  init(_ inputs: RepairInputs) {
    self.inputs = inputs.checksums
  }
}

/// What a repair came to.
package struct RepairOutcome: Sendable {
  package var plan: RepairPlan
  /// Names in `quarantine/` of the bytes that were replaced.
  package var kept: [String]
}

/// Why a repair was not done.
package enum RepairError: Error, Equatable, Sendable {
  case store(StoreError)
  /// The files are not what they were when the plan was made.
  case changedMeanwhile
  /// There is nothing to get a state from.
  case impossible
}
