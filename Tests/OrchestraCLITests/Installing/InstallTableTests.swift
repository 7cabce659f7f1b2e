import Foundation
import HostSettings
import JSONTree
import Testing

@testable import OrchestraCLI

/// Every settings file of `Tests/Fixtures/settings`, installed into and uninstalled from.
@Suite struct InstallTableTests {
  private static let events = Dictionary(
    uniqueKeysWithValues: HookRegistration.claude.map { ($0.event, 1) })

  /// Files whose hooks somebody else's line serves already.
  private static let servedByOthers = ["installed/ours-in-a-line-of-others.json": ["Stop"]]

  @Test func `there are at least forty of them`() {
    #expect(["installed", "ours", "refused"].flatMap(SettingsFixtures.names).count >= 60)
  }

  @Test(arguments: SettingsFixtures.names("installed") + SettingsFixtures.names("ours"))
  func `every event is registered once, and a second time nothing changes`(_ name: String) throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, try SettingsFixtures.bytes(name))
    let first = harness.install("--yes", "--no-completions")
    #expect(first.status == 0, "\(first.errors)")
    let bytes = harness.bytes(harness.settings)
    var expected = Self.events
    for event in Self.servedByOthers[name] ?? [] { expected[event] = nil }
    var found = try InstallHarness.calls(in: bytes)
    // What somebody registered beyond what is registered by itself stays.
    if name == "ours/for-more-events.json" { #expect(found.removeValue(forKey: "PostToolBatch") == 1) }
    #expect(found == expected)
    let tree = try harness.tree()
    let second = harness.install("--yes", "--no-completions")
    #expect(second.status == 0)
    #expect(second.output.hasPrefix("Nothing to install"))
    #expect(try harness.tree() == tree)
    #expect(harness.install("--check").status == 0)
  }

  @Test(arguments: SettingsFixtures.names("installed"))
  func `what others wrote stays, in its order`(_ name: String) throws {
    let harness = try InstallHarness()
    let original = try SettingsFixtures.bytes(name)
    try harness.write(harness.settings, original)
    #expect(harness.install("--yes", "--no-completions").status == 0)
    let installed = try #require(harness.bytes(harness.settings))
    if name.contains("old-scripts") {
      let (old, new) = (String(decoding: original, as: UTF8.self), String(decoding: installed, as: UTF8.self))
      for part in ["\"date\"", "\"uptime\"", "\"say compact\""] where old.contains(part) {
        #expect(new.contains(part))
      }
      #expect(!new.contains(".sh"))
      return
    }
    // Nothing was taken out or moved: the original is what is left when the rest is passed by.
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    var rest = installed.filter { !isSpace($0) }[...]
    for byte in original where !isSpace(byte) {
      guard let place = rest.firstIndex(of: byte) else {
        Issue.record("something is missing")
        return
      }
      rest = rest[(place + 1)...]
    }
    let hadReturns = original.contains(0x0D) && original.contains(UInt8(ascii: "{"))
    let feeds = installed.indices.filter { installed[$0] == 0x0A }
    let isUniform = feeds.allSatisfy { ($0 > 0 && installed[$0 - 1] == 0x0D) == hadReturns }
    #expect(isUniform, "ends of lines are mixed")
  }

  @Test(arguments: SettingsFixtures.names("installed"))
  func `uninstalling leaves nothing, and the file as it was`(_ name: String) throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, try SettingsFixtures.bytes(name), mode: 0o664)
    let before = try harness.tree()
    #expect(harness.install("--yes", "--statusline").status == (name.contains("status-line") ? 1 : 0))
    #expect(harness.install("--yes").status == 0)
    #expect(try harness.tree() != before)
    let result = harness.uninstall("--yes")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try harness.tree() == before)
    #expect(harness.uninstall("--yes").output == "Nothing to uninstall\n")
    #expect(try harness.tree() == before)
  }

  /// Files in which there was an empty place, which goes with what was put into it, or old scripts, which only a record knows.
  private static let differing: Set = [
    "empty", "whitespace", "byte-order-mark-only", "empty-object-spread", "empty-object-spaced",
    "empty-hooks",
    "empty-event", "hooks-first", "no-indentation", "old-scripts", "old-scripts-among-others",
  ]

  @Test(arguments: SettingsFixtures.names("installed"))
  func `without a record the entries are taken out all the same`(_ name: String) throws {
    let harness = try InstallHarness()
    let original = try SettingsFixtures.bytes(name)
    try harness.write(harness.settings, original)
    #expect(harness.install("--yes", "--no-completions").status == 0)
    try FileManager.default.removeItem(atPath: harness.doctor.home + "/.local")
    #expect(harness.uninstall("--yes").status == 0)
    let bytes = try #require(harness.bytes(harness.settings))
    #expect(try InstallHarness.calls(in: bytes).isEmpty)
    let stem = name.split(separator: "/")[1].dropLast(".json".count)
    #expect((bytes == original) == !Self.differing.contains(String(stem)))
  }

  @Test(arguments: SettingsFixtures.names("ours"))
  func `entries of ours that were there before are gone after uninstalling, those of others are not`(
    _ name: String
  ) throws {
    let harness = try InstallHarness()
    let original = try SettingsFixtures.bytes(name)
    try harness.write(harness.settings, original)
    #expect(harness.install("--yes", "--no-completions").status == 0)
    #expect(harness.uninstall("--yes").status == 0)
    let text = String(decoding: try #require(harness.bytes(harness.settings)), as: UTF8.self)
    #expect(!text.contains("orchestra"))
    for part in ["opus", "say done", "cat"]
    where String(decoding: original, as: UTF8.self).contains("\"\(part)\"") {
      #expect(text.contains("\"\(part)\""))
    }
  }

  /// Where the fault is, as the message names it.
  private static let refusals: [String: String] = [
    "comment": "a comment, which JSON does not have, at line 2, column 3",
    "comment-block": "a comment, which JSON does not have, at line 2, column 19",
    "trailing-comma": "unexpected '}' at line 3, column 1", "torn": "ends too early at line 4, column 1",
    "list": "the whole is a list, not an object, at line 1, column 1", "text": "the whole is a text",
    "null": "the whole is null", "hooks-as-list": "'hooks' is a list, not an object, at line 2, column 12",
    "hooks-as-text": "'hooks' is a text", "hooks-as-null": "'hooks' is null",
    "event-as-object": "'Stop' in 'hooks' is an object, not a list, at line 3, column 13",
    "hooks-twice": "the key 'hooks' a second time at line 4, column 3",
    "event-twice": "the key 'Stop' a second time at line 4, column 5",
    "command-twice": "the key 'command' a second time at line 3, column",
    "too-deep": "more than 64 levels of brackets at line 1", "utf-16": "at line 1, column 1",
    "no-utf-8": "bytes that are not UTF-8 at line 2, column 13",
    "two-values": "something behind the end at line 2, column 1",
    "conflict": "unexpected '<' at line 2, column 1",
    "single-quotes": "unexpected ''' at line 1, column 2", "toml": "unexpected 'm' at line 1, column 1",
    "nul": "unexpected byte 0x0 at line 1, column 1",
  ]

  @Test(arguments: SettingsFixtures.names("refused"))
  func `what cannot be edited is refused with its place, and nothing is touched`(_ name: String) throws {
    let harness = try InstallHarness()
    try harness.write(harness.settings, try SettingsFixtures.bytes(name))
    let before = try harness.tree()
    let stem = String(name.split(separator: "/")[1].dropLast(".json".count))
    let sentence = try #require(Self.refusals[stem])
    for words in [["--yes"], ["--dry-run"], ["--check"]] {
      let result = harness.install(words[0])
      #expect(result.status == 65)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("Error: Cannot edit '/work/lantern/.claude/settings.json': "))
      #expect(result.errors.contains(sentence), "\(result.errors)")
      #expect(result.errors.contains("install --print'"))
    }
    // Where there can be no hook of ours there is nothing to take out.
    #expect([0, 65].contains(harness.uninstall("--yes").status))
    #expect(try harness.tree() == before)
  }
}
