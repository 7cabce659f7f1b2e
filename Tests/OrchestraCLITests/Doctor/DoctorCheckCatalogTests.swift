import Foundation
import HostSettings
import JSONTree
import Rendering
import Testing

@testable import OrchestraCLI

@Suite struct DoctorCheckCatalogTests {
  private static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: top.appending(path: path), encoding: .utf8)
  }

  @Test func `every file in Checks is in the catalogue, once`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.top.appending(path: "Sources/OrchestraCLI/Doctor/Checks").path)
    let types = DoctorCheckCatalog.all.map { "\($0).swift" }
    #expect(types.sorted() == files.filter { $0.hasSuffix(".swift") }.sorted())
  }

  @Test func `names are kebab-case and different`() {
    let names = DoctorCheckCatalog.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(name)") }
  }

  @Test func `the page has a row for every check and no other, in the same order`() throws {
    let page = try #require(
      try Self.text("docs/doctor.md").split(separator: "## What it looks at").last?.split(separator: "\n## ")
        .first)
    let rows = page.matches(of: /\n\| `([a-z-]+)` \|/).map { String($0.1) }
    let expected = DoctorTopic.allCases.flatMap { topic in
      DoctorCheckCatalog.all.filter { $0.topic == topic }.map { $0.name }
    }
    #expect(rows == expected)
  }

  @Test func `the settings it knows are those of the page`() throws {
    let rows = try Self.text("docs/configuration.md").matches(of: /\n\| `(\w+)` \|/).map { String($0.1) }
    #expect(rows.count > 8)
    for row in rows { #expect(SettingsCheck.keys.contains(row), "\(row)") }
  }

  @Test func `the variables it knows are those of the page`() throws {
    let rows = try Self.text("docs/environment.md").matches(of: /\n\| `(ORCHESTRA_\w+)` \|/).map {
      String($0.1)
    }
    #expect(rows.count > 5)
    for row in rows { #expect(EnvironmentCheck.variables.contains(row), "\(row)") }
  }

  @Test(arguments: [("hooks/hooks.json", WantedEvent.claude), ("hooks/codex-hooks.json", WantedEvent.codex)])
  func `the events it wants are those that are shipped`(_ path: String, _ wanted: [WantedEvent]) throws {
    let groups = HookGroups(
      try #require(try JSONValue(parsing: try Self.text(path))["hooks"]),
      origin: HookHandler.Origin(host: .claude, scope: .user, path: path),
      in: HookTarget.Surroundings(root: "/", searchPath: [], machine: DoctorMachine()))
    #expect(groups.faults.isEmpty)
    #expect(groups.handlers.map(\.event).sorted() == wanted.map(\.name).sorted())
    for handler in groups.handlers {
      let tools = wanted.first { $0.name == handler.event }?.tools ?? []
      #expect(handler.matcher.matchesEverything == tools.isEmpty, "\(handler.event)")
      for tool in tools { #expect(handler.matcher.matches(tool) == true, "\(handler.event) \(tool)") }
    }
  }
}
