import DurableFiles
import Foundation
import JSONTree
import ProgressModel
import ProgressStore
import TestSupport
import Testing

@Suite struct StoreSettingsTests {
  private func settings(_ text: String) throws -> StoreSettings {
    let folder = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: folder.path(of: ".orchestra"), withIntermediateDirectories: false)
    try folder.write(".orchestra/config.json", text.utf8)
    return try StoreSettings.read(root: try folder.open())
  }

  @Test func `without a file everything has its default`() throws {
    let settings = try StoreSettings.read(root: try TemporaryDirectory().open())
    #expect(settings.isEnabled)
    #expect(settings.durability == .journal)
    #expect(settings.access.fileMode == .privateFile)
    #expect(settings.journalBytes == 4 << 20)
  }

  @Test func `every key is read`() throws {
    let settings = try settings(
      """
      {"workflow": {"autoLint": true}, "progress": {"enabled": false, "verbose": true, "durability": "full",
      "sharing": "group", "journalBytes": 1000, "journalSegments": 7, "keepEndedSessionsHours": 2,
      "sessionSilenceHours": 3, "language": "ja", "agents": ["Robin", {"name": "Sora", "emoji": "🦊"}],
      "logBytes": 500, "logFiles": 1, "invented": 1}}
      """)
    #expect(!settings.isEnabled)
    #expect(settings.isVerbose)
    #expect(settings.durability == .full)
    #expect(settings.access.fileMode == FileMode(rawValue: 0o660))
    #expect(settings.journalBytes == 1000)
    #expect(settings.journalSegments == 7)
    #expect(settings.keepEndedSessions == 7_200_000)
    #expect(settings.sessionSilence == 10_800_000)
    #expect(settings.language == "ja")
    #expect(
      settings.agents == [
        AgentRoster.Entry(name: "Robin", emoji: "❓"), AgentRoster.Entry(name: "Sora", emoji: "🦊"),
      ])
    #expect(settings.logBytes == 500)
    #expect(settings.logFiles == 1)
    #expect(settings.ignoredKeys.isEmpty)
  }

  @Test(arguments: [
    #""enabled": "yes""#, #""durability": "maximal""#, #""sharing": "world""#, #""journalBytes": -1"#,
    #""keepEndedSessionsHours": 1.5"#, #""language": 3"#, #""agents": {}"#,
  ])
  func `a value of the wrong kind is named and the default used`(_ member: String) throws {
    let settings = try settings("{\"progress\": {\(member)}}")
    #expect(settings.ignoredKeys.count == 1)
    #expect(settings.isEnabled && settings.durability == .journal && settings.journalBytes == 4 << 20)
  }

  @Test func `a file that is no JSON is an error with its place`() throws {
    let error = #expect(throws: StoreError.self) { try settings("{\"progress\": }") }
    guard case .settingsInvalid(let path, let fault)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == ".orchestra/config.json")
    #expect(fault.offset == 13)
  }
}
