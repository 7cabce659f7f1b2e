import DurableFiles
package import JSONTree
import ProgressModel
import SchemaMigration

/// What is wrong with a single JSON file, wherever it lies, and what it should say.
package struct FileRepair: Sendable {
  package private(set) var findings: [RepairFinding] = []
  package private(set) var before: JSONValue?
  package private(set) var after: JSONValue?
  /// The bytes to be written; nil when nothing is wrong, or nothing could be had.
  package private(set) var bytes: [UInt8]?
  package private(set) var recovered = RepairCounts()
  /// Its version, when it is a progress file.
  package private(set) var version: String?

  /// Whether something is wrong and nothing can be done about it.
  package var isHopeless: Bool { !findings.isEmpty && bytes == nil }

  /// Reads the file; `fixes` finds faults of meaning in a progress file.
  ///
  /// - Throws: `newerSnapshot`.
  package init(_ bytes: [UInt8], fixes: (JSONValue) -> JSONPatch) throws(StoreError) {
    let condition = SnapshotCondition(bytes)
    before = condition.document
    switch condition {
    case .newer(let version): throw .newerSnapshot(version: version)
    case .missing, .empty: findings = [.snapshotEmpty]
    case .foreign(let document): after = document
    case .older(let version, let document, let losses):
      self.version = version.rawValue
      if !losses.isEmpty { findings = [.snapshotDamaged(losses: losses, dropped: [])] }
      let mended = mend(document, fixes)
      recovered.tasks = mended["todos"]?.array?.count ?? 0
      if !findings.isEmpty { self.bytes = mended.bytes(.pretty) + [0x0A] }
      after = mended
    case .current(let parsed, _):
      version = ProgressState.version
      let mended = mend(before ?? .null, fixes)
      after = before
      if !findings.isEmpty { take(mended, at: parsed.position) }
    case .damaged(let salvage, let mending):
      findings = [.snapshotDamaged(losses: salvage.losses, dropped: mending?.dropped ?? [])]
      if let mending {
        version = ProgressState.version
        take(mend(mending.document, fixes), at: nil)
      } else if let value = salvage.value, value.kind == .object || value.kind == .array {
        after = value
        self.bytes = value.bytes(.pretty) + [0x0A]
      }
    }
  }

  private mutating func mend(_ document: JSONValue, _ fixes: (JSONValue) -> JSONPatch) -> JSONValue {
    let patch = fixes(document)
    guard !patch.isEmpty, let mended = try? patch.applied(to: document) else { return document }
    findings.append(.fixes(patch.operations.count))
    return mended
  }

  private mutating func take(_ document: JSONValue, at position: JournalPosition?) {
    guard let state = try? OlderSnapshot.state(of: document) else { return }
    let written = SnapshotCoding.write(state, at: position ?? .start, copyingFrom: nil)
    bytes = written.joined
    after = bytes.flatMap { try? JSONValue(parsing: $0) }
    recovered = RepairCounts(state, events: 0)
  }
}
