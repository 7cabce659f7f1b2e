import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

/// Hurts one update at every system call it makes, from several starting points, and looks at what is left.
///
/// In each trial the update records one task. Whatever happens to it:
/// - a reader sees the tasks before it or after it, nothing else (invariant 2 and 3);
/// - the next update works, and what was acknowledged or seen is still there, once (invariants 4 and 5);
/// - no temporary file is left once that next update has cleaned up.
@Suite struct StoreSweepTests {
  /// The condition a project is in when the update begins.
  enum Start: String, CaseIterable {
    case nothing, warm, snapshotMissing, snapshotDamaged, snapshotBehind, tornTail, spooled, rotationDue,
      edited

    func make() throws -> StoreFixture {
      var fixture = try StoreFixture()
      if self == .nothing { return fixture }
      try fixture.add("1")
      let old = fixture.bytes("progress.json") ?? []
      try fixture.add("2")
      switch self {
      case .nothing, .warm: break
      case .snapshotMissing: try fixture.remove("progress.json")
      case .snapshotDamaged: try fixture.write("progress.json", [UInt8](repeating: 0, count: 700))
      case .snapshotBehind: try fixture.write("progress.json", old)
      case .tornTail:
        try fixture.write("events.jsonl", (fixture.bytes("events.jsonl") ?? []) + Array(#"{"seq"#.utf8))
      case .spooled: try fixture.store().spool(Array("3".utf8))
      case .rotationDue: fixture.settings.journalBytes = 100
      case .edited: try fixture.edit { $0["x"] = 1 }
      }
      return fixture
    }

    var before: [String] { self == .nothing ? [] : ["1", "2"] }
    var after: [String] { before + (self == .spooled ? ["3", "A"] : ["A"]) }
  }

  private let reader: ProgressStore.SpoolReader = {
    StoreFixture.observation(of: String(decoding: $0.bytes, as: UTF8.self))
  }

  @Test(arguments: Start.allCases)
  func `death at any system call leaves the state before or after`(_ start: Start) throws {
    let seed = try start.make()
    let calls = try calls(of: seed)
    let lastFlush = try #require(calls.lastIndex { $0 == .fdatasync || $0 == .fsync }) + 1
    for crash in FaultSweep.crashes(in: calls, tears: [1, 90]) {
      let trial = try copy(of: seed)
      let isAcknowledged = (try? trial.add("A", through: crash.fileSystem(), spool: reader)) != nil
      // Behind the last flush only the spool is cleared and descriptors are closed: nothing can be lost any more.
      if crash.number <= lastFlush { #expect(!isAcknowledged, "acknowledged after death, \(crash)") }
      try check(trial, start, isAcknowledged: isAcknowledged, "\(crash)")
    }
  }

  @Test(arguments: Start.allCases)
  func `any failing system call leaves the state before or after`(_ start: Start) throws {
    let seed = try start.make()
    for fault in FaultSweep.faults(in: try calls(of: seed)) {
      let trial = try copy(of: seed)
      let isAcknowledged = (try? trial.add("A", through: FaultyFileSystem(fault), spool: reader)) != nil
      try check(trial, start, isAcknowledged: isAcknowledged, "\(fault)")
    }
  }

  @Test(arguments: [Durability.journal, .full])
  func `a failed flush is never acknowledged and never repeated`(_ durability: Durability) throws {
    var fixture = try StoreFixture()
    fixture.settings.durability = durability
    try fixture.add("1")
    let faulty = FaultyFileSystem(Fault(.fdatasync, .failure(code: EIO)))
    let error = #expect(throws: StoreError.self) { try fixture.add("2", through: faulty) }
    guard case .unconfirmed? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(faulty.calls.count { $0 == .fdatasync } == 1)
    // Recorded all the same: the next process finds it.
    #expect(try fixture.tasks() == ["1", "2"])
  }

  @Test func `a flush that fails before anything is recorded says so, so that the event can be put aside`()
    throws
  {
    let fixture = try StoreFixture()
    let faulty = FaultyFileSystem(Fault(.fsync, .failure(code: EIO)))
    let error = #expect(throws: StoreError.self) { try fixture.add("1", through: faulty) }
    guard case .file? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try fixture.tasks() == [])
  }

  @Test func `a spooled event stays aside until the journal that holds it is flushed`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.store().spool(Array("2".utf8))
    let faulty = FaultyFileSystem(Fault(.fdatasync, .failure(code: EIO)))
    #expect(throws: StoreError.self) { try fixture.add("3", through: faulty, spool: reader) }
    #expect(fixture.names("spool").count == 1)
    // Taken in already, so the next update only removes it, be there news or not.
    try fixture.add("3", spool: reader)
    #expect(fixture.names("spool").isEmpty)
    #expect(try fixture.tasks() == ["1", "2", "3"])
  }

  private func calls(of seed: StoreFixture) throws -> [SystemCall] {
    let recording = RecordingFileSystem()
    try copy(of: seed).add("A", through: recording, spool: reader)
    return recording.calls
  }

  private func copy(of seed: StoreFixture) throws -> StoreFixture {
    guard FileManager.default.fileExists(atPath: seed.folder.path(of: ".orchestra")) else {
      return try StoreFixture()
    }
    return try StoreFixture(copying: seed)
  }

  private func check(_ trial: StoreFixture, _ start: Start, isAcknowledged: Bool, _ what: String) throws {
    let seen = try trial.tasks()
    #expect(seen == start.before || seen == start.after, "\(what): a reader sees \(seen)")
    if isAcknowledged { #expect(seen == start.after, "\(what): acknowledged but not seen") }
    try trial.add("B", spool: reader)
    let final = try trial.tasks()
    let spooled = start == .spooled ? ["3"] : []
    if isAcknowledged || seen == start.after {
      #expect(final == start.after + ["B"], "\(what): then \(final)")
    } else {
      #expect(
        final == start.before + spooled + ["B"] || final == start.after + ["B"], "\(what): then \(final)")
    }
    // A temporary file of the killed update may wait for the next sweep, which an orderly update does not force.
    let leftovers = trial.names().filter { $0.hasSuffix(".tmp") || $0 == "events.jsonl.new" }
    #expect(leftovers.count <= 1, "\(what): \(leftovers)")
    #expect(
      trial.names("spool").filter { $0.hasSuffix(".json") }.isEmpty, "\(what): the spool was not emptied")
  }
}
