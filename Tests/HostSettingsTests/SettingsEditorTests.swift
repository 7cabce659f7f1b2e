import JSONTree
import Testing

@testable import HostSettings

/// The rules of the editor, on settings nobody would write by hand.
///
/// Numbers are those of the rules at `SettingsEditor`.
@Suite struct SettingsEditorTests {
  private static let own = OwnCommands { _ in false }
  private static let call = HookCall(.claude, program: "orchestra")
  private static let seeds = Array(UInt64(1)...60)

  private static func installed(_ bytes: [UInt8]) throws -> SettingsChanges {
    var editor = try SettingsEditor(bytes, own: own)
    try editor.register(HookRegistration.claude, calling: call)
    return editor.finished()
  }

  private static func uninstalled(_ bytes: [UInt8]) throws -> SettingsChanges {
    var editor = try SettingsEditor(bytes, own: own)
    try editor.unregister()
    return editor.finished()
  }

  /// The calls of the program by event, counted without the editor.
  private static func calls(in bytes: [UInt8]) throws -> [String: Int] {
    var calls: [String: Int] = [:]
    for event in try JSONValue(parsing: bytes)["hooks"]?.object ?? [:] {
      let handlers = (event.value.array ?? []).flatMap { $0["hooks"]?.array ?? [] }
      let count = handlers.count { handler in
        let command = handler["command"]?.string ?? ""
        return command == "orchestra" || command.contains("orchestra hook")
          || command.contains("progress-tracker")
      }
      if count > 0 { calls[event.key] = count }
    }
    return calls
  }

  /// All commands of others, in their order.
  private static func others(in bytes: [UInt8]) throws -> [String] {
    (try JSONValue(parsing: bytes)["hooks"]?.object ?? [:]).flatMap { event in
      (event.value.array ?? []).flatMap { $0["hooks"]?.array ?? [] }.compactMap { $0["command"]?.string }
        .filter { ["say done", "npx prettier --write", "echo orchestra"].contains($0) }
        .map { "\(event.key) \($0)" }
    }
  }

  private static func isPart(_ old: [UInt8], of new: [UInt8]) -> Bool {
    func ink(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } }
    var rest = ink(new)[...]
    for byte in ink(old) {
      guard let place = rest.firstIndex(of: byte) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  @Test(arguments: seeds)
  func `1 and 2: only ours is put in, once for each event, and a second run changes nothing`(
    _ seed: UInt64
  ) throws {
    var random = RandomSettings(seed: seed)
    let bytes = Array(random.text(hasOurs: false).utf8)
    let once = try Self.installed(bytes)
    let expected = Dictionary(uniqueKeysWithValues: HookRegistration.claude.map { ($0.event, 1) })
    #expect(try Self.calls(in: once.bytes) == expected)
    #expect(Self.isPart(bytes, of: once.bytes))
    #expect(try Self.others(in: once.bytes).sorted() == Self.others(in: bytes).sorted())
    #expect(try Self.installed(once.bytes).bytes == once.bytes)
  }

  @Test(arguments: seeds)
  func `3: taking out what was put in leaves the text, but for places that were empty`(_ seed: UInt64) throws
  {
    var random = RandomSettings(seed: seed)
    let bytes = Array(random.text(hasOurs: false).utf8)
    let back = try Self.uninstalled(Self.installed(bytes).bytes)
    #expect(try Self.calls(in: back.bytes).isEmpty)
    let old = try JSONValue(parsing: bytes)
    let new = try JSONValue(parsing: back.bytes)
    for member in old.object ?? [:] where member.key != "hooks" { #expect(new[member.key] == member.value) }
    #expect(try Self.others(in: back.bytes) == Self.others(in: bytes))
    let hooks = old["hooks"]?.object
    let hasEmptyPlace =
      old.object?.isEmpty == true || hooks?.isEmpty == true
      || hooks?.contains { $0.value.array?.isEmpty == true } == true
    if !hasEmptyPlace { #expect(back.bytes == bytes) }
  }

  @Test(arguments: seeds)
  func `entries of ours, of any kind, become one for each event, and all go`(_ seed: UInt64) throws {
    var random = RandomSettings(seed: seed)
    let bytes = Array(random.text(hasOurs: true).utf8)
    let once = try Self.installed(bytes)
    var found = try Self.calls(in: once.bytes)
    // Somebody wants to see more than is registered by itself; but nothing that does harm.
    found["FutureEvent"] = nil
    let expected = Dictionary(uniqueKeysWithValues: HookRegistration.claude.map { ($0.event, 1) })
    #expect(found == expected)
    #expect(try Self.others(in: once.bytes).sorted() == Self.others(in: bytes).sorted())
    #expect(try Self.installed(once.bytes).bytes == once.bytes)
    let back = try Self.uninstalled(once.bytes)
    #expect(try Self.calls(in: back.bytes).isEmpty)
    #expect(try Self.others(in: back.bytes).sorted() == Self.others(in: bytes).sorted())
  }

  @Test func `what is added looks like what is there`() throws {
    let tabs = try Self.installed(Array("{\r\n\t\"hooks\": {\r\n\t\t\"Stop\": []\r\n\t}\r\n}".utf8))
    let text = String(decoding: tabs.bytes, as: UTF8.self)
    #expect(text.hasPrefix("{\r\n\t\"hooks\": {\r\n\t\t\"Stop\": [\r\n\t\t\t{ \"hooks\": [{"))
    #expect(text.contains("],\r\n\t\t\"SessionStart\": [\r\n\t\t\t{ "))
    #expect(text.hasSuffix("]\r\n\t}\r\n}"))
    let tight = try Self.installed(Array("{\"a\":1}".utf8))
    let line = String(decoding: tight.bytes, as: UTF8.self)
    #expect(line.hasPrefix("{\"a\":1,\"hooks\":{\"SessionStart\":[{\"hooks\":[{\"type\":\"command\","))
    #expect(!line.contains(" \"") && !line.contains("\n"))
  }
}
