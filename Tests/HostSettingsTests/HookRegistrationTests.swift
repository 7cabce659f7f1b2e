import Foundation
import JSONTree
import Testing

@testable import HostSettings

/// The registrations that are shipped are made from the list in the program.
@Suite struct HookRegistrationTests {
  private static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(
    arguments: [
      ("hooks/hooks.json", HookCall(.claude, program: "${CLAUDE_PLUGIN_ROOT}/bin/orchestra")),
      ("hooks/codex-hooks.json", HookCall(.codex, program: "orchestra")),
    ])
  func `the file in hooks says what the list says`(_ path: String, _ call: HookCall) throws {
    let data = try Data(contentsOf: Self.top.appending(path: path))
    let file = try JSONValue(parsing: Array(data))["hooks"]?.object
    let registrations = HookRegistration.all(for: call.host)
    #expect(file?.keys == registrations.map(\.event))
    for registration in registrations {
      #expect(file?[registration.event] == .array([call.group(registration)]), "\(registration.event)")
    }
  }

  @Test(arguments: [HookHost.claude, .codex])
  func `no event is registered that must not be`(_ host: HookHost) {
    let events = HookRegistration.all(for: host).map(\.event)
    #expect(HookRegistration.forbidden.isDisjoint(with: events))
    #expect(Set(events).count == events.count)
  }
}

/// The plugin that is made has what the shipped one has.
@Suite struct PluginFilesTests {
  private static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `the manifest is the shipped one`() throws {
    let data = try Data(contentsOf: Self.top.appending(path: ".claude-plugin/plugin.json"))
    #expect(
      PluginFiles(version: "2.0.0", program: "orchestra").manifest == (try JSONValue(parsing: Array(data))))
  }

  @Test func `every file is JSON, and the hooks start the program that was named`() throws {
    let files = PluginFiles(version: "2.0.0", program: "/opt/bin/orchestra").files
    for file in files { _ = try JSONValue(parsing: file.bytes) }
    let hooks = try JSONValue(parsing: try #require(files.last).bytes)["hooks"]?.object
    #expect(hooks?.count == HookRegistration.claude.count)
    #expect(hooks?["Stop"]?[0]?["hooks"]?[0]?["command"] == "/opt/bin/orchestra")
    #expect(hooks?["WorktreeCreate"] == nil)
  }
}
