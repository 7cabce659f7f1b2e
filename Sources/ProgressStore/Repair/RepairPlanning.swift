import DurableFiles
import JSONTree
import ProgressModel
import SchemaMigration

/// Works out what is wrong and what is to be done.
///
/// Sources in order: a journal in good order; of a damaged one its records, with an intact snapshot that holds what was lost;
/// what can be salvaged of the snapshot. Backups are offered and never taken unasked.
struct RepairPlanning {
  private let request: RepairRequest
  private let inputs: RepairInputs
  private let keptBackups: Int
  private var plan: RepairPlan

  /// - Throws: `newerSnapshot`, `newerJournal`, `noSuchBackup`, `file`.
  static func plan(
    _ request: RepairRequest, _ inputs: RepairInputs, keptBackups: Int
  ) throws(StoreError) -> RepairPlan {
    var planning = RepairPlanning(
      request: request, inputs: inputs, keptBackups: keptBackups, plan: RepairPlan(inputs))
    try planning.run()
    return planning.plan
  }

  private mutating func run() throws(StoreError) {
    let snapshot = SnapshotCondition(inputs.snapshot)
    plan.before = snapshot.document
    if case .newer(let version) = snapshot { throw .newerSnapshot(version: version) }
    let journal = try JournalSalvage(inputs.journal ?? []) { inputs.earlierState() }
    note(journal)
    if case .backup(let name) = request.source {
      try takeBackup(name, journal)
    } else if case .older(let version, let document, let losses) = snapshot, request.source == .best {
      keepVersion(version, document, losses, journal)
    } else if journal.isDamaged || journal.isHopeless || isAhead(snapshot, journal) {
      try rebuild(snapshot, journal)
    } else {
      try follow(snapshot, journal)
    }
    for name in inputs.unreadableSpool {
      plan.findings.append(.spoolUnreadable(name: name))
      plan.actions.append(.setSpoolAside(name))
    }
  }

  private mutating func note(_ journal: JournalSalvage) {
    if let first = journal.damages.first {
      plan.findings.append(
        .journalDamaged(
          lines: journal.damages.map(\.line), offset: first.offset, lost: journal.lost, kept: journal.records,
          behind: journal.recordsBehindDamage))
    } else if journal.tornBytes > 0 {
      plan.findings.append(.journalTorn(bytes: journal.tornBytes))
    } else if inputs.journal?.isEmpty != false, inputs.snapshot != nil {
      plan.findings.append(.journalMissing)
    }
  }

  /// Whether an intact snapshot holds records that the journal no longer has: what looks like a torn tail is damage then.
  private func isAhead(_ snapshot: SnapshotCondition, _ journal: JournalSalvage) -> Bool {
    guard case .current(let parsed, true) = snapshot, let position = parsed.position, inputs.fits(position)
    else {
      return false
    }
    return request.source == .best && position.sequence > journal.sequence
  }

  // MARK: A journal in good order

  private mutating func follow(_ snapshot: SnapshotCondition, _ journal: JournalSalvage) throws(StoreError) {
    switch snapshot {
    case .missing: plan.findings.append(.snapshotMissing)
    case .empty: plan.findings.append(.snapshotEmpty)
    case .foreign: plan.findings.append(.snapshotForeign)
    case .damaged(let salvage, let mending):
      plan.findings.append(.snapshotDamaged(losses: salvage.losses, dropped: mending?.dropped ?? []))
    case .current(let parsed, let isIntact):
      try follow(parsed, isIntact: isIntact, journal)
      return
    case .older, .newer: break
    }
    write(journal.state, journal, from: .journal)
  }

  private mutating func follow(
    _ parsed: SnapshotCoding.Parsed, isIntact: Bool, _ journal: JournalSalvage
  ) throws(StoreError) {
    let fits = inputs.fits(parsed.position)
    if isIntact, fits {
      let behind = journal.sequence - (parsed.position?.sequence ?? 0)
      if behind > 0 { plan.findings.append(.snapshotBehind(records: behind)) }
      return write(journal.state, journal, from: .journal, isStale: behind > 0)
    }
    if fits, request.source == .best {
      plan.findings.append(.snapshotEdited)
      var state = parsed.state
      state.tasks.forgetOrigins()
      state.sequence = parsed.position?.sequence ?? state.sequence
      _ = JournalSalvage.going(on: &state, with: inputs.journal ?? [])
      return record(state, journal, .adopted, from: .edit)
    }
    plan.findings.append(fits ? .snapshotEdited : .snapshotElsewhere)
    write(journal.state, journal, from: .journal)
  }

  /// The journal stays; the snapshot follows from it, and faults of meaning are mended through it.
  private mutating func write(
    _ state: ProgressState, _ journal: JournalSalvage, from origin: RepairAction.Origin, isStale: Bool = true
  ) {
    let mended = mend(state, at: journal.position)
    if let mended { return record(mended, journal, .repaired, from: origin) }
    cutTornTail(journal)
    finish(state, journal)
    guard isStale else {
      if journal.tornBytes > 0 { plan.work = .snapshot(state, journal.position) }
      return
    }
    keepSnapshot()
    plan.actions.append(.writeSnapshot(origin))
    plan.work = .snapshot(state, journal.position)
  }

  /// The journal takes a state over that is not what it led to.
  private mutating func record(
    _ state: ProgressState, _ journal: JournalSalvage, _ reason: CheckpointReason,
    from origin: RepairAction.Origin
  ) {
    var state = state
    if reason != .repaired, let mended = mend(state, at: journal.position) { state = mended }
    cutTornTail(journal)
    keepSnapshot()
    plan.actions += [.recordState, .writeSnapshot(origin)]
    plan.work = .checkpoint(state, reason, behind: journal.position)
    finish(state, journal)
  }

  private mutating func cutTornTail(_ journal: JournalSalvage) {
    if journal.tornBytes > 0 { plan.actions.append(.cutTornTail(bytes: journal.tornBytes)) }
  }

  // MARK: No journal to follow

  private mutating func rebuild(_ snapshot: SnapshotCondition, _ journal: JournalSalvage) throws(StoreError) {
    var state = journal.state
    var sequence = journal.sequence
    var origin = RepairAction.Origin.journal
    switch snapshot {
    case .current(let parsed, let isIntact):
      if request.source == .best {
        (state, sequence, origin) = join(parsed, isIntact: isIntact, journal)
      } else {
        plan.findings.append(.snapshotElsewhere)
      }
    case .damaged(let salvage, let mending):
      plan.findings.append(.snapshotDamaged(losses: salvage.losses, dropped: mending?.dropped ?? []))
      if let mending, request.source == .best {
        state = journal.isHopeless ? mending.state : Self.adding(mending.state, to: journal.state)
        sequence = max(sequence, mending.state.sequence)
        origin = journal.isHopeless ? .salvage : .both
      }
    case .missing:
      if inputs.journal?.isEmpty == false { plan.findings.append(.snapshotMissing) }
    case .empty: plan.findings.append(.snapshotEmpty)
    case .foreign: plan.findings.append(.snapshotForeign)
    case .older, .newer: break
    }
    if plan.findings.isEmpty { return finish(state, journal) }
    let isNothing = state.sequence == 0 && state.tasks.count == 0 && state.sessions.isEmpty
    if isNothing {
      origin = .nothing
      offerBackups()
      plan.isPossible = plan.backups.isEmpty
    }
    if let mended = mend(state, at: journal.position) { state = mended }
    begin(state, sequence: sequence, journal, from: origin)
  }

  /// An intact snapshot may hold what the journal lost: the journal's records go on behind it.
  private mutating func join(
    _ parsed: SnapshotCoding.Parsed, isIntact: Bool, _ journal: JournalSalvage
  ) -> (ProgressState, Int64, RepairAction.Origin) {
    var state = parsed.state
    state.tasks.forgetOrigins()
    state.sequence = parsed.position?.sequence ?? state.sequence
    if journal.isHopeless {
      if !isIntact { plan.findings.append(.snapshotEdited) }
      return (state, state.sequence, .salvage)
    }
    let first = journal.damages.first?.offset ?? journal.position.offset
    guard inputs.fits(parsed.position) || isIntact && (parsed.position?.offset ?? 0) >= first else {
      plan.findings.append(isIntact ? .snapshotElsewhere : .snapshotEdited)
      return (journal.state, journal.sequence, .journal)
    }
    if !isIntact { plan.findings.append(.snapshotEdited) }
    let rest = JournalSalvage.going(on: &state, with: inputs.journal ?? [])
    plan.replaceLost(by: rest.lost)
    return (state, max(rest.sequence, journal.sequence), .both)
  }

  /// Adds the tasks that only the salvaged snapshot knows, each behind its neighbour: the records that made them are lost.
  private static func adding(_ salvaged: ProgressState, to state: ProgressState) -> ProgressState {
    var joined = state
    let known = Dictionary(
      state.tasks.tasks.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var added: [Int: [TrackedTask]] = [:]
    var place = 0
    for task in salvaged.tasks.tasks {
      if let index = known[task.id] { place = index + 1 } else { added[place, default: []].append(task) }
    }
    var tasks = added[0] ?? []
    for (index, task) in state.tasks.tasks.enumerated() { tasks += [task] + (added[index + 1] ?? []) }
    joined.tasks = TaskTable(asRead: tasks)
    joined.tasks.forgetOrigins()
    for session in salvaged.sessions where joined.session(session.id) == nil {
      joined.sessions.append(session)
    }
    joined.updatedAt = max(joined.updatedAt, salvaged.updatedAt)
    ProgressReducer.settle(&joined)
    return joined
  }

  private mutating func begin(
    _ state: ProgressState, sequence: Int64, _ journal: JournalSalvage, from origin: RepairAction.Origin
  ) {
    if let bytes = inputs.journal, !bytes.isEmpty {
      plan.actions.append(.keep(RepairWriting.corruptName(journal.sequence)))
    }
    keepSnapshot()
    plan.actions += [.beginJournal(records: journal.records), .writeSnapshot(origin)]
    plan.work = .journal(state, sequence: sequence, chain: journal.chain)
    finish(state, journal)
  }

  // MARK: Others

  /// A file of an older version is mended as it is; migrating it is another step.
  private mutating func keepVersion(
    _ version: SchemaVersion, _ document: JSONValue, _ losses: [JSONSalvage.Loss], _ journal: JournalSalvage
  ) {
    plan.version = version.rawValue
    let patch = request.fixes(document)
    let mended = (try? patch.applied(to: document)) ?? document
    plan.after = mended
    plan.recovered.tasks = mended["todos"]?.array?.count ?? 0
    if !losses.isEmpty { plan.findings.append(.snapshotDamaged(losses: losses, dropped: [])) }
    if !patch.isEmpty { plan.findings.append(.fixes(patch.operations.count)) }
    if losses.isEmpty && patch.isEmpty { return }
    keepSnapshot()
    plan.actions.append(.writeSnapshot(.salvage))
    plan.work = .file(mended.bytes(.pretty) + [0x0A])
  }

  private mutating func takeBackup(_ name: String?, _ journal: JournalSalvage) throws(StoreError) {
    let bytes: [UInt8]?
    do {
      bytes = try BackupFolder(places: inputs.places, kept: keptBackups).read(name)
    } catch {
      throw .file(error)
    }
    guard let bytes else { throw .noSuchBackup(name: name) }
    let state: ProgressState
    switch SnapshotCondition(bytes) {
    case .current(let parsed, _): state = parsed.state
    case .older(let version, let document, _):
      state = try OlderSnapshot(version: version, document: document, bytes: bytes).migrated(at: 0).state
    case .newer(let version): throw .newerSnapshot(version: version)
    case .missing, .empty, .foreign, .damaged: throw .noSuchBackup(name: name)
    }
    var taken = journal.isHopeless ? state : OlderSnapshot.replacing(journal.state, by: state)
    taken.tasks.forgetOrigins()
    if journal.isDamaged || journal.isHopeless {
      begin(taken, sequence: max(journal.sequence, state.sequence), journal, from: .backup)
    } else {
      record(taken, journal, .restored, from: .backup)
    }
  }

  /// Mends faults of meaning in a state; nil when there are none, or when it cannot be read with them mended.
  private mutating func mend(_ state: ProgressState, at position: JournalPosition) -> ProgressState? {
    let document = Self.document(of: state, at: position)
    let patch = request.fixes(document)
    guard !patch.isEmpty, let mended = try? patch.applied(to: document),
      var result = try? OlderSnapshot.state(of: mended)
    else { return nil }
    result.sequence = state.sequence
    // Counts and the like are written anew in any case: a patch of these alone changes nothing.
    if Self.document(of: result, at: position) == document { return nil }
    plan.findings.append(.fixes(patch.operations.count))
    return result
  }

  static func document(of state: ProgressState, at position: JournalPosition) -> JSONValue {
    let bytes = SnapshotCoding.write(state, at: position, copyingFrom: nil).joined
    return (try? JSONValue(parsing: bytes)) ?? .null
  }

  private mutating func keepSnapshot() {
    guard let bytes = inputs.snapshot, !bytes.isEmpty else { return }
    plan.actions.append(.keep("progress-\(Checksum(of: bytes).hexadecimal).json"))
  }

  private mutating func finish(_ state: ProgressState, _ journal: JournalSalvage) {
    plan.recovered = RepairCounts(state, events: journal.records)
    plan.after = Self.document(of: state, at: journal.position)
  }

  private mutating func offerBackups() {
    let folder = BackupFolder(places: inputs.places, kept: keptBackups)
    let listed = (try? folder.list()) ?? []
    plan.backups = listed.filter { backup in
      guard let bytes = (try? folder.read(backup.name)) ?? nil else { return false }
      switch SnapshotCondition(bytes) {
      case .current, .older: return true
      default: return false
      }
    }
  }
}

extension RepairPlan {
  /// Says of the records that are gone only those that no snapshot holds.
  fileprivate mutating func replaceLost(by lost: [ClosedRange<Int64>]) {
    for index in findings.indices {
      guard case .journalDamaged(let lines, let offset, _, let kept, let behind) = findings[index] else {
        continue
      }
      findings[index] = .journalDamaged(lines: lines, offset: offset, lost: lost, kept: kept, behind: behind)
    }
  }
}
