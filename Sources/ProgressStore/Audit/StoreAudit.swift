package import DurableFiles
import JSONTree
import ProgressModel

/// What is wrong with a project's files beside the shape of the snapshot: found without a lock and without changing anything.
///
/// The snapshot is read first, then the journal: an update in between makes the journal go on behind the snapshot, which is
/// normal, and never the other way round. Records are verified by the code that recovers from them.
package struct StoreAudit: Sendable {
  /// A file that was looked at.
  package struct AuditedFile: Equatable, Sendable {
    /// The path below `.orchestra/cache`.
    package var name: String
    package var bytes: Int64
    /// Records that verified; nil for a file that is no journal.
    package var records: Int?
  }

  /// By file, in each of them in its order.
  package private(set) var facts: [AuditFact] = []
  package private(set) var files: [AuditedFile] = []

  /// Looks at the journal and its parts, at the snapshot's place in them, and at `history/` and `spool/`.
  ///
  /// A project without a state has nothing to be looked at.
  /// - Throws: `file` when the folders cannot be opened; what single files have is a fact.
  package static func run(root: Directory, access: StoreAccess) throws(StoreError) -> StoreAudit {
    let places: StorePlaces?
    do { places = try StorePlaces.openIfPresent(root: root, access: access) } catch {
      throw StoreError(error)
    }
    var audit = StoreAudit()
    guard let places else { return audit }
    let snapshot = audit.reading(StoreName.snapshot) { () throws(FileError) in
      try places.cache.readFile(StoreName.snapshot, maximumBytes: ProgressStore.largestSnapshot)
    }
    audit.judgeJournal(in: places, snapshot: snapshot)
    audit.judgeFiles(of: StoreName.history, in: places, .archiveUnreadable) { value in
      value["session"]?.object != nil && value["tasks"]?.array != nil && value["agents"]?.array != nil
    }
    audit.judgeFiles(of: StoreName.spool, in: places, .spoolUnreadable) { value in
      value["time"]?.integer != nil && value["payload"]?.object != nil
    }
    return audit
  }

  private mutating func judgeJournal(in places: StorePlaces, snapshot: [UInt8]?) {
    let opened: JournalFiles?
    do throws(FileError) {
      opened = try JournalFiles.open(in: places)
    } catch {
      facts.append(AuditFact(file: StoreName.journal, kind: .notReadable(StoreError(error))))
      return
    }
    guard let files = opened else {
      if let snapshot { facts += SnapshotAudit(bytes: snapshot).facts(journal: nil, chainBefore: nil) }
      return
    }
    var walk = JournalAudit()
    for segment in files.segments {
      let name = StoreName.segments + "/" + segment.name
      do throws(FileError) {
        // It may have been pruned since it was listed.
        guard let (bytes, _) = try files.read(segment) else { continue }
        walk.run(over: bytes, file: name, lastSequence: segment.lastSequence)
        self.files.append(AuditedFile(name: name, bytes: Int64(bytes.count), records: walk.verified))
      } catch {
        facts.append(AuditFact(file: name, kind: .notReadable(StoreError(error))))
      }
    }
    do throws(FileError) {
      let bytes = try files.active.read(from: 0, upTo: files.active.size)
      walk.run(over: bytes, file: StoreName.journal)
      self.files.append(
        AuditedFile(name: StoreName.journal, bytes: Int64(bytes.count), records: walk.verified))
      facts += walk.facts
      facts += SnapshotAudit(bytes: snapshot).facts(journal: bytes, chainBefore: walk.chainBeforeFile)
    } catch {
      facts += walk.facts
      facts.append(AuditFact(file: StoreName.journal, kind: .notReadable(StoreError(error))))
    }
  }

  /// Reads every JSON file of a folder and asks whether it is what belongs there.
  private mutating func judgeFiles(
    of folder: String, in places: StorePlaces, _ fault: AuditFact.Kind, isWhole: (JSONValue) -> Bool
  ) {
    let listed = reading(folder) { () throws(FileError) in
      guard let directory = try places.directoryIfPresent(folder) else {
        return nil as (Directory, [String])?
      }
      return (directory, try directory.entryNames())
    }
    guard let (directory, names) = listed else { return }
    for entry in names where entry.hasSuffix(".json") && !entry.hasPrefix(".") {
      let name = folder + "/" + entry
      let read = reading(name) { () throws(FileError) in
        try directory.readFile(entry, maximumBytes: ProgressStore.largestSnapshot)
      }
      // A spooled event may have been taken in since it was listed.
      guard let bytes = read else { continue }
      files.append(AuditedFile(name: name, bytes: Int64(bytes.count), records: nil))
      let value = try? JSONValue(parsing: bytes)
      if value.map(isWhole) != true { facts.append(AuditFact(file: name, kind: fault)) }
    }
  }

  /// Reads something, and makes a fact of a failure.
  private mutating func reading<Value>(_ name: String, _ read: () throws(FileError) -> Value?) -> Value? {
    do {
      return try read()
    } catch {
      facts.append(AuditFact(file: name, kind: .notReadable(StoreError(error))))
      return nil
    }
  }
}
