import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

/// Every damage with what must be recovered; after each repair the project works as if nothing had happened.
@Suite struct RepairTests {
  /// What has become of a project whose journal is in good order, or gone.
  enum Damage: String, CaseIterable {
    case half, flipped, zeros, empty, missing, noise, concatenated, overlaid, otherHistory, wrongChecksum
    case journalMissing, journalEmpty, journalMissingAndHalf, journalMissingAndFlipped
    case journalMiddle, journalFirstLine, journalLast, journalLineGone, journalMiddleAndSnapshotMissing
    case journalMiddleAndHalf, journalNoise, journalZeros, tornTail, spoolGarbage

    func make() throws -> StoreFixture {
      let fixture = try StoreFixture()
      for number in 1...6 { try fixture.add("\(number)") }
      let snapshot = fixture.bytes("progress.json") ?? []
      let journal = fixture.bytes("events.jsonl") ?? []
      switch self {
      case .half: try fixture.write("progress.json", snapshot.prefix(snapshot.count / 2))
      case .flipped: try fixture.write("progress.json", Self.breaking("\"status\"", in: snapshot))
      case .zeros: try fixture.write("progress.json", [UInt8](repeating: 0, count: snapshot.count))
      case .empty: try fixture.write("progress.json", [])
      case .missing: try fixture.remove("progress.json")
      case .noise: try fixture.write("progress.json", (0..<900).map { UInt8(truncatingIfNeeded: $0 &* 37) })
      case .concatenated: try fixture.write("progress.json", snapshot + snapshot)
      case .overlaid: try fixture.write("progress.json", snapshot + Array("\": []\n}\n".utf8))
      case .otherHistory:
        let other = try StoreFixture()
        for number in 1...9 { try other.add("other \(number)") }
        try fixture.write("progress.json", other.bytes("progress.json") ?? [])
      case .wrongChecksum: try fixture.edit { $0["tasks"]?.array?[0].object?["content"] = "Edited" }
      case .journalMissing: try fixture.remove("events.jsonl")
      case .journalEmpty: try fixture.write("events.jsonl", [])
      case .journalMissingAndHalf:
        try fixture.remove("events.jsonl")
        try fixture.write(
          "progress.json", snapshot.prefix(Self.place(of: Array("Task 5".utf8), in: snapshot) ?? 0))
      case .journalMissingAndFlipped:
        try fixture.remove("events.jsonl")
        try fixture.write("progress.json", Self.breaking("\"status\"", in: snapshot))
      case .journalMiddle: try fixture.write("events.jsonl", Self.breaking("Task 3", in: journal))
      case .journalFirstLine: try fixture.write("events.jsonl", Self.breaking("\"sequence\":1,", in: journal))
      case .journalLast: try fixture.write("events.jsonl", Self.breaking("Task 6", in: journal))
      case .journalLineGone: try fixture.write("events.jsonl", Self.without("Task 3", in: journal))
      case .journalMiddleAndSnapshotMissing:
        try fixture.write("events.jsonl", Self.breaking("Task 3", in: journal))
        try fixture.remove("progress.json")
      case .journalMiddleAndHalf:
        try fixture.write("events.jsonl", Self.breaking("Task 3", in: journal))
        try fixture.write("progress.json", snapshot.prefix(snapshot.count / 2))
      case .journalNoise:
        try fixture.write("events.jsonl", (0..<900).map { UInt8(truncatingIfNeeded: $0 &* 37) })
      case .journalZeros: try fixture.write("events.jsonl", [UInt8](repeating: 0, count: 4_096))
      case .tornTail: try fixture.write("events.jsonl", journal + Array(#"{"sequence":99,"ti"#.utf8))
      case .spoolGarbage:
        try FileManager.default.createDirectory(
          atPath: fixture.cachePath("spool"), withIntermediateDirectories: true)
        try fixture.write("spool/0000000000000001-0000000001-00000000.json", Array("garbage".utf8))
      }
      return fixture
    }

    /// The tasks there must be afterwards.
    var tasks: [String] {
      switch self {
      case .journalMissingAndHalf: ["1", "2", "3", "4"]
      case .journalMiddleAndSnapshotMissing: ["1", "2", "4", "5", "6"]
      default: ["1", "2", "3", "4", "5", "6"]
      }
    }

    /// Replaces the first byte of a text, so that what it stands in is no JSON or does not verify.
    static func breaking(_ text: String, in bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      if let place = place(of: Array(text.utf8), in: bytes) { bytes[place] ^= 0x01 }
      return bytes
    }

    static func without(_ text: String, in bytes: [UInt8]) -> [UInt8] {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.contains(text) }
      return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    static func place(of text: [UInt8], in bytes: [UInt8]) -> Int? {
      (0..<max(0, bytes.count - text.count)).first { bytes[$0..<$0 + text.count].elementsEqual(text) }
    }
  }

  private let request = RepairRequest(actor: "tester", host: "here")

  @Test(arguments: Damage.allCases)
  func `whatever happened, everything that can be had is there again and the project works`(_ damage: Damage)
    throws
  {
    let fixture = try damage.make()
    let before = Self.files(of: fixture)
    let plan = try fixture.store().planRepair(request)
    #expect(plan.isNeeded && plan.isPossible && !plan.findings.isEmpty, "\(plan.findings)")
    #expect(Self.files(of: fixture) == before, "a plan changes nothing")
    let outcome = try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    #expect(try fixture.tasks() == damage.tasks)
    #expect(plan.recovered.tasks == damage.tasks.count)
    // Every byte that was replaced is kept.
    let now = Self.files(of: fixture)
    let kept = now.filter { $0.key.hasPrefix("quarantine/") }.map(\.value)
    for (name, bytes) in before where now[name] != bytes && !bytes.isEmpty && !Self.isGrown(now[name], bytes)
    {
      if name == "progress-status.txt" || damage == .tornTail { continue }
      #expect(kept.contains(bytes), "\(name) is gone; kept \(outcome.kept)")
    }
    #expect(try fixture.store().planRepair(request).isNeeded == false)
    try Self.check(fixture, damage.tasks)
  }

  private static func isGrown(_ bytes: [UInt8]?, _ old: [UInt8]) -> Bool { bytes?.starts(with: old) == true }

  /// A hook's update works, the journal leads to the same state, and nothing is left over.
  private static func check(_ fixture: StoreFixture, _ tasks: [String]) throws {
    try fixture.add("after")
    #expect(try fixture.tasks() == tasks + ["after"])
    let snapshot = fixture.bytes("progress.json")
    try fixture.remove("progress.json")
    #expect(try fixture.tasks() == tasks + ["after"], "the journal alone leads to it")
    try fixture.write("progress.json", snapshot ?? [])
    let leftovers = fixture.names().filter { $0.hasSuffix(".tmp") || $0.hasSuffix(".new") }
    #expect(leftovers.isEmpty)
  }

  private static func files(of fixture: StoreFixture) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for folder in ["", "spool", "quarantine", "backups"] {
      for name in fixture.names(folder) {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        if name == "progress.lock" { continue }
        if let bytes = fixture.bytes(path) { files[path] = bytes }
      }
    }
    return files
  }

  @Test func `nothing is done where nothing is wrong`() throws {
    let fixture = try StoreFixture()
    for number in 1...3 { try fixture.add("\(number)") }
    let plan = try fixture.store().planRepair(request)
    #expect(!plan.isNeeded)
    #expect(plan.findings.isEmpty)
  }

  @Test func `of a damaged journal the lost records are named`() throws {
    let fixture = try Damage.journalMiddleAndSnapshotMissing.make()
    let plan = try fixture.store().planRepair(request)
    guard case .journalDamaged(let lines, _, let lost, let kept, let behind)? = plan.findings.first else {
      Issue.record("\(plan.findings)")
      return
    }
    let journal = fixture.journal()
    let line = (journal.firstIndex { !$0.contains("Task 3") && $0.contains("ask 3") } ?? -1) + 1
    #expect(lines == [line])
    #expect(lost.map(\.count) == [1])
    #expect(kept == journal.count - 1)
    #expect(behind == journal.count - line)
  }

  @Test func `a snapshot that holds what the journal lost makes the loss good`() throws {
    let fixture = try Damage.journalMiddle.make()
    let plan = try fixture.store().planRepair(request)
    guard case .journalDamaged(_, _, let lost, _, _)? = plan.findings.first else {
      Issue.record("\(plan.findings)")
      return
    }
    #expect(lost.isEmpty)
  }

  @Test func `a damaged journal lies in quarantine under its last good number`() throws {
    let fixture = try Damage.journalMiddle.make()
    let damaged = try #require(fixture.bytes("events.jsonl"))
    let plan = try fixture.store().planRepair(request)
    _ = try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    let name = try #require(fixture.names("quarantine").first { $0.hasPrefix("events-corrupt-") })
    #expect(fixture.bytes("quarantine/\(name)") == damaged)
    #expect(fixture.journal().first?.contains(#""reason":"repaired""#) == true)
  }

  @Test func `from the journal an edit by hand is undone, and kept`() throws {
    let fixture = try Damage.wrongChecksum.make()
    let edited = try #require(fixture.bytes("progress.json"))
    let request = RepairRequest(.journal, actor: "tester", host: "here")
    let plan = try fixture.store().planRepair(request)
    _ = try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    #expect(try fixture.store().read()?.tasks[0].content == "Task 1")
    #expect(fixture.names("quarantine").contains { fixture.bytes("quarantine/\($0)") == edited })
  }

  @Test func `an edit by hand is adopted otherwise`() throws {
    let fixture = try Damage.wrongChecksum.make()
    let plan = try fixture.store().planRepair(request)
    #expect(plan.findings == [.snapshotEdited])
    _ = try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    try fixture.remove("progress.json")
    #expect(try fixture.store().read()?.tasks[0].content == "Edited")
  }

  @Test func `a plan that has been overtaken is refused`() throws {
    let fixture = try Damage.half.make()
    let plan = try fixture.store().planRepair(request)
    try fixture.write("progress.json", [1, 2, 3])
    #expect(throws: RepairError.changedMeanwhile) {
      try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    }
    #expect(fixture.bytes("progress.json") == [1, 2, 3])
    #expect(fixture.names("quarantine").isEmpty)
  }

  @Test func `a newer file is never touched`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.edit { $0["version"] = "3.0.0" }
    #expect(throws: RepairError.store(.newerSnapshot(version: "3.0.0"))) {
      try fixture.store().planRepair(request)
    }
  }

  @Test func `a damaged file of an older version keeps its version`() throws {
    let fixture = try StoreFixture()
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { _ in }
    try fixture.remove("events.jsonl")
    let old =
      #"{"schemaVersion":"2.0","todos":[{"id":"1","content":"x","activeForm":"","status":"pending"},{"id":"2","con"#
    try fixture.write("progress.json", Array(old.utf8))
    let plan = try fixture.store().planRepair(request)
    #expect(plan.version == "2.0")
    _ = try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    let value = try JSONValue(parsing: fixture.bytes("progress.json") ?? [])
    #expect(value["schemaVersion"] == "2.0")
    #expect(value["todos"]?.array?.first?["content"] == "x")
    #expect(fixture.names("quarantine").contains { fixture.bytes("quarantine/\($0)") == Array(old.utf8) })
  }

  @Test func `with nothing to go by a backup is offered and not taken`() throws {
    let fixture = try StoreFixture()
    for number in 1...3 { try fixture.add("\(number)") }
    try fixture.write("progress.json.backup", fixture.bytes("progress.json") ?? [])
    try fixture.remove("events.jsonl")
    try fixture.write("progress.json", [UInt8](repeating: 0, count: 500))
    let plan = try fixture.store().planRepair(request)
    #expect(!plan.isPossible)
    #expect(plan.backups.map(\.name) == ["progress.json.backup"])
    #expect(throws: RepairError.impossible) {
      try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    }
    let chosen = RepairRequest(.backup(nil), actor: "tester", host: "here")
    let better = try fixture.store().planRepair(chosen)
    _ = try fixture.store().repair(better, of: chosen, until: .after(.seconds(2)))
    try Self.check(fixture, ["1", "2", "3"])
  }

  @Test func `faults of meaning are mended through the journal`() throws {
    let fixture = try StoreFixture()
    for number in 1...2 { try fixture.add("\(number)") }
    let request = RepairRequest(actor: "tester", host: "here") { document in
      guard document["tasks"]?[1]?["content"] != "Mended" else { return JSONPatch() }
      return JSONPatch([.replace(JSONLocation([.key("tasks"), .index(1), .key("content")]), "Mended")])
    }
    let plan = try fixture.store().planRepair(request)
    #expect(plan.findings == [.fixes(1)])
    _ = try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    try fixture.remove("progress.json")
    #expect(try fixture.store().read()?.tasks.tasks.map(\.content) == ["Task 1", "Mended"])
  }

  @Test func `a journal whose beginning is damaged goes on from the part before it`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 100
    for number in 1...8 { try fixture.add("\(number)") }
    let journal = try #require(fixture.bytes("events.jsonl"))
    try fixture.write("events.jsonl", Damage.breaking("\"sequence\"", in: journal))
    try fixture.remove("progress.json")
    let plan = try fixture.store().planRepair(request)
    _ = try fixture.store().repair(plan, of: request, until: .after(.seconds(2)))
    #expect(try fixture.tasks() == (1...8).map(String.init))
  }

  @Test(arguments: [Damage.half, .journalMiddle, .journalMissingAndFlipped, .wrongChecksum])
  func `death at any system call leaves a project that can be repaired, with nothing lost`(_ damage: Damage)
    throws
  {
    let seed = try damage.make()
    let plan = try seed.store().planRepair(request)
    let recording = RecordingFileSystem()
    let undisturbed = try StoreFixture(copying: seed)
    _ = try undisturbed.store(recording).repair(plan, of: request, until: .after(.seconds(2)))
    for crash in FaultSweep.crashes(in: recording.calls, tears: [1, 90]) {
      let trial = try StoreFixture(copying: seed)
      _ = try? trial.store(crash.fileSystem()).repair(plan, of: request, until: .after(.seconds(2)))
      // The next process repairs what is left to be repaired.
      let next = try trial.store().planRepair(request)
      if next.isNeeded { _ = try trial.store().repair(next, of: request, until: .after(.seconds(2))) }
      #expect(try trial.tasks() == damage.tasks, "\(crash)")
      let held = trial.names("quarantine").compactMap { trial.bytes("quarantine/\($0)") }
      let old = seed.bytes("progress.json") ?? []
      #expect(
        trial.bytes("progress.json") == old || held.contains(old) || damage == .journalMiddle
          || damage == .tornTail, "\(crash)")
      try trial.add("after")
      #expect(try trial.tasks() == damage.tasks + ["after"], "\(crash)")
    }
  }

  @Test(arguments: [Damage.half, .journalMiddle])
  func `any failing system call leaves a project that can be repaired, with nothing lost`(_ damage: Damage)
    throws
  {
    let seed = try damage.make()
    let plan = try seed.store().planRepair(request)
    let recording = RecordingFileSystem()
    let undisturbed = try StoreFixture(copying: seed)
    _ = try undisturbed.store(recording).repair(plan, of: request, until: .after(.seconds(2)))
    for fault in FaultSweep.faults(in: recording.calls) where !fault.isLasting {
      let trial = try StoreFixture(copying: seed)
      let isDone =
        (try? trial.store(FaultyFileSystem(fault)).repair(plan, of: request, until: .after(.seconds(2))))
        != nil
      let next = try trial.store().planRepair(request)
      if isDone { #expect(!next.isNeeded, "\(fault): \(next.findings)") }
      if next.isNeeded { _ = try trial.store().repair(next, of: request, until: .after(.seconds(2))) }
      #expect(try trial.tasks() == damage.tasks, "\(fault)")
    }
  }
}
