import JSONTree

/// A folder that Claude Code takes as a marketplace of one plugin, whose hooks start the program where it is.
package struct PluginFiles: Sendable {
  package static let name = "orchestra"
  package static let summary =
    "Shows who works on what: tasks, agents and sessions, kept by one fast program"

  private let version: String
  private let call: HookCall

  package init(version: String, program: String) {
    self.version = version
    call = HookCall(.claude, program: program)
  }

  /// The files by their names below the folder.
  package var files: [(name: String, bytes: [UInt8])] {
    [
      (".claude-plugin/marketplace.json", Self.pretty(marketplace)),
      ("\(Self.name)/.claude-plugin/plugin.json", Self.pretty(manifest)),
      ("\(Self.name)/hooks/hooks.json", Self.pretty(hooks)),
    ]
  }

  private static func pretty(_ value: JSONValue) -> [UInt8] { value.bytes(.pretty) + [0x0A] }

  private var marketplace: JSONValue {
    [
      "name": .string(Self.name), "owner": ["name": "The orchestra authors"],
      "plugins": [
        [
          "name": .string(Self.name), "source": .string("./\(Self.name)"),
          "description": .string(Self.summary),
        ]
      ],
    ]
  }

  /// That of `.claude-plugin/plugin.json`; a test compares them.
  var manifest: JSONValue {
    [
      "name": .string(Self.name), "version": .string(version), "description": .string(Self.summary),
      "author": ["name": "The orchestra authors"], "license": "MIT",
      "keywords": ["progress", "tasks", "agents", "hooks"],
    ]
  }

  private var hooks: JSONValue {
    var events: JSONObject = [:]
    for registration in HookRegistration.claude {
      events[registration.event] = .array([call.group(registration)])
    }
    return ["description": .string(Self.summary), "hooks": .object(events)]
  }
}
