import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import SchemaMigration
import TestSupport
import Testing

/// Hurts one migration at every system call it makes, and looks at what is left.
///
/// Whatever happens to it, `progress.json` has the bytes of before or is a whole file of what was asked for, and in the second case
/// the bytes of before are in `progress.json.backup`. An undisturbed try afterwards brings it to its end with nothing lost.
@Suite struct StoreMigrationSweepTests {
  enum Work: String, CaseIterable {
    case automatic, up, down, restore, baseline
  }

  private static let old = Array(
    #"{"schemaVersion":"2.0","todos":[{"id":"1","content":"Design","status":"pending"}],"history":[]}"#.utf8)
  private static let unversioned = Array(
    #"{"tasks":[{"id":"x","content":"Design","status":"pending"}]}"#.utf8)

  /// A journal beside the file adds steps to going up only.
  private static let situations: [(work: Work, hasJournal: Bool)] = [
    (.automatic, false), (.automatic, true), (.up, true), (.down, false), (.restore, true),
    (.baseline, false),
  ]

  @Test(arguments: situations)
  func `death at any system call leaves the old file or the new one`(
    _ situation: (work: Work, hasJournal: Bool)
  ) throws {
    let (work, hasJournal) = situation
    let seed = try prepare(work, hasJournal: hasJournal)
    let calls = try calls(of: work, on: seed)
    #expect(calls.count > 40)
    for crash in FaultSweep.crashes(in: calls, tears: [1, 90]) {
      let trial = try StoreFixture(copying: seed)
      _ = try? run(work, on: trial, crash.fileSystem())
      try check(trial, work, from: seed, hasJournal: hasJournal, error: nil, "\(crash)")
    }
  }

  @Test(arguments: situations)
  func `any failing system call leaves the old file or the new one`(
    _ situation: (work: Work, hasJournal: Bool)
  ) throws {
    let (work, hasJournal) = situation
    let seed = try prepare(work, hasJournal: hasJournal)
    var refused = 0
    let faults = FaultSweep.faults(in: try calls(of: work, on: seed)).filter { fault in
      // One error number a call is enough here: the store treats them alike, as its own sweep shows.
      switch fault.effect {
      case .failure(let code): code == fault.call.flatMap { FaultSweep.codes(for: $0).first }
      case .shortWrite(let bytes): bytes == 5
      }
    }
    for fault in faults {
      let trial = try StoreFixture(copying: seed)
      var failure: (any Error)?
      do { try run(work, on: trial, FaultyFileSystem(fault)) } catch { failure = error }
      if failure != nil { refused += 1 }
      try check(trial, work, from: seed, hasJournal: hasJournal, error: failure, "\(fault)")
    }
    #expect(refused > 40)
  }

  private func prepare(_ work: Work, hasJournal: Bool) throws -> StoreFixture {
    let fixture = try StoreFixture()
    if hasJournal { try fixture.add("0") } else { try fixture.makeFolders() }
    try fixture.write("progress.json", work == .baseline ? Self.unversioned : Self.old)
    if work == .down || work == .restore { try run(.up, on: fixture, LiveFileSystem()) }
    return fixture
  }

  private func run(_ work: Work, on fixture: StoreFixture, _ calls: any FileSystemCalls) throws {
    let goal: MigrationRequest.Goal
    switch work {
    case .automatic:
      try fixture.add("1", through: calls)
      return
    case .up: goal = .version(.current)
    case .down: goal = .version(.scripts)
    case .restore: goal = .backup(nil)
    case .baseline: goal = .baseline(.current)
    }
    _ = try fixture.store(calls).migrate(
      MigrationRequest(goal, actor: "ana", host: "h"), until: .after(.seconds(2)))
  }

  private func calls(of work: Work, on seed: StoreFixture) throws -> [SystemCall] {
    let recording = RecordingFileSystem()
    try run(work, on: StoreFixture(copying: seed), recording)
    return recording.calls
  }

  private func check(
    _ trial: StoreFixture, _ work: Work, from seed: StoreFixture, hasJournal: Bool, error: (any Error)?,
    _ what: String
  ) throws {
    let before = try #require(seed.bytes("progress.json"))
    let after = try #require(trial.bytes("progress.json"), "\(what)")
    if after != before {
      #expect((try? JSONValue(parsing: after)) != nil, "\(what): not whole")
      #expect(trial.bytes("progress.json.backup") == before, "\(what): no backup")
    }
    switch error as? StoreError {
    case nil, .unconfirmed: break
    case let refusal? where work != .automatic:
      #expect(after == before, "\(what): changed in spite of \(refusal)")
    default: break
    }
    // A second try: done already, or done now.
    do { try run(work, on: trial, LiveFileSystem()) } catch StoreError.migrationFailed(_, _, .hasVersion) {}
    if work == .down || work == .restore { try run(.up, on: trial, LiveFileSystem()) }
    let contents = try trial.store().read()?.tasks.tasks.map(\.content) ?? []
    #expect(contents.contains("Design"), "\(what): then \(contents)")
    if hasJournal, work == .automatic || work == .up { #expect(contents.contains("Task 0"), "\(what)") }
    #expect(Set(contents).count == contents.count, "\(what): doubled in \(contents)")
  }
}
