import DurableFiles
import Foundation
import JSONTree
import ProgressStore
import TestSupport
import Testing

@Suite struct StoreAuditTests {
  /// A project of four tasks: one update of project and first task, then one for each of the others.
  private func fixture() throws -> StoreFixture {
    let fixture = try StoreFixture()
    for name in ["1", "2", "3", "4"] { try fixture.add(name) }
    return fixture
  }

  private func facts(of fixture: StoreFixture) throws -> [AuditFact] {
    try StoreAudit.run(root: fixture.folder.open(LiveFileSystem()), access: .ownerOnly).facts
  }

  private func lines(of fixture: StoreFixture) throws -> [String] {
    String(decoding: try #require(fixture.bytes("events.jsonl")), as: UTF8.self).split(separator: "\n").map(
      String.init)
  }

  private func write(_ lines: [String], to fixture: StoreFixture) throws {
    try fixture.write("events.jsonl", (lines.joined(separator: "\n") + "\n").utf8)
  }

  @Test func `nothing is said against what the store wrote`() throws {
    let fixture = try fixture()
    let audit = try StoreAudit.run(root: fixture.folder.open(LiveFileSystem()), access: .ownerOnly)
    #expect(audit.facts.isEmpty)
    #expect(audit.files.map(\.name) == ["events.jsonl"])
    #expect(audit.files.first?.records == (try lines(of: fixture)).count)
  }

  @Test func `a project without a state has nothing to be looked at`() throws {
    let fixture = try StoreFixture()
    #expect(try facts(of: fixture).isEmpty)
  }

  @Test func `a changed record is named by its line, and those behind it still verify`() throws {
    let fixture = try fixture()
    var lines = try lines(of: fixture)
    let offset = lines[..<2].reduce(0) { $0 + $1.utf8.count + 1 }
    lines[2] = lines[2].replacing("\"time\":1", with: "\"time\":9")
    try write(lines, to: fixture)
    let facts = try facts(of: fixture)
    #expect(facts.count == 1)
    #expect(facts[0].line == 3)
    #expect(facts[0].offset == Int64(offset))
    #expect(facts[0].text == Array(lines[2].utf8))
    guard case .wrongChecksum = facts[0].kind else {
      Issue.record("\(facts[0].kind)")
      return
    }
  }

  @Test func `a changed checksum is one fault, not two`() throws {
    let fixture = try fixture()
    var lines = try lines(of: fixture)
    lines[2] = lines[2].dropLast(3) + (lines[2].hasSuffix("0\"}") ? "1" : "0") + "\"}"
    try write(lines, to: fixture)
    #expect(try facts(of: fixture).map(\.line) == [3])
  }

  @Test func `a record taken out breaks the chain once`() throws {
    let fixture = try fixture()
    var lines = try lines(of: fixture)
    lines.remove(at: 2)
    try write(lines, to: fixture)
    let facts = try facts(of: fixture)
    #expect(facts.map(\.kind) == [.chainBroken(sequence: 4, expected: 3)])
    #expect(facts.map(\.line) == [3])
  }

  @Test func `a line that is no JSON is told with the place in it`() throws {
    let fixture = try fixture()
    var lines = try lines(of: fixture)
    lines[2] = "{\"sequence\": oops}"
    try write(lines, to: fixture)
    let facts = try facts(of: fixture)
    #expect(facts.map(\.kind) == [.notJSON(JSONSyntaxError(.unexpectedByte(UInt8(ascii: "o")), offset: 13))])
    #expect(facts.map(\.line) == [3])
  }

  @Test func `a line without a checksum is no record`() throws {
    let fixture = try fixture()
    var lines = try lines(of: fixture)
    lines[2] = "{}"
    try write(lines, to: fixture)
    #expect(try facts(of: fixture).map(\.kind) == [.unsealed])
  }

  @Test func `every fault of a file is told, not the first alone`() throws {
    let fixture = try fixture()
    var lines = try lines(of: fixture)
    lines[1] = "garbage"
    lines[3] = lines[3].replacing("\"time\":1", with: "\"time\":9")
    try write(lines, to: fixture)
    #expect(try facts(of: fixture).map(\.line) == [2, 4])
  }

  @Test(arguments: [1, 7, 40])
  func `a torn end is no damage`(_ length: Int) throws {
    let fixture = try fixture()
    let whole = try #require(fixture.bytes("events.jsonl"))
    try fixture.write("events.jsonl", whole + whole.prefix(length))
    let facts = try facts(of: fixture)
    #expect(facts.map(\.kind) == [.tornTail(bytes: Int64(length))])
    #expect(facts.first?.offset == Int64(whole.count))
    #expect(facts.first?.line == whole.count { $0 == UInt8(ascii: "\n") } + 1)
  }

  @Test func `a snapshot behind the journal is told with what it lacks`() throws {
    let fixture = try fixture()
    let old = try #require(fixture.bytes("progress.json"))
    try fixture.add("5")
    try fixture.write("progress.json", old)
    #expect(try facts(of: fixture).map(\.kind) == [.snapshotBehind(records: 1)])
  }

  @Test func `a snapshot of another journal is told`() throws {
    let fixture = try fixture()
    let other = try StoreFixture()
    for name in ["1", "2", "3", "9"] { try other.add(name) }
    try fixture.write("progress.json", try #require(other.bytes("progress.json")))
    guard case .snapshotElsewhere? = try facts(of: fixture).first?.kind else {
      Issue.record("\(try facts(of: fixture))")
      return
    }
  }

  @Test func `a missing snapshot is told`() throws {
    let fixture = try fixture()
    let records = try lines(of: fixture).count
    try fixture.remove("progress.json")
    #expect(try facts(of: fixture).map(\.kind) == [.snapshotMissing(records: Int64(records))])
  }

  @Test func `a snapshot with a right checksum that says something else than the journal is told`() throws {
    let fixture = try fixture()
    let text = String(decoding: try #require(fixture.bytes("progress.json")), as: UTF8.self)
      .replacing("Task 2", with: "Task Z")
    let end = try #require(text.range(of: ",\n  \"checksum\"", options: .backwards)).lowerBound
    let covered = String(text[..<end])
    let checksum = Checksum(of: Array(covered.utf8)).hexadecimal
    try fixture.write("progress.json", (covered + ",\n  \"checksum\": \"\(checksum)\"\n}\n").utf8)
    let place = JSONLocation([.key("tasks"), .index(1), .key("content")])
    #expect(try facts(of: fixture).contains { $0.kind == .snapshotDiffers(place) })
  }

  @Test func `an edit by hand is not held against the journal`() throws {
    let fixture = try fixture()
    let text = String(decoding: try #require(fixture.bytes("progress.json")), as: UTF8.self)
    try fixture.write("progress.json", text.replacing("Task 2", with: "Task Z").utf8)
    #expect(try facts(of: fixture).isEmpty)
  }

  @Test func `parts of the journal are walked, and a missing one is told`() throws {
    var fixture = try StoreFixture()
    fixture.settings.journalBytes = 2000
    fixture.settings.journalSegments = 100
    for number in 1...40 { try fixture.add(String(number)) }
    #expect(try facts(of: fixture).isEmpty)
    let parts = fixture.names("journal")
    try #require(parts.count >= 3)
    try fixture.remove("journal/" + parts[1])
    let facts = try facts(of: fixture)
    #expect(facts.map(\.file) == ["journal/" + parts[2]])
    guard case .partMissing? = facts.first?.kind else {
      Issue.record("\(facts)")
      return
    }
  }

  @Test func `files of sessions and waiting events are looked at`() throws {
    let fixture = try fixture()
    for folder in ["history", "spool"] {
      try FileManager.default.createDirectory(
        atPath: fixture.cachePath(folder), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    try fixture.write("history/1-a.json", #"{"version":"2.0.0","session":{},"tasks":[],"agents":[]}"#.utf8)
    try fixture.write("history/2-b.json", "[]".utf8)
    try fixture.write("spool/1.json", #"{"time":1,"payload":{}}"#.utf8)
    try fixture.write("spool/2.json", "x".utf8)
    try fixture.write("spool/.3.json", "x".utf8)
    let facts = try facts(of: fixture)
    #expect(facts.map(\.file) == ["history/2-b.json", "spool/2.json"])
    #expect(facts.map(\.kind) == [.archiveUnreadable, .spoolUnreadable])
  }

  @Test func `nothing is changed by looking`() throws {
    let fixture = try fixture()
    try fixture.write("progress.json", "{".utf8)
    let before = fixture.names()
    _ = try facts(of: fixture)
    #expect(fixture.names() == before)
    #expect(fixture.bytes("progress.json") == Array("{".utf8))
  }
}
