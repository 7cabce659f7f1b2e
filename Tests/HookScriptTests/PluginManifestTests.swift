import Foundation
import OrchestraCLI
import Testing

@Suite struct PluginManifestTests {
  private static let path = ".claude-plugin/plugin.json"

  private struct Manifest: Decodable {
    struct Author: Decodable { var name: String }

    var name: String
    var version: String
    var description: String
    var author: Author
    var license: String
    var keywords: [String]
  }

  @Test func `the manifest has what the host demands, of the right types`() throws {
    let manifest = try JSONDecoder().decode(Manifest.self, from: Repository.data(Self.path))
    #expect(manifest.name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil)
    #expect(manifest.version == Orchestra.version)
    #expect(!manifest.description.isEmpty)
  }

  @Test func `hooks are left to the default place, which the host loads by itself`() throws {
    let object = try JSONSerialization.jsonObject(with: Repository.data(Self.path))
    let keys = try #require(object as? [String: Any]).keys
    #expect(!keys.contains("hooks"))
  }

  @Test func `nothing but the manifest is in its folder`() throws {
    let folder = Repository.top.appending(path: ".claude-plugin").path(percentEncoded: false)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["plugin.json"])
  }
}
