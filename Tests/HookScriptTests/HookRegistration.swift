import Foundation

/// A file that registers hooks with a host: `hooks/hooks.json` or `hooks/codex-hooks.json`.
struct HookRegistration: Decodable {
  struct Group: Decodable {
    var matcher: String?
    var hooks: [Handler]
  }

  struct Handler: Decodable {
    var type: String
    var command: String
    var args: [String]?
    var timeout: Int?
  }

  var hooks: [String: [Group]]

  static let claude = "hooks/hooks.json"
  static let codex = "hooks/codex-hooks.json"

  /// Reads the file at `path` below the repository's top.
  init(_ path: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Repository.data(path))
  }

  var handlers: [Handler] { hooks.values.joined().flatMap(\.hooks) }

  func matchers(of event: String) -> [String?] { hooks[event, default: []].map(\.matcher) }
}

/// The checkout these tests were compiled from.
enum Repository {
  static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func data(_ path: String) throws -> Data { try Data(contentsOf: top.appending(path: path)) }
}
