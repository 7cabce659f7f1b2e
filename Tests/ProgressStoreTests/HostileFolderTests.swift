import DurableFiles
import Foundation
import ProgressModel
import ProgressStore
import TestSupport
import Testing

/// A repository can ship anything below `.orchestra`: nothing in there is followed out of it or waited for.
@Suite struct HostileFolderTests {
  @Test(arguments: ["events.jsonl", "progress.json", "progress.lock", "progress-status.txt"])
  func `a link in the place of a file is never written through`(_ name: String) throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    let victim = fixture.folder.path(of: "victim")
    try fixture.folder.write("victim", "precious".utf8)
    try fixture.remove(name)
    try FileManager.default.createSymbolicLink(atPath: fixture.cachePath(name), withDestinationPath: victim)
    _ = try? fixture.add("2")
    #expect(fixture.folder.bytes("victim") == Array("precious".utf8))
  }

  @Test(arguments: ["events.jsonl", "progress.json", "progress.lock"])
  func `a pipe in the place of a file does not hang the update`(_ name: String) throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try fixture.remove(name)
    #expect(mkfifo(fixture.cachePath(name), 0o600) == 0)
    #expect(throws: StoreError.self) { try fixture.add("2") }
  }

  @Test(arguments: ["cache", ""])
  func `a link in the place of a folder is refused`(_ name: String) throws {
    let fixture = try StoreFixture()
    let elsewhere = try TemporaryDirectory()
    let path = fixture.folder.path(of: name.isEmpty ? ".orchestra" : ".orchestra/" + name)
    if !name.isEmpty {
      try FileManager.default.createDirectory(
        atPath: fixture.folder.path(of: ".orchestra"), withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere.path)
    #expect(throws: StoreError.self) { try fixture.add("1") }
    #expect(try elsewhere.names().isEmpty)
  }

  @Test func `a folder that everybody may write to is refused`() throws {
    let fixture = try StoreFixture()
    try fixture.add("1")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: fixture.folder.path(of: ".orchestra/cache"))
    #expect(throws: StoreError.self) { try fixture.add("2") }
  }

  @Test(arguments: ["../../escape", "/etc/passwd", ".", "", "a\u{0}b", String(repeating: "x", count: 300)])
  func `a session's id never becomes a path`(_ id: String) throws {
    let fixture = try StoreFixture()
    func serve(_ facts: [Fact], session: String, at time: Int64) throws {
      try fixture.store().update(until: .never, policy: ResolutionPolicy()) { transaction in
        transaction.resolve(
          Observation(
            time: Timestamp(time), session: SessionReference(id: session, client: "codex"), facts: facts))
      }
    }
    let day: Int64 = 86_400_000
    try serve([.sessionStarted(SessionStart(client: "codex"))], session: id, at: 1000)
    try serve([.sessionEnded(reason: "other")], session: id, at: 2000)
    try serve([.sessionStarted(SessionStart(client: "codex"))], session: "next", at: 3 * day)
    #expect(fixture.names("history").count == 1)
    #expect(fixture.names("history").allSatisfy { $0.hasPrefix("2000-") && $0.hasSuffix(".json") })
    #expect(try fixture.folder.names() == [".orchestra"])
  }
}
