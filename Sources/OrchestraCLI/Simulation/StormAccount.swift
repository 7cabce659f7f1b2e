/// What a storm came to: what was sent, what the hooks said of it, and what the journal holds of it.
struct StormAccount: Equatable, Sendable {
  /// How one kind of fate went.
  struct Tally: Equatable, Sendable {
    var hooks = 0
    var acknowledged = 0
    var putAside = 0
    var refused = 0
    var killed = 0
  }

  /// How a hook ended.
  enum Ending: Sendable {
    /// It said that all is well.
    case acknowledged
    /// It could not record it now and kept it for the next one.
    case putAside
    /// It said that it could not.
    case refused
    /// It was killed: whether it recorded anything is anybody's guess.
    case killed
  }

  let processes: Int
  let seed: UInt64
  var elapsed = Duration.zero
  var tallies: [StormScript.Fate: Tally] = [:]
  /// How long hooks took that ended by themselves.
  var timings = Timings()
  /// Texts of events that somebody was promised, and of all that were sent.
  private(set) var acknowledged: Set<String> = []
  private(set) var putAside: Set<String> = []
  private(set) var sent: Set<String> = []
  var findings = Findings()

  /// What the files say afterwards.
  struct Findings: Equatable, Sendable {
    /// How often each text was recorded.
    var recorded: [String: Int] = [:]
    /// Whether the journal could be read from its beginning without a gap.
    var isJournalWhole = true
    /// Whether `progress.json` is what the journal says.
    var isSnapshotTrue = true
    /// Payloads that still wait in the spool.
    var waiting = 0
    var journalEvents = 0
    /// Faults that a reader of the files found, in words.
    var fault: String?
  }

  init(processes: Int, seed: UInt64) {
    self.processes = processes
    self.seed = seed
  }

  mutating func send(_ event: StormEvent) {
    if event.kind == .task { sent.insert(event.text) }
  }

  mutating func add(_ event: StormEvent, _ fate: StormScript.Fate, _ ending: Ending, _ elapsed: Duration) {
    tallies[fate, default: Tally()].add(ending)
    if ending != .killed { timings.add(elapsed) }
    guard event.kind == .task else { return }
    switch ending {
    case .acknowledged: acknowledged.insert(event.text)
    case .putAside: putAside.insert(event.text)
    case .refused, .killed: break
    }
  }

  var total: Tally {
    tallies.values.reduce(into: Tally()) { total, tally in
      total.hooks += tally.hooks
      total.acknowledged += tally.acknowledged
      total.putAside += tally.putAside
      total.refused += tally.refused
      total.killed += tally.killed
    }
  }

  /// Promised and not in the journal, sorted.
  var lost: [String] { acknowledged.union(putAside).filter { findings.recorded[$0] == nil }.sorted() }

  /// In the journal more than once, sorted.
  var twice: [String] { findings.recorded.filter { $0.value > 1 }.keys.sorted() }

  /// In the journal and never sent, sorted.
  var invented: [String] { findings.recorded.keys.filter { !sent.contains($0) }.sorted() }

  /// Recorded although nobody was told: killed behind the commit point.
  var unannounced: Int {
    findings.recorded.keys.count { !acknowledged.contains($0) && !putAside.contains($0) }
  }

  var isProved: Bool {
    lost.isEmpty && twice.isEmpty && invented.isEmpty && findings.isJournalWhole && findings.isSnapshotTrue
      && findings.waiting == 0 && findings.fault == nil
  }
}

extension StormAccount.Tally {
  fileprivate mutating func add(_ ending: StormAccount.Ending) {
    hooks += 1
    switch ending {
    case .acknowledged: acknowledged += 1
    case .putAside: putAside += 1
    case .refused: refused += 1
    case .killed: killed += 1
    }
  }
}
