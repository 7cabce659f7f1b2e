import DurableFiles
import JSONTree
import ProgressStore
import Rendering
import SchemaMigration

/// Proves what can be proven about a project's file, its backups and the history of its migrations.
///
/// Reads without a lock and changes nothing.
struct MigrationVerification {
  let store: ProgressStore

  private static let largestHistory = 16 << 20

  /// Returns what was looked into; nil when nothing is kept here.
  func checks() throws(StoreError) -> [MigrationCheck]? {
    guard let examination = try store.examine() else { return nil }
    let entries = try store.migrationHistory()
    var checks = [Self.file(examination, entries)]
    checks += Self.proofs(examination)
    if let history = try history(entries) { checks.append(history) }
    return try checks + backups(entries)
  }

  // MARK: The file

  private static func file(_ examination: SnapshotExamination, _ entries: [MigrationEntry]) -> MigrationCheck
  {
    let standing = examination.standing(of: "")
    guard standing.verdict.status == 0 else {
      return MigrationCheck(.file, StoreName.snapshot, holds: false, standing.detail)
    }
    var words = [examination.versionText.map { "version \($0)" } ?? "there is none"]
    if let last = entries.last(where: { $0.result == .done }), last.after == examination.checksum {
      words.append("exactly as migration \(last.number) left it")
    } else if examination.isHeld {
      words.append("changed since by another program")
    }
    if !standing.detail.isEmpty { words.append(standing.detail) }
    return MigrationCheck(.file, StoreName.snapshot, holds: true, words.joined(separator: "; "))
  }

  // MARK: The history

  /// Every line verifies, each with the one before.
  private func history(_ entries: [MigrationEntry]) throws(StoreError) -> MigrationCheck? {
    let trust = store.settings.access.trust
    let bytes: [UInt8]?
    do {
      bytes = try store.root.subdirectoryIfPresent(StoreName.orchestra, trust: trust)?
        .subdirectoryIfPresent(StoreName.cache, trust: trust)?
        .readFile(StoreName.migrations, maximumBytes: Self.largestHistory)
    } catch {
      return MigrationCheck(.history, StoreName.migrations, holds: false, error.sentence)
    }
    guard let bytes, !bytes.isEmpty else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
    let whole = bytes.last == UInt8(ascii: "\n") ? lines - 1 : lines
    guard entries.count == whole else {
      return MigrationCheck(
        .history, StoreName.migrations, holds: false,
        "line \(entries.count + 1) does not verify: it was changed, or torn by a kill")
    }
    let interrupted = entries.count { $0.result == .interrupted }
    return MigrationCheck(
      .history, StoreName.migrations, holds: true,
      MigrationText.count(entries.count, "migration")
        + (interrupted == 0 ? "" : ", \(interrupted) interrupted before anything changed"))
  }

  // MARK: Backups

  /// Each can be read, and is what the history says was there.
  private func backups(_ entries: [MigrationEntry]) throws(StoreError) -> [MigrationCheck] {
    var checks: [MigrationCheck] = []
    for stored in try store.backups() {
      let bytes: [UInt8]
      do { bytes = try store.backup(named: stored.name) } catch {
        checks.append(MigrationCheck(.backup, stored.name, holds: false, Failure(error).message))
        continue
      }
      checks.append(Self.backup(stored.name, bytes, entries))
    }
    return checks
  }

  private static func backup(
    _ name: String, _ bytes: [UInt8], _ entries: [MigrationEntry]
  ) -> MigrationCheck {
    let checksum = Checksum(of: bytes)
    let makers = entries.filter { $0.backup == name }
    if let maker = makers.last, maker.before != checksum {
      return MigrationCheck(
        .backup, name, holds: false,
        "changed: migration \(maker.number) kept a file of checksum \(maker.before?.hexadecimal ?? "none"), "
          + "this one has \(checksum.hexadecimal)")
    }
    let origin =
      if let maker = entries.last(where: { $0.before == checksum }) {
        "as it was before migration \(maker.number)"
      } else if name == StoreName.backup, !entries.isEmpty {
        "not of a migration in the history"
      } else {
        ""
      }
    let (holds, words): (Bool, String) =
      switch MigrationBackup.Content(of: bytes) {
      case .version(let version): (true, "version \(version)")
      // Bytes that were damaged when they were kept are what a backup has to be.
      case .odd(let why): (!makers.isEmpty, why)
      case .unreadable(let why): (false, why)
      }
    return MigrationCheck(
      .backup, name, holds: holds, [words, origin].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  // MARK: The way there and back

  /// A copy is taken to every other version, back, and there again.
  private static func proofs(_ examination: SnapshotExamination) -> [MigrationCheck] {
    guard case .known(let version) = examination.version, let bytes = examination.bytes,
      let document = try? JSONValue(parsing: bytes)
    else { return [] }
    do {
      return try MigrationProof.check(document, moment: examination.modifiedAt ?? 0).trips.map(Self.check)
    } catch {
      return [
        MigrationCheck(
          .proof, version.rawValue, holds: false, "a step cannot be made: please report it, with the file")
      ]
    }
  }

  private static func check(_ trip: MigrationProof.Trip) -> MigrationCheck {
    let way = "\(trip.from.rawValue) → \(trip.to.rawValue) → \(trip.from.rawValue) → \(trip.to.rawValue)"
    guard let first = trip.differences.first else {
      return MigrationCheck(.proof, way, holds: true, "the same again")
    }
    let more = trip.differences.count - 1
    return MigrationCheck(
      .proof, way, holds: false,
      "\(first.kind.rawValue): \(first.location)" + (more == 0 ? "" : ", and \(more) more"))
  }

  // MARK: Many

  /// The checks of one project of many as one result.
  static func result(of path: String, in context: ProgramContext) -> MigrationResult {
    do {
      let store = try Project.open(path, in: context).store(for: "migrate verify")
      guard let checks = try MigrationVerification(store: store).checks(),
        let examination = try store.examine()
      else { return MigrationResult(path, .empty) }
      let standing = examination.standing(of: path)
      var result = MigrationResult(
        path, .verified, from: standing.version, to: standing.version,
        detail: MigrationText.count(checks.count, "check"))
      if standing.verdict == .empty { result.verdict = .empty }
      if let failed = checks.first(where: { !$0.holds }) {
        result.verdict = standing.verdict.status == 0 ? .failed : standing.verdict
        result.status = standing.verdict.status == 0 ? Failure.Status.no.rawValue : standing.verdict.status
        result.detail = "\(failed.subject): \(failed.detail)"
      }
      return result
    } catch {
      return ProjectMigration.result(of: error, at: path)
    }
  }
}
