import ProgressModel

extension Recovery {
  /// Damaged files beyond this size are left to `repair`: a hook has no time for them.
  private static let largestSalvaged = 8 << 20

  /// Takes what can be read of a damaged snapshot that no journal stands behind; nil when that is nothing.
  ///
  /// To begin empty would lose from sight what is still there. The bytes go to quarantine all the same, so that a person with
  /// `repair` may do better.
  init?(salvaging bytes: [UInt8]) {
    guard bytes.count <= Self.largestSalvaged, let state = Self.salvagedState(of: bytes) else { return nil }
    self = .nothing
    self.state = state
    position.sequence = state.sequence
    checkpoint = .repaired
    snapshotIsStale = true
    setAside = ("progress", bytes)
    notes = [.snapshotSalvaged(tasks: state.tasks.count)]
  }

  private static func salvagedState(of bytes: [UInt8]) -> ProgressState? {
    switch SnapshotCondition(bytes) {
    case .damaged(_, let mending?):
      return mending.state
    case .older(let version, let document, let losses) where !losses.isEmpty:
      return try? OlderSnapshot(version: version, document: document, bytes: bytes).migrated(at: 0).state
    case .missing, .empty, .current, .older, .newer, .foreign, .damaged:
      return nil
    }
  }
}
