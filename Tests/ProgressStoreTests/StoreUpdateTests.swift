import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@Suite struct StoreUpdateTests {
  @Test func `the first update makes everything a project needs, for its owner alone`() throws {
    let fixture = try StoreFixture()
    let outcome = try fixture.add("1")
    #expect(outcome.notes == [.initialized])
    #expect(outcome.events.map(\.change.type) == ["project.named", "session.started", "task.created"])
    #expect(fixture.names() == ["events.jsonl", "progress-status.txt", "progress.json", "progress.lock"])
    for name in fixture.names() {
      let attributes = try FileManager.default.attributesOfItem(atPath: fixture.cachePath(name))
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    let folder = try FileManager.default.attributesOfItem(atPath: fixture.folder.path(of: ".orchestra/cache"))
    #expect(folder[.posixPermissions] as? Int == 0o700)
    let ignored = String(decoding: fixture.folder.bytes(".orchestra/.gitignore") ?? [], as: UTF8.self)
    #expect(ignored == "cache/\nlogs/\n")
  }

  @Test func `a gitignore that is there already is left alone`() throws {
    let fixture = try StoreFixture()
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path(of: ".orchestra"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    try fixture.folder.write(".orchestra/.gitignore", "mine\n".utf8)
    try fixture.add("1")
    #expect(fixture.folder.bytes(".orchestra/.gitignore") == Array("mine\n".utf8))
  }

  @Test func `the snapshot is pretty JSON in the fixed order, ending in its checksum`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let bytes = try #require(fixture.bytes("progress.json"))
    let value = try JSONValue(parsing: bytes)
    #expect(
      value.object?.keys == [
        "version", "project", "updatedAt", "sessions", "tasks", "activeAgents", "stats", "history",
        "finishedAgents", "openCalls", "journal", "checksum",
      ])
    #expect(value["version"]?.string == "2.0.0")
    var writer = JSONWriter(.pretty)
    writer.value(value)
    writer.newLine()
    #expect(writer.finish() == bytes)
  }

  @Test func `an update without news writes nothing`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let (snapshot, journal) = (fixture.bytes("progress.json"), fixture.bytes("events.jsonl"))
    let calls = RecordingFileSystem()
    let outcome = try fixture.add("1", through: calls)
    #expect(outcome.events.isEmpty)
    #expect(fixture.bytes("progress.json") == snapshot)
    #expect(fixture.bytes("events.jsonl") == journal)
    // The note in the lock file is the only write.
    let changing: Set<SystemCall> = [
      .mkdirat, .write, .pwrite, .ftruncate, .renameat, .linkat, .unlinkat, .fdatasync, .fsync,
    ]
    #expect(calls.calls.filter(changing.contains) == [.pwrite])
  }

  @Test func `what was not touched is copied and comes out as if it had been written anew`() throws {
    let fixture = try StoreFixture()
    for number in 1...9 { try fixture.add("\(number)") }
    let copied = try #require(fixture.bytes("progress.json"))
    // Without its snapshot the store has nothing to copy from and replays the journal.
    try fixture.remove("progress.json")
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { _ in }
    #expect(fixture.bytes("progress.json") == copied)
  }

  @Test func `unknown members survive in tasks, sessions and at the top`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.edit { object in
      object["x-owner"] = ["team": "core"]
      object["tasks"]?.array?[0].object?["estimate"] = 3
      object["sessions"]?.array?[0].object?["mood"] = "😀"
    }
    try fixture.add("2")
    try fixture.add("3")
    let value = try JSONValue(parsing: try #require(fixture.bytes("progress.json")))
    #expect(value["x-owner"]?["team"]?.string == "core")
    #expect(value["tasks"]?[0]?["estimate"]?.integer == 3)
    #expect(value["sessions"]?[0]?["mood"]?.string == "😀")
    #expect(try fixture.tasks() == ["1", "2", "3"])
  }

  @Test func `the flush comes after the lock is released`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let calls = RecordingFileSystem()
    try fixture.add("2", through: calls)
    let order = calls.calls.filter { [.flock, .write, .renameat, .fdatasync].contains($0) }
    #expect(order == [.flock, .write, .write, .renameat, .write, .renameat, .fdatasync])
  }

  @Test(arguments: Durability.allCases)
  func `each durability level flushes what it promises`(_ durability: Durability) throws {
    var fixture = try StoreFixture()
    fixture.settings.durability = durability
    try fixture.add("1")
    let calls = RecordingFileSystem()
    try fixture.add("2", through: calls)
    let flushes = calls.calls.filter { $0 == .fdatasync || $0 == .fsync }
    switch durability {
    case .off: #expect(flushes.isEmpty)
    case .journal: #expect(flushes == [.fdatasync])
    case .full: #expect(flushes == [.fdatasync, .fdatasync, .fsync])
    }
  }

  @Test func `the status file is rewritten only when its text changes`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { transaction in
      transaction.resolve(
        Observation(time: Timestamp(1_762_252_325_000), session: nil, facts: [.note("a note")]))
    }
    let before = try FileManager.default.attributesOfItem(atPath: fixture.cachePath("progress-status.txt"))
    try fixture.store().update(until: .never, policy: ResolutionPolicy()) { transaction in
      transaction.resolve(
        Observation(time: Timestamp(1_762_252_425_000), session: nil, facts: [.note("another")]))
    }
    let after = try FileManager.default.attributesOfItem(atPath: fixture.cachePath("progress-status.txt"))
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
  }

  @Test func `a busy lock times out with its holder's name and changes nothing`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let cache = try Directory.open(fixture.cachePath(""))
    let held = try FileLock("progress.lock", in: cache, command: "somebody").acquire(until: .never)
    let error = #expect(throws: StoreError.self) {
      try fixture.store().update(until: .after(.milliseconds(60)), policy: ResolutionPolicy()) { _ in }
    }
    held.release()
    guard case .lockBusy(_, let holder?)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(holder.command == "somebody")
    #expect(try fixture.tasks() == ["1"])
  }
}

extension StoreFixture {
  /// Edits the snapshot as an operator with `jq` would, leaving its checksum behind.
  func edit(_ change: (inout JSONObject) -> Void) throws {
    var value = try JSONValue(parsing: bytes("progress.json") ?? [])
    if var object = value.object {
      change(&object)
      value = .object(object)
    }
    var writer = JSONWriter(.pretty)
    writer.value(value)
    writer.newLine()
    try write("progress.json", writer.finish())
  }
}
