import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@Suite struct StoreRecoveryTests {
  /// What can have become of a snapshot, and what the store says of it.
  enum Damage: String, CaseIterable {
    case missing, empty, zeros, cut, noise, otherProject, flippedBit
  }

  @Test(arguments: Damage.allCases)
  func `a snapshot in any condition is rebuilt and the old bytes are kept`(_ damage: Damage) throws {
    let fixture = try StoreFixture()
    for number in 1...3 { try fixture.add("\(number)") }
    let good = try #require(fixture.bytes("progress.json"))
    let bad: [UInt8]? =
      switch damage {
      case .missing: nil
      case .empty: []
      case .zeros: [UInt8](repeating: 0, count: good.count)
      case .cut: Array(good.prefix(good.count / 2))
      case .noise: (0..<good.count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      case .otherProject: try snapshotOfAnotherProject()
      // Inside a string, so that the file still parses: no more than a wrong checksum tells.
      case .flippedBit: flipped(good)
      }
    if let bad { try fixture.write("progress.json", bad) } else { try fixture.remove("progress.json") }
    #expect(try fixture.tasks() == ["1", "2", "3"])
    let outcome = try fixture.add("4")
    #expect(try fixture.tasks() == ["1", "2", "3", "4"])
    if damage == .flippedBit {
      #expect(outcome.notes.contains(.handEditAdopted))
    } else {
      #expect(outcome.notes.contains { if case .snapshotRebuilt = $0 { true } else { false } })
    }
    let kept = fixture.names("quarantine").compactMap { fixture.bytes("quarantine/" + $0) }
    #expect(kept == (bad.map { $0.isEmpty ? [] : [$0] } ?? []))
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a damaged snapshot without a journal gives what can be read of it`(_ cut: Int) throws {
    let fixture = try StoreFixture()
    for number in 1...3 { try fixture.add("\(number)") }
    let good = try #require(fixture.bytes("progress.json"))
    let places = good.indices.filter { good[$0...].starts(with: Array("\"externalId\"".utf8)) }
    let end = cut < places.count ? places[cut] : good.count - 20
    let bad = Array(good.prefix(end))
    try fixture.write("progress.json", bad)
    try fixture.remove("events.jsonl")

    let read = try #require(try fixture.store().read())
    // The task in which the file ends keeps its text and loses what came behind.
    #expect(
      read.tasks.tasks.map(\.content) == ["Task 1", "Task 2", "Task 3"].prefix(min(3, cut + 1)).map(\.self))
    let outcome = try fixture.add("4")
    #expect(outcome.notes.contains(.snapshotSalvaged(tasks: min(3, cut + 1))))
    #expect(try fixture.store().read()?.tasks.count == min(3, cut + 1) + 1)
    #expect(fixture.names("quarantine").compactMap { fixture.bytes("quarantine/" + $0) } == [bad])
  }

  private func flipped(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let text = Array("Task 2".utf8)
    for start in 0..<(bytes.count - text.count) where Array(bytes[start..<(start + text.count)]) == text {
      bytes[start] ^= 0x02
      break
    }
    return bytes
  }

  private func snapshotOfAnotherProject() throws -> [UInt8] {
    let other = try StoreFixture()
    for number in 1...9 { try other.add("other \(number)") }
    return other.bytes("progress.json") ?? []
  }

  @Test func `a snapshot behind the journal is brought up to date`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let old = try #require(fixture.bytes("progress.json"))
    try fixture.add("2")
    let new = try #require(fixture.bytes("progress.json"))
    try fixture.write("progress.json", old)
    #expect(try fixture.tasks() == ["1", "2"])
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { _ in }
    #expect(fixture.bytes("progress.json") == new)
  }

  @Test func `two histories of the same length are told apart`() throws {
    // The trap: a stale snapshot whose offset equals the length of a journal that has since taken another turn.
    let fixture = try StoreFixture()
    try fixture.add("1")
    let branch = try #require(fixture.bytes("events.jsonl"))
    try fixture.add("a")
    let stale = try #require(fixture.bytes("progress.json"))
    try fixture.write("events.jsonl", branch)
    try fixture.remove("progress.json")
    try fixture.add("b")
    let staleOffset = try #require(try offset(of: stale))
    #expect(fixture.bytes("events.jsonl")?.count == Int(staleOffset))
    try fixture.write("progress.json", stale)
    #expect(try fixture.tasks() == ["1", "b"])
    try fixture.add("c")
    #expect(try fixture.tasks() == ["1", "b", "c"])
  }

  private func offset(of snapshot: [UInt8]) throws -> Int64? {
    try JSONValue(parsing: snapshot)["journal"]?["offset"]?.integer
  }

  @Test(arguments: [1, 40, 200, 400])
  func `a torn tail is cut off and kept aside`(_ length: Int) throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let whole = try #require(fixture.bytes("events.jsonl"))
    let record = try #require(fixture.journal().last)
    let torn = Array((record + "\n").utf8.prefix(min(length, record.utf8.count - 1)))
    try fixture.write("events.jsonl", whole + torn)
    #expect(try fixture.tasks() == ["1"])
    let outcome = try fixture.add("2")
    #expect(outcome.notes.contains(.tornTailCut(bytes: Int64(torn.count))))
    #expect(fixture.bytes("quarantine/events.torn") == torn)
    #expect(fixture.bytes("events.jsonl")?.starts(with: whole) == true)
    #expect(try fixture.tasks() == ["1", "2"])
  }

  @Test func `an update of which only some records arrived is dropped whole`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    // The first update has three records; without the last one it never happened.
    let lines = fixture.journal().dropLast()
    try fixture.write("events.jsonl", (lines.joined(separator: "\n") + "\n").utf8)
    try fixture.remove("progress.json")
    #expect(try fixture.tasks() == [])
    try fixture.add("2")
    #expect(try fixture.tasks() == ["2"])
  }

  @Test func `zeros behind the journal, as after a power cut, are a torn tail`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let whole = try #require(fixture.bytes("events.jsonl"))
    try fixture.write("events.jsonl", whole + [UInt8](repeating: 0, count: 4096))
    try fixture.add("2")
    #expect(try fixture.tasks() == ["1", "2"])
  }

  @Test func `damage in the middle of the journal is never cut off and never written behind`() throws {
    let fixture = try StoreFixture()
    for number in 1...4 { try fixture.add("\(number)") }
    var bytes = try #require(fixture.bytes("events.jsonl"))
    bytes[bytes.count / 2] ^= 1
    try fixture.write("events.jsonl", bytes)
    // The snapshot is ahead of the damage: readers and writers go on with it.
    #expect(try fixture.tasks() == ["1", "2", "3", "4"])
    try fixture.remove("progress.json")
    let error = #expect(throws: StoreError.self) { try fixture.add("5") }
    guard case .journalDamaged? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fixture.bytes("events.jsonl") == bytes)
  }

  @Test func `an edit by hand is adopted through the journal`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.edit { $0["tasks"]?.array?[0].object?["content"] = "Edited" }
    let edited = try #require(fixture.bytes("progress.json"))
    #expect(try fixture.store().read()?.tasks[0].content == "Edited")
    let outcome = try fixture.add("2")
    #expect(outcome.notes.contains(.handEditAdopted))
    #expect(fixture.names("quarantine").count == 1)
    #expect(fixture.bytes("quarantine/" + fixture.names("quarantine")[0]) == edited)
    // The journal alone now leads to the edited state.
    try fixture.remove("progress.json")
    #expect(try fixture.store().read()?.tasks.tasks.map(\.content) == ["Edited", "Task 2"])
  }

  @Test func `sorting the keys of the snapshot changes no duration`() throws {
    let fixture = try StoreFixture()
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { transaction in
      var report = TaskReport(list: .tasks(shared: nil), externalID: "1")
      report.content = "Running"
      report.status = .inProgress
      let session = SessionReference(id: "s", client: "codex")
      transaction.resolve(Observation(time: Timestamp(1000), session: session, facts: [.task(report)]))
      transaction.resolve(Observation(time: Timestamp(61_000), session: session, facts: [.note("later")]))
    }
    let before = try #require(try fixture.store().read()?.tasks[0])
    try fixture.edit { object in
      var sorted = JSONObject()
      for key in object.keys.sorted() { sorted[key] = object[key] }
      object = sorted
    }
    #expect(try fixture.store().read()?.tasks[0] == before)
  }

  @Test func `a lost journal begins anew with what the snapshot says`() throws {
    let fixture = try StoreFixture()
    for number in 1...3 { try fixture.add("\(number)") }
    try fixture.remove("events.jsonl")
    #expect(try fixture.tasks() == ["1", "2", "3"])
    let outcome = try fixture.add("4")
    #expect(outcome.notes.contains(.journalRestarted))
    try fixture.remove("progress.json")
    #expect(try fixture.tasks() == ["1", "2", "3", "4"])
  }

  @Test(arguments: ["2.0.1", "2.1.0", "3.0.0", "10.0"])
  func `a snapshot of a newer version is never written to`(_ version: String) throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.edit { $0["version"] = .string(version) }
    let (snapshot, journal) = (fixture.bytes("progress.json"), fixture.bytes("events.jsonl"))
    #expect(throws: StoreError.newerSnapshot(version: version)) { try fixture.add("2") }
    #expect(throws: StoreError.newerSnapshot(version: version)) { try fixture.store().read() }
    #expect(fixture.bytes("progress.json") == snapshot)
    #expect(fixture.bytes("events.jsonl") == journal)
  }

  @Test func `an event of a later version stops every writer`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let lines = fixture.journal()
    let last = try #require(JournalLine(lines.last ?? ""))
    let unknown = last.following(#"{"sequence":4,"time":1,"type":"task.teleported","data":{}"#)
    try fixture.write("events.jsonl", (lines.joined(separator: "\n") + "\n" + unknown + "\n").utf8)
    #expect(throws: StoreError.newerJournal(type: "task.teleported", sequence: 4)) { try fixture.add("2") }
    #expect(throws: StoreError.newerJournal(type: "task.teleported", sequence: 4)) {
      try fixture.store().read()
    }
  }
}

/// A journal line by the documented format, computed here independently of the store.
struct JournalLine {
  let crc: Checksum

  init?(_ line: String) {
    guard let crc = Checksum(hexadecimal: String(line.dropLast(2).suffix(8))) else { return nil }
    self.crc = crc
  }

  /// Returns the line that follows this one with `body`, which lacks its checksum and closing brace.
  func following(_ body: String) -> String {
    body + #","crc":""# + Checksum(of: Array(body.utf8), continuing: crc).hexadecimal + #""}"#
  }
}
